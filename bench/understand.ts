/**
 * What it costs to understand a message, in microseconds, and to load what that needs: `npx tsx bench/understand.ts
 * [CHAT.txt]`. Messages are those of data/training/village.tsv, of which six in ten are reports; with a file also ordinary
 * chat, one message a line.
 */
import { readFileSync } from 'node:fs';
import { loadBaseModel } from '../src/understanding/model/load-base-model.js';
import { loadSpans } from '../src/understanding/spans/span-file.js';
import { parseTrainingLines } from '../src/understanding/training/parse-lines.js';
import { createUnderstand } from '../src/understanding/understand.js';
import type { Scene } from '../src/understanding/types.js';

const FILE = 'data/training/village.tsv';
const ROUNDS = 15;
const NOW = Date.parse('2026-11-23T10:00:00+08:00');

interface Message {
  text: string;
  scene: Scene;
}

const began = performance.now();
const understand = createUnderstand(loadBaseModel(), loadSpans());
const loaded = performance.now() - began;

const scene = (where: Scene['where']): Scene => ({ where, places: [], now: NOW });
const scenes = { group: scene('group'), direct: scene('direct') };
const lines = parseTrainingLines(readFileSync(FILE, 'utf8'), FILE);
const messages = (isWanted: (isReport: boolean) => boolean): Message[] =>
  lines
    .filter(({ nature }) => isWanted(nature !== null))
    .map(({ text, scene: where }) => ({ text, scene: scenes[where] }));
const [, , chat] = process.argv;
const chatted = chat === undefined ? [] : readFileSync(chat, 'utf8').split('\n').slice(0, 3_000);

const sets: Readonly<Record<string, readonly Message[]>> = {
  'all messages': messages(() => true),
  reports: messages((isReport) => isReport),
  others: messages((isReport) => !isReport),
  ...(chat === undefined ? {} : { chat: chatted.map((text) => ({ text, scene: scenes.group })) }),
};

process.stdout.write(`loaded in ${loaded.toFixed(0)} ms\n`);
for (const set of Object.values(sets)) cost(set);
for (const [name, set] of Object.entries(sets)) {
  const rounds = Array.from({ length: ROUNDS }, () => cost(set)).sort((a, b) => a - b);
  const of = (round: number): string => (rounds[round] as number).toFixed(0);
  process.stdout.write(
    `${name.padEnd(14)} ${of(0)} µs at best, ${of(Math.floor(ROUNDS / 2))} in the middle of ${String(ROUNDS)} rounds\n`,
  );
}

/** Microseconds for each, over all of them once. */
function cost(set: readonly Message[]): number {
  const from = performance.now();
  for (const one of set) understand(one.text, one.scene);
  return ((performance.now() - from) * 1000) / Math.max(1, set.length);
}
