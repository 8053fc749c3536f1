/** What two tellings have in common, as words for people to read. */
import { inBoth, type Prepared } from './evidence.js';
import { charactersOf, type Gram } from './grams.js';
import { samePlace } from './places-named.js';
import type { Scale } from './rarity.js';

const MOST = 3;

/**
 * The place that both name, then runs of characters that stand in both, the rarest first; at most three. `grams` are those
 * of the asked text in their order.
 */
export function sharedWords(asked: Prepared, grams: readonly Gram[], other: Prepared, scale: Scale): string[] {
  const place = samePlace(asked.places, other.places, scale)?.name ?? '';
  const shared = new Set(inBoth(asked.words, other.words));
  const runs = runsOf(grams.filter((gram) => shared.has(gram)));
  const rarest = runs
    .map((grams) => ({ word: wordOf(grams), weight: grams.reduce((sum, gram) => sum + scale.rarity(gram), 0) }))
    .sort((a, b) => b.weight - a.weight);
  return [place, ...rarest.map(({ word }) => word)].filter((word) => word !== '').slice(0, MOST);
}

/** Pairs that follow each other by one character are one run. */
function runsOf(grams: readonly Gram[]): Gram[][] {
  const runs: Gram[][] = [];
  for (const gram of grams) {
    const last = runs.at(-1);
    const before = last?.at(-1);
    if (last !== undefined && before !== undefined && (before & 0xffff) === gram >>> 16) last.push(gram);
    else runs.push([gram]);
  }
  return runs;
}

function wordOf(grams: readonly Gram[]): string {
  return grams.map((gram, i) => (i === 0 ? charactersOf(gram) : charactersOf(gram).slice(1))).join('');
}
