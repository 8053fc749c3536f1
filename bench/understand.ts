/**
 * How well and how fast texts are understood: `tsx bench/understand.ts LABELLED.jsonl [CHAT.txt] [FROM]`. Lines of the first
 * file are `LabelledMessage`s; FROM leaves out the first so many (those the word lists were written after). The second holds
 * ordinary messages, one a line, none of them a report.
 */
import { readFileSync } from 'node:fs';
import { evaluate, type LabelledMessage, type Score } from '../src/understanding/evaluate.js';
import { createUnderstand } from '../src/understanding/understand.js';

const [labelled = '', chat, from = '0'] = process.argv.slice(2);
const lines = (file: string): string[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
const rows = lines(labelled)
  .slice(Number(from))
  .map((line) => JSON.parse(line) as LabelledMessage);
const print = (name: string, value: string): boolean => process.stdout.write(`${name.padEnd(24)} ${value}\n`);
const score = ({ precision, recall, f1 }: Score): string =>
  `F1 ${f1.toFixed(3)}, precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`;

let began = performance.now();
const understand = createUnderstand();
print('loading', `${(performance.now() - began).toFixed(0)} ms`);
const found = evaluate(rows, understand);
for (const [scene, value] of Object.entries(found.report)) print(`report ${scene}`, score(value));
for (const name of ['class12', 'category60', 'urgency', 'nature'] as const) print(name, found[name].toFixed(3));
for (const name of ['place', 'placeNearly', 'phone', 'person', 'emergency'] as const) print(name, score(found[name]));

if (chat !== undefined) {
  const texts = lines(chat);
  began = performance.now();
  const judged = texts.map((text) => understand(text, { where: 'group', places: [] }));
  print('a chat message', `${(((performance.now() - began) * 1000) / texts.length).toFixed(0)} µs`);
  const over = (limit: number): number => judged.filter(({ report }) => report.confidence >= limit).length;
  print(
    'chat taken for a report',
    `${String(over(0.8))} sure, ${String(over(0.45))} at least half sure, of ${String(texts.length)}`,
  );
}
