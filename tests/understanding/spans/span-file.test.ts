/** The weights for places and people as a file: they belong to their lines and refuse to be damaged. */
import { afterAll, expect, test } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fingerprintOfSpans, spanExamples } from '../../../src/understanding/spans/span-example.js';
import { loadSpans, SPAN_MODEL } from '../../../src/understanding/spans/span-file.js';
import { readTrainingData } from '../../../src/understanding/training/read-training-data.js';

const folder = mkdtempSync(join(tmpdir(), 'gezipu-spans-'));
afterAll(() => rmSync(folder, { recursive: true }));
const { files, places } = readTrainingData('data/training');
const lines = [...[...files.values()].flat(), ...places];

test('the weights were learned from the marks that are there: else `npm run train` is due', () => {
  expect(loadSpans().fingerprint).toBe(fingerprintOfSpans(spanExamples(lines)));
});

test('a mark put elsewhere makes other lines of them', () => {
  const marked = lines.filter(({ place }) => place !== null).slice(0, 2);
  const moved = marked.map((line, i) => (i === 0 ? { ...line, place: null } : line));
  expect(fingerprintOfSpans(spanExamples(moved))).not.toBe(fingerprintOfSpans(spanExamples(marked)));
});

test('a file that is changed in one place is refused, with its name', () => {
  const file = join(folder, 'damaged.model');
  const bytes = readFileSync(SPAN_MODEL);
  writeFileSync(file, Buffer.from(bytes.map((byte, i) => (i === bytes.length >> 1 ? byte ^ 1 : byte))));
  expect(() => loadSpans(file)).toThrow(/damaged\.model/u);
});
