/** When a matter was, as the clerk reads it with the case. */
import { expect, test } from '@jest/globals';
import { DAY, HOUR } from '../../src/domain/time.js';
import { toldWhen as inEnglish } from '../../src/wording/en/time-words.js';
import { toldWhen } from '../../src/wording/zh-cn/time-words.js';
import { at } from '../domain/plain-calendar.js';

const TOLD = at('2026-11-22 10:00');
const remarks = [{ key: 'k1', at: TOLD, by: 'contact/1', from: 'reporter', text: '水浑了', media: [] }] as const;

test.each([
  ['what goes on', { from: TOLD - 3 * DAY, to: TOLD }, '说是从11月19日起', 'said to go on since 19 November'],
  ['what was over', { from: TOLD - 3 * DAY, to: TOLD - 2 * DAY }, '说是11月19日的事', 'said to be of 19 November'],
  [
    'another year',
    { from: TOLD - 366 * DAY, to: TOLD },
    '说是从2025年11月21日起',
    'said to go on since 21 November 2025',
  ],
])('%s', (_what, when, chinese, english) => {
  expect([...toldWhen({ when, remarks }), ...inEnglish({ when, remarks })]).toEqual([chinese, english]);
});

test.each([
  ['of the day on which it was told', { from: TOLD - 3 * HOUR, to: TOLD }],
  ['that nobody spoke of', null],
])('nothing is said of a time %s', (_what, when) => {
  expect([...toldWhen({ when, remarks }), ...inEnglish({ when, remarks })]).toEqual([]);
});
