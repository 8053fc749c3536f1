/** `gezipu report`, as an operator types it. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { pdfText } from '../report/pdf-text.js';
import { openDesk } from './run-gezipu.js';

const { folder, gezipu } = openDesk();
const at = (name: string): string => join(folder, name);

beforeAll(async () => {
  expect(await gezipu('import', 'demo/guomi.yaml')).toMatchObject({ code: 0 });
}, 30_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('writes the month of a village as a workbook and a PDF', async () => {
  const files = ['--xlsx', at('a.xlsx'), '--pdf', at('a.pdf')];
  expect(await gezipu('report', '--area', 'GM', '--month', '2026-11', ...files)).toEqual({ code: 0, out: '', err: '' });
  const { sheets } = await readXlsx(readFileSync(at('a.xlsx')));
  expect(sheets.map(({ name }) => name)).toEqual(['指标', '逐件', '分类', '走访']);
  expect(sheets[3]?.rows.map(([name]) => name)).toEqual(['地方', '郭米村', '一社', '二社', '三社', '四社']);
  expect(pdfText(readFileSync(at('a.pdf')))).toContain('郭米村 2026年11月 月报');
}, 30_000);

test.each([
  [['--area', 'XX', '--month', '2026-11', '--pdf', 'x'], /no village file has an area "XX"/u],
  [['--area', 'GM', '--month', '2026-13', '--pdf', 'x'], /--month is such as 2026-11/u],
  [['--area', 'GM', '--month', '2026-11'], /say --xlsx FILE, --pdf FILE or both/u],
])(
  'says what is wrong with %j',
  async (words, sentence) => {
    const { code, err } = await gezipu('report', ...words);
    expect([code, sentence.test(err)]).toEqual([1, true]);
  },
  30_000,
);
