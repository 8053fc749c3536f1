import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { nextRun } from '../../src/domain/schedule.js';
import { DAY } from '../../src/domain/time.js';
import type { DigestHours } from '../../src/domain/village.js';
import { at, plainCalendar } from './plain-calendar.js';

const calendar = plainCalendar(['2026-11-25'], ['2026-11-28']);
const WORKDAYS: DigestHours = { time: '18:00', days: 'workdays' };
const DAILY: DigestHours = { time: '18:00', days: 'daily' };
const WEEKLY: DigestHours = { time: '8:30', days: 'weekly' };
const HOLIDAYS = Array.from({ length: 8 }, (_, day) => `2026-12-${String(day + 6).padStart(2, '0')}`);

describe('the next run', () => {
  test.each<[DigestHours, string, string]>([
    [DAILY, '2026-11-20 17:59', '2026-11-20 18:00'],
    [DAILY, '2026-11-20 18:00', '2026-11-21 18:00'],
    [DAILY, '2026-11-21 10:00', '2026-11-21 18:00'],
    [{ time: '0:00', days: 'daily' }, '2026-12-31 23:59', '2027-01-01 00:00'],
    [WORKDAYS, '2026-11-20 17:59', '2026-11-20 18:00'],
    [WORKDAYS, '2026-11-20 18:00', '2026-11-23 18:00'],
    [WORKDAYS, '2026-11-24 18:01', '2026-11-26 18:00'],
    [WORKDAYS, '2026-11-27 18:01', '2026-11-28 18:00'],
    [WEEKLY, '2026-11-20 09:00', '2026-11-23 08:30'],
    [WEEKLY, '2026-11-23 08:29', '2026-11-23 08:30'],
    [WEEKLY, '2026-11-23 08:30', '2026-11-30 08:30'],
    [WEEKLY, '2026-11-25 12:00', '2026-11-30 08:30'],
  ])('of %j after %s is %s', (schedule, after, next) => {
    expect(nextRun(schedule, at(after), calendar)).toBe(at(next));
  });

  test('of a week that begins with a day off is on its first working day', () => {
    const monday = plainCalendar(['2026-11-23', '2026-11-24']);
    expect(nextRun(WEEKLY, at('2026-11-22 12:00'), monday)).toBe(at('2026-11-25 08:30'));
    expect(nextRun(WEEKLY, at('2026-11-25 08:30'), monday)).toBe(at('2026-11-30 08:30'));
  });

  test('of a week without a working day is on Monday, so that no week is left out', () => {
    const holidays = plainCalendar(HOLIDAYS);
    expect(nextRun(WEEKLY, at('2026-12-01 12:00'), holidays)).toBe(at('2026-12-07 08:30'));
    expect(nextRun(WEEKLY, at('2026-12-07 08:30'), holidays)).toBe(at('2026-12-14 08:30'));
  });

  test.each(['24:00', '18:60', '1800', '6pm', ''])('has no time "%s"', (time) => {
    expect(() => nextRun({ time, days: 'daily' }, 0, calendar)).toThrow(RangeError);
  });

  test('is never skipped and never given twice', () => {
    const instants = fc.integer({ min: at('2026-11-01 00:00'), max: at('2026-12-31 00:00') });
    fc.assert(
      fc.property(fc.constantFrom(WORKDAYS, DAILY, WEEKLY), instants, fc.nat(9 * DAY), (schedule, after, wait) => {
        const next = nextRun(schedule, after, calendar);
        expect(next).toBeGreaterThan(after);
        if (after + wait < next) expect(nextRun(schedule, after + wait, calendar)).toBe(next);
        else expect(nextRun(schedule, after + wait, calendar)).toBeGreaterThan(next);
      }),
    );
  });
});
