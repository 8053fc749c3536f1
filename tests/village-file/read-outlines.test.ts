import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readVillages } from '../../src/village-files.js';
import { findingLine } from '../../src/village-file/finding.js';
import { withOutlines } from '../../src/village-file/read-outlines.js';
import { GM, GRID1, GRID2, village } from '../domain/small-village.js';

const VILLAGE = village([]);
type Corner = number[];
const SQUARE: Corner[] = [
  [100, 38],
  [100.01, 38],
  [100.01, 38.01],
  [100, 38.01],
  [100, 38],
];
const HOLE: Corner[] = [
  [100.002, 38.002],
  [100.004, 38.002],
  [100.004, 38.004],
  [100.002, 38.002],
];

const feature = (name: unknown, coordinates: unknown, type = 'Polygon') => ({
  ...{ type: 'Feature', properties: { name, fill: '#fff' } },
  geometry: { type, coordinates },
});

/** A feature to a line, from the third line on. */
const collection = (...features: object[]): string =>
  `{ "type": "FeatureCollection",\n"features": [\n${features.map((one) => JSON.stringify(one)).join(',\n')}\n] }`;

function read(text: string) {
  const result = withOutlines(VILLAGE, text, 'gm.geojson');
  if ('errors' in result) return { errors: result.errors.map(findingLine) };
  return Object.fromEntries(result.village.areas.flatMap(({ path, outline }) => (outline ? [[path, outline]] : [])));
}
const errorsOf = (text: string): string[] => (read(text) as { errors?: string[] }).errors ?? [];

describe('outlines', () => {
  test('belong to the area that is named by name, alias or path, and the others have none', () => {
    const text = collection(feature('上庄', [SQUARE]), feature(GRID2, [SQUARE]), feature('扎麻什乡/郭米村', [SQUARE]));
    expect(Object.keys(read(text)).sort()).toEqual([GM, GRID1, GRID2]);
  });

  test('are numbers to a metre, outer edges against the clock and holes with it, whichever way they were drawn', () => {
    const exact = SQUARE.map(([x = 0, y = 0]) => [x + 0.000001, y, 3050]);
    const flat = { outer: SQUARE.flat(), hole: [...HOLE].reverse().flat() };
    for (const drawn of [
      [exact, HOLE],
      [[...exact].reverse(), [...HOLE].reverse()],
    ])
      expect(read(collection(feature('二社', drawn)))).toEqual({ [GRID2]: [[flat.outer, flat.hole]] });
  });

  test('may have several pieces', () => {
    const text = collection(feature('二社', [[SQUARE], [HOLE]], 'MultiPolygon'));
    expect(read(text)).toMatchObject({ [GRID2]: [[expect.anything()], [expect.anything()]] });
  });
});

describe('what is wrong', () => {
  const bad = (ring: unknown) => collection(feature('一社', [SQUARE]), feature('二社', [ring]));
  test.each([
    [
      'an area that there is not',
      collection(feature('五社', [SQUARE])),
      /^gm\.geojson:3:\d+ 没有叫“五社”的地方，有：祁连县/u,
    ],
    ['no name', collection(feature(undefined, [SQUARE])), /:3:\d+ 缺少“name”/u],
    [
      'an area twice',
      collection(feature('一社', [SQUARE]), feature('上庄', [SQUARE])),
      /:4:\d+ “上庄”的边界前面已经写过了/u,
    ],
    ['a line', collection(feature('一社', SQUARE, 'LineString')), /:3:\d+ 边界要是面/u],
    ['an edge that is open', bad(SQUARE.slice(0, -1)), /:4:\d+ 这一圈没有围起来/u],
    [
      'an edge that is a line there and back',
      bad([SQUARE[0], SQUARE[1], SQUARE[1], SQUARE[0]]),
      /:4:\d+ 这一圈没有围起来/u,
    ],
    ['latitude first', bad(SQUARE.map(([x = 0, y = 0]) => [y, x])), /:4:\d+ 坐标 \[38, 100\] 不对：先写经度/u],
    ['metres instead of degrees', bad(SQUARE.map(([x = 0, y = 0]) => [x * 1e5, y * 1e5])), /:4:\d+ 坐标 \[10000000, /u],
    ['more corners than anybody sees', bad(circle(501)), /:4:\d+ “二社”的边界有 502 个点，最多 500 个.*简化/u],
    ['no collection', '[1, 2]', /:1:1 不是 GeoJSON 的 FeatureCollection/u],
    ['no JSON', '{ "features": [\n{ "a": ', /^gm\.geojson:\d:/u],
    ['a file too large', ' '.repeat(2_000_001), /:1:1 文件太大/u],
  ])('%s is said with its line', (_, text, says) => {
    expect(errorsOf(text)).toEqual([expect.stringMatching(says)]);
  });

  test('in several features is said of each, and in one edge once', () => {
    const wild = SQUARE.map(() => [999, 999]);
    const errors = errorsOf(
      collection(feature('一社', [wild, wild]), feature('六社', [SQUARE]), feature('二社', [[]])),
    );
    expect(errors.map((line) => /:(\d+):/u.exec(line)?.[1])).toEqual(['3', '3', '4', '5']);
  });

  test('is said of whatever text there is, and nothing is thrown', () => {
    const words = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"features"',
      '"name"',
      '"一社"',
      '1e999',
      '&a',
      '*a',
      '\n',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(words).map((all) => all.join('')),
        ),
        (text) => {
          expect(Object.keys(withOutlines(VILLAGE, text, 'x'))).toHaveLength(1);
        },
      ),
      { numRuns: 200 },
    );
  });
});

function circle(corners: number): Corner[] {
  const all = Array.from({ length: corners }, (_, i) => (i / corners) * 2 * Math.PI);
  const ring = all.map((turn) => [100 + Math.cos(turn) / 10, 38 + Math.sin(turn) / 10]);
  return [...ring, ring[0] ?? []];
}

describe('the file beside the village file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gezipu-map-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'v.yaml');
  const yaml = (map: string) =>
    `root: '1'\nmap: ${map}\narea: { name: 村, level: 村, letters: GM, areas: [{ code: 1, name: 一社, level: 社 }] }\n`;
  beforeAll(() => writeFileSync(join(folder, 'm.geojson'), collection(feature('一社', [SQUARE]))));

  test('gives the village its outlines', async () => {
    writeFileSync(file, yaml('m.geojson'));
    const [read] = await readVillages([file]);
    expect(read?.village.areas.map(({ outline }) => outline?.length)).toEqual([undefined, 1]);
  });

  test.each([
    ['that is not there', 'none.geojson', 'v.yaml:2:6 读不到'],
    ['from another folder', '../m.geojson', 'v.yaml:2:6 “../m.geojson”要写和本文件在同一个文件夹里'],
  ])('%s is said at the line that names it', async (_, name, says) => {
    writeFileSync(file, yaml(name));
    await expect(readVillages([file])).rejects.toThrow(says);
  });

  test.each(['guomi', 'xiangbu'])('of the demo village %s draws every grid', async (name) => {
    const [read] = await readVillages([`demo/${name}.yaml`]);
    const grids = read?.village.areas.filter(({ level }) => level.startsWith('grid')) ?? [];
    expect(grids.filter(({ outline }) => outline === undefined)).toEqual([]);
  });
});
