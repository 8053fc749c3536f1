/** Amounts as villagers say them. */
import { expect, test } from '@jest/globals';
import { findAmounts } from '../../src/understanding/find-amount.js';
import { normalise } from '../../src/understanding/normalise.js';

test.each([
  ['卫生费一人30块', [30, '元']],
  ['欠我三千五百块钱', [3500, '元']],
  ['工钱三千五没给', [3500, '元']],
  ['补贴才发了800', [800, '元']],
  ['一方水要七块五', [7.5, '元']],
  ['借了一万二', [12_000, '元']],
  ['两千斤洋芋全泡了', [2000, '斤']],
  ['压死三吨饲料', [6000, '斤']],
  ['证上少了一亩二', [1.2, '亩']],
  ['地占了两亩半', [2.5, '亩']],
  ['牛死了六头', [6, '头']],
] as const)('%s', (text, [value, unit]) => {
  expect(findAmounts(normalise(text))).toEqual([expect.objectContaining({ value, unit, about: false })]);
});

test.each([
  ['收了二百多块', 200],
  ['大概三万块左右', 30_000],
  ['七八千块钱没了', 7500],
])('a guess is told from a sum: %s', (text, value) => {
  expect(findAmounts(normalise(text))).toEqual([expect.objectContaining({ value, unit: '元', about: true })]);
});

test('several are told in the order said', () => {
  const found = findAmounts(normalise('租了五亩地，一年一千块，只给了三百块'));
  expect(found.map(({ said }) => said)).toEqual(['五亩', '一千块', '三百块']);
});

test.each([
  '掉下来三块石头',
  '打95598没人接',
  '电话13812345678',
  '钱打到第二头那家',
  '二社三组',
  '交了120号表',
  '2026年10月',
])('no amount: %s', (text) => {
  expect(findAmounts(normalise(text))).toEqual([]);
});
