import { expect, test } from '@jest/globals';
import { readXlsx } from 'hucre/xlsx';
import { createPrinter } from '../../src/report/create-printer.js';

const printer = createPrinter(() => Promise.reject(new Error('nothing is drawn for a workbook')));

test('what was written is read again: names of sheets, heads, texts as texts, figures as figures', async () => {
  const bytes = await printer.workbook([
    {
      name: '指标',
      head: ['指标', '分子'],
      rows: [
        ['响应率', 48],
        ['解决率', null],
      ],
    },
    { name: '逐件', head: ['编号'], rows: [] },
  ]);
  const { sheets } = await readXlsx(bytes);
  expect(sheets.map(({ name }) => name)).toEqual(['指标', '逐件']);
  expect(sheets[0]?.rows.map((row) => row.slice(0, 2))).toEqual([
    ['指标', '分子'],
    ['响应率', 48],
    ['解决率', null],
  ]);
});

test.each(['=1+1', '+86', '-1', '@SUM(A1)', '=HYPERLINK("http://a.example")', '\t=1', '0501'])(
  'the text %j is never a formula',
  async (text) => {
    const bytes = await printer.workbook([{ name: '逐件', head: [text], rows: [[text]] }]);
    const { sheets } = await readXlsx(bytes);
    const cells = [...(sheets[0]?.cells?.values() ?? [])];
    expect(cells.some((cell) => cell.formula !== undefined)).toBe(false);
    expect(sheets[0]?.rows).toEqual([[text], [text]]);
  },
);
