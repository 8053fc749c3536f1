/**
 * `npx tsx scripts/write-frequent-grams.ts`: counts the pairs of characters in the reports of data/training, and writes the
 * frequent ones to src/understanding/similarity/frequent-grams.ts.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { charactersOf, gramsOf, type Gram } from '../src/understanding/similarity/grams.js';
import { parseTrainingLines } from '../src/understanding/training/parse-lines.js';

const FROM = 'data/training';
const TO = 'src/understanding/similarity/frequent-grams.ts';
/** Seldomer than this in ten thousand reports is rare enough to be told apart by nothing else. */
const LEAST = 18;
const LINE = 55;

const texts = readdirSync(FROM)
  .filter((name) => name.startsWith('class-'))
  .flatMap((name) => parseTrainingLines(readFileSync(`${FROM}/${name}`, 'utf8'), name).map((line) => line.text));
const counts = new Map<Gram, number>();
for (const gram of texts.flatMap(gramsOf)) counts.set(gram, (counts.get(gram) ?? 0) + 1);

const rows = new Map<number, string[]>();
for (const [gram, count] of [...counts].sort(([a], [b]) => a - b)) {
  const often = (count / texts.length) * 10_000;
  // Steps of the square root of two: finer would be noise.
  const step = Math.round(2 ** (Math.round(Math.log2(often) * 2) / 2));
  if (often >= LEAST) rows.set(step, [...(rows.get(step) ?? []), charactersOf(gram)]);
}

const quoted = (grams: readonly string[]): string =>
  Array.from(
    { length: Math.ceil(grams.length / LINE) },
    (_, i) => `'${grams.slice(i * LINE, (i + 1) * LINE).join('')}'`,
  ).join(' +\n      ');
const table = [...rows]
  .sort(([a], [b]) => b - a)
  .map(([step, grams]) => `  [\n    ${String(step)},\n    ${quoted(grams)},\n  ],`);
writeFileSync(
  TO,
  `/** Written by scripts/write-frequent-grams.ts: in how many of ten thousand reports these pairs of characters stand, roughly. */
export const FREQUENT_GRAMS: readonly (readonly [often: number, grams: string])[] = [
${table.join('\n')}
];
`,
);
