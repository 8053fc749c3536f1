/** The command somebody probably meant. */
import { COMMANDS } from './table.js';
import type { Command } from './command.js';

/** Edits (insert, delete, replace, swap of neighbours) between two words. */
export function editDistance(a: string, b: string): number {
  const s = [...a];
  const t = [...b];
  let before: number[] = [];
  let last = t.map((_, j) => j).concat(t.length);
  for (let i = 1; i <= s.length; i++) {
    const row = [i];
    for (let j = 1; j <= t.length; j++) {
      const same = s[i - 1] === t[j - 1] ? 0 : 1;
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && s[i - 1] === t[j - 2] && s[i - 2] === t[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    before = last;
    last = row;
  }
  return last[t.length] ?? 0;
}

/** Longer than any name could be with typing errors. */
const LONGEST = 16;

/** The nearest name by share of letters that differ, or null when nothing is near. One shared character of two is near. */
export function nearestCommand(typed: string): Command | null {
  if (typed.length > LONGEST) return null;
  const word = typed.toLowerCase();
  let best: { command: Command; share: number } | null = null;
  for (const command of COMMANDS) {
    for (const name of [command.name, command.zh, ...command.also]) {
      const share = editDistance(word, name) / Math.max(word.length, name.length, 1);
      if (share <= 0.5 && (best === null || share < best.share)) best = { command, share };
    }
  }
  return best?.command ?? null;
}
