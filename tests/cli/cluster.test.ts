/** `gezipu cluster`: which letters of a table tell of one matter. */
import { afterAll, expect, test } from '@jest/globals';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDesk } from './run-gezipu.js';

const { folder, gezipu } = openDesk();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const PLANT = '小区旁边五十米建起一座搅拌站，日夜轰鸣，粉尘飘进屋里，孩子老人整夜睡不着，请尽快停工搬走。';
const LETTERS = [
  ['1', '2026/3/1 9:05:21', 'A市桃源新城小区旁边建搅拌站', `桃源新城${PLANT}`],
  [
    '2',
    '2026/3/2 9:05:21',
    '建议增加12路公交车班次',
    '早高峰等半小时才来一辆，挤不上去，上班总是迟到，希望公交公司加密班次。',
  ],
  ['3', '2026-03-09', '桃源新城搅拌站粉尘扰民', `我住桃源新城，${PLANT}`],
  ['4', '2026/3/4 9:05', '投诉桃源新城旁的搅拌站', `桃源新城的业主反映：${PLANT}`],
];
const table = (name: string, rows: readonly (readonly string[])[]): string => {
  const file = join(folder, name);
  writeFileSync(file, ['id\ttime\ttitle\tdetail', ...rows.map((row) => row.join('\t'))].join('\n'));
  return file;
};

test('shows each matter with its size, its days, a title and the places named, and on request who told it', async () => {
  const { code, out } = await gezipu('cluster', table('letters.tsv', LETTERS), '--ids');
  expect(code).toBe(0);
  const [head, first, ids, ...others] = out.trim().split('\n');
  expect(head).toBe('4 messages, 3 of them in 1 matters told twice or more');
  expect(first).toMatch(/^1\t3 messages\t2026-03-01 to 2026-03-09\t.*桃源新城.*\t.*桃源新城/u);
  expect(ids?.trim()).toBe('1 4 3');
  expect(others).toEqual([]);
});

test.each([
  [
    'a column that is missing',
    'has no column detail',
    () => {
      const file = join(folder, 'short.tsv');
      writeFileSync(file, 'id\ttime\ttitle\n1\t2026/3/1 9:05:21\t路灯坏了\n');
      return [file];
    },
  ],
  [
    'a time that is none',
    '"gestern" is no time',
    () => [table('time.tsv', [['7', 'gestern', '路灯坏了', '路灯坏了']])],
  ],
  ['a number that is none', '--top is a whole number', () => [table('top.tsv', []), '--top', 'all']],
  ['a file that is not there', 'cannot be read', () => [join(folder, 'nowhere.tsv')]],
])('names %s', async (_, sentence, words) => {
  const { code, err } = await gezipu('cluster', ...words());
  expect(code).toBe(1);
  expect(err).toContain(sentence);
});

test('says so when nothing was told twice', async () => {
  expect((await gezipu('cluster', table('none.tsv', []))).out).toBe(
    '0 messages, 0 of them in 0 matters told twice or more\n',
  );
});
