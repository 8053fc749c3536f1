/**
 * What asking for similar matters costs with many open ones: `npx tsx --expose-gc bench/similar.ts [CASES]`. Reports of
 * data/training, each told in many places, over the grids of one village that is a county in size.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { HOUR } from '../src/domain/time.js';
import { createSimilarityIndex } from '../src/understanding/similarity/similarity-index.js';
import type { Telling } from '../src/understanding/similarity/telling.js';
import { parseTrainingLines } from '../src/understanding/training/parse-lines.js';

const FROM = 'data/training';
const GRIDS = 300;
const ASKED = 2_000;
const SURNAMES = '马王李张韩祁鲍莫贾窦蔡石星东白';
const GIVEN = '占林海龙生福玉兰德英才让卓玛措';

const [cases = '100000'] = process.argv.slice(2);
const lines = readdirSync(FROM)
  .filter((name) => name.startsWith('class-'))
  .flatMap((name) => parseTrainingLines(readFileSync(`${FROM}/${name}`, 'utf8'), name));

/** The nth of many: no two in the same words, as each names somebody. */
function told(nth: number): Telling {
  const line = lines[nth % lines.length];
  const [surname, given] = [SURNAMES[nth % SURNAMES.length] ?? '', GIVEN[nth % GIVEN.length] ?? ''];
  const place = `${surname}${given}${GIVEN[(nth * 7) % GIVEN.length] ?? ''}家门口`;
  return {
    id: String(nth),
    category: line?.categories[0] ?? null,
    area: `v.${String((nth * 13) % GRIDS)}`,
    place,
    at: ((nth * 37) % 720) * HOUR,
    text: `${place}，${line?.text ?? ''}`,
  };
}

const memory = (): number => {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 2 ** 20;
};

const before = memory();
const index = createSimilarityIndex();
const began = performance.now();
for (let nth = 0; nth < Number(cases); nth++) index.add(told(nth));
const filled = performance.now() - began;
const held = memory() - before;

const times: number[] = [];
let found = 0;
for (let nth = 0; nth < ASKED; nth++) {
  const asked = { ...told((nth * 104_729) % Number(cases)), id: '' };
  const start = performance.now();
  found += index.query(asked).length;
  times.push(performance.now() - start);
}
times.sort((a, b) => a - b);
const at = (share: number): string => (times[Math.floor(times.length * share)] ?? 0).toFixed(2);
const print = (line: string): boolean => process.stdout.write(`${line}\n`);
print(`${cases} open: filled in ${(filled / 1000).toFixed(1)} s, ${held.toFixed(0)} MB`);
print(
  `asked ${String(ASKED)} times: half within ${at(0.5)} ms, 99 of 100 within ${at(0.99)} ms, all within ${at(0.9999)} ms`,
);
print(`${(found / ASKED).toFixed(1)} found each time`);
