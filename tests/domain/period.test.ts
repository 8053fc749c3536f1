import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dayOf } from '../../src/domain/calendar.js';
import { periodIn } from '../../src/domain/period.js';
import { at } from './plain-calendar.js';

/** A Monday. */
const NOW = at('2026-11-23 10:00');
const days = (text: string): [string, string] | null => {
  const found = periodIn(text, NOW);
  return found === null ? null : [dayOf(found.from), dayOf(found.until - 1)];
};

describe('a period', () => {
  test.each([
    ['今天', '2026-11-23', '2026-11-23'],
    ['昨天', '2026-11-22', '2026-11-22'],
    ['本周', '2026-11-23', '2026-11-29'],
    ['上周', '2026-11-16', '2026-11-22'],
    ['这个月', '2026-11-01', '2026-11-30'],
    ['上月', '2026-10-01', '2026-10-31'],
    ['二社 12月 响应率', '2025-12-01', '2025-12-31'],
    ['2024年2月', '2024-02-01', '2024-02-29'],
    ['今年', '2026-01-01', '2026-12-31'],
    ['去年', '2025-01-01', '2025-12-31'],
  ])('%s is from %s to %s', (text, from, to) => {
    expect(days(text)).toEqual([from, to]);
  });

  test.each(['响应率', '', '13月', '0999年', '二社'])('is not named by %s', (text) => {
    expect(days(text)).toBeNull();
  });

  test('begins before it ends, whatever is written', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9年月上本这个周今去昨天]{0,12}$/u), (text) => {
        const found = periodIn(text, NOW);
        expect(found === null || found.from < found.until).toBe(true);
      }),
    );
  });
});
