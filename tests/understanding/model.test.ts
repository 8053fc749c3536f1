/** The trained model as a file: it belongs to its lines, refuses to be damaged, and learns from a village on top. */
import { afterAll, expect, test } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { trainLayer } from '../../src/understanding/model/layer.js';
import { BASE_MODEL, loadBaseModel } from '../../src/understanding/model/load-base-model.js';
import { fingerprintOfData } from '../../src/understanding/training/fingerprint.js';
import { readTrainingData } from '../../src/understanding/training/read-training-data.js';
import { createUnderstand } from '../../src/understanding/understand.js';

const folder = mkdtempSync(join(tmpdir(), 'gezipu-model-'));
afterAll(() => rmSync(folder, { recursive: true }));
const model = loadBaseModel();

test('the weights were learned from the lines that are there: else `npm run train` is due', () => {
  expect(model.fingerprint).toBe(fingerprintOfData(readTrainingData('data/training')));
});

test.each([
  ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
  ['empty', () => Buffer.alloc(0)],
  ['another file', () => Buffer.from('a letter to my grandmother')],
  [
    'changed in one place',
    (bytes: Buffer) => Buffer.from(bytes.map((byte, i) => (i === bytes.length >> 1 ? byte ^ 1 : byte))),
  ],
])('a model file that is %s is refused, with what to do', (_, damage) => {
  const file = join(folder, 'damaged.model');
  writeFileSync(file, damage(readFileSync(BASE_MODEL)));
  expect(() => loadBaseModel(file)).toThrow(/damaged\.model[\s\S]+/u);
});

test('what a clerk put right is read so from then on, and other things as before', () => {
  const text = '我们这儿的铁牛又趴窝了，没法上水';
  const read = createUnderstand(model);
  const scene = { where: 'direct', places: [] } as const;
  expect(read(text, scene).category.code).not.toBe('0705');
  const taught = { ...scene, layer: trainLayer(model, [{ text, category: '0705' }]) };
  expect(read(text, taught).category.code).toBe('0705');
  expect(read('路灯坏了', taught).category.code).toBe(read('路灯坏了', scene).category.code);
});
