/** When it was, as villagers say it: on a Sunday, 22 November 2026, at ten in the morning in China. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CHINA_OFFSET } from '../../../src/domain/time.js';
import { findTime } from '../../../src/understanding/find-time.js';
import { normalise } from '../../../src/understanding/normalise.js';

const NOW = at('2026-11-22T10:00');

function at(clock: string): number {
  return Date.parse(`${clock}:00Z`) - CHINA_OFFSET;
}

function clockOf(instant: number): string {
  return new Date(instant + CHINA_OFFSET).toISOString().slice(0, 16);
}

function heard(text: string, now = NOW): [from: string, to: string] | null {
  const found = findTime(normalise(text), now);
  return found && [clockOf(found.from), clockOf(found.to)];
}

describe('what goes on lasts until now', () => {
  test.each([
    ['水浑了三天了', '2026-11-19T10:00'],
    ['停了一个多星期', '2026-11-15T10:00'],
    ['断了半个月了', '2026-11-07T10:00'],
    ['低保停了三个月了', '2026-08-22T10:00'],
    ['一年零四个月了还没给', '2025-07-22T10:00'],
    ['从去年十月就没发', '2025-10-01T00:00'],
    ['昨晚开始停水', '2026-11-21T19:00'],
    ['打上个星期五起没人管', '2026-11-13T00:00'],
  ])('%s', (text, from) => {
    expect(heard(text)).toEqual([from, '2026-11-22T10:00']);
  });
});

describe('what was over has an end', () => {
  test.each([
    ['昨晚有人倒垃圾', '2026-11-21T19:00', '2026-11-22T00:00'],
    ['前天后晌羊丢了', '2026-11-20T14:00', '2026-11-20T19:00'],
    ['昨天来过一次', '2026-11-21T00:00', '2026-11-22T00:00'],
    ['大前天晚上八点打架', '2026-11-19T20:00', '2026-11-19T21:00'],
    ['昨晚上两点砸门', '2026-11-22T02:00', '2026-11-22T03:00'],
    ['10月3号交的表', '2026-10-03T00:00', '2026-10-04T00:00'],
    ['12月20日发的', '2025-12-20T00:00', '2025-12-21T00:00'],
    ['上个月底交的表', '2026-10-25T00:00', '2026-11-01T00:00'],
    ['去年冬天冻死了', '2025-12-01T00:00', '2026-03-01T00:00'],
    ['腊月初八摔的', '2026-01-26T00:00', '2026-01-27T00:00'],
    ['八月十五那天塌的', '2026-09-25T00:00', '2026-09-26T00:00'],
    ['三天前来看过', '2026-11-19T10:00', '2026-11-20T10:00'],
    ['国庆节放炮', '2026-10-01T00:00', '2026-10-08T00:00'],
  ])('%s', (text, from, to) => {
    expect(heard(text)).toEqual([from, to]);
  });
});

test.each([
  '再等三天',
  '明天停电吗',
  '每天晚上停电',
  '好几天没来水',
  '二社路灯坏了',
  '今晚要下雪',
  '电话13812345678',
  '每年正月',
])('no time in the past: %s', (text) => {
  expect(heard(text)).toBeNull();
});

test('a day that does not exist is none', () => {
  expect(heard('11月31号的事')).toBeNull();
});

test('nothing lies ahead, and nothing ends before it begins, whenever it is asked', () => {
  const said = fc.constantFrom(
    '昨晚',
    '今早上八点',
    '腊月初八',
    '除夕',
    '上个月底',
    '三天了',
    '去年冬天',
    '15号',
    '刚才',
    '星期五',
  );
  const instants = fc.integer({ min: at('2015-01-01T00:00'), max: at('2045-01-01T00:00') });
  fc.assert(
    fc.property(said, instants, (text, now) => {
      const found = findTime(`${text}停水`, now);
      expect(found === null || (found.from <= found.to && found.to <= now)).toBe(true);
    }),
  );
});
