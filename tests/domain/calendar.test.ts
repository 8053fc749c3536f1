import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  addSpan,
  addWork,
  chinaClock,
  dayOf,
  instantOf,
  nextWorkMoment,
  NoWorkingTimeError,
  shiftWorkdays,
  workBetween,
  workdaysLeft,
  type Span,
  type WorkCalendar,
} from '../../src/domain/calendar.js';
import { DAY, HOUR, MINUTE } from '../../src/domain/time.js';
import { at, plainCalendar } from './plain-calendar.js';

const plain = plainCalendar();

/** Any calendar: one to three stretches a day, and each of the days of half a year worked or not. */
const calendars = fc
  .record({
    edges: fc.uniqueArray(fc.integer({ min: 0, max: 1440 }), { minLength: 2, maxLength: 6 }),
    pattern: fc.array(fc.boolean(), { minLength: 180, maxLength: 180 }),
  })
  .map(({ edges, pattern }): WorkCalendar => {
    const sorted = edges.toSorted((a, b) => a - b);
    const hours = sorted.flatMap((from, i) =>
      i % 2 === 0 && i + 1 < sorted.length ? [{ from, to: sorted[i + 1]! }] : [],
    );
    const first = at('2026-01-01 00:00');
    // Beyond the half year every day is worked, so that every question has an answer.
    return { hours, covers: () => true, isWorkday: (day) => pattern[(instantOf(day, 0) - first) / DAY] ?? true };
  });
const instants = fc.integer({ min: at('2026-01-01 00:00') - DAY, max: at('2026-06-30 00:00') });
const spans: fc.Arbitrary<Span> = fc.oneof(
  fc.record({ minutes: fc.nat(20_000) }),
  fc.record({ workMinutes: fc.nat(5_000) }),
  fc.record({ workdays: fc.nat(20) }),
);

describe('days and clocks', () => {
  test.each([
    ['2026-02-13 23:59', '2026-02-13', { year: 2026, month: 2, day: 13, hour: 23, minute: 59, weekday: 5 }],
    ['2026-02-14 00:00', '2026-02-14', { year: 2026, month: 2, day: 14, hour: 0, minute: 0, weekday: 6 }],
    ['2027-01-01 07:59', '2027-01-01', { year: 2027, month: 1, day: 1, hour: 7, minute: 59, weekday: 5 }],
    ['1969-12-31 12:30', '1969-12-31', { year: 1969, month: 12, day: 31, hour: 12, minute: 30, weekday: 3 }],
  ])('%s in China is on %s', (text, day, clock) => {
    expect(dayOf(at(text))).toBe(day);
    expect(chinaClock(at(text))).toEqual(clock);
    expect(instantOf(day, clock.hour * 60 + clock.minute)).toBe(at(text));
  });

  test.each(['2026-02-30', '2026-2-3', 'tomorrow', ''])('there is no day "%s"', (day) => {
    expect(() => instantOf(day, 0)).toThrow(RangeError);
  });
});

describe('spans', () => {
  test.each<[string, Span, string]>([
    // The 20th of November 2026 is a Friday.
    ['2026-11-20 17:50', { workdays: 1 }, '2026-11-23 17:50'],
    ['2026-11-20 18:00', { workdays: 1 }, '2026-11-23 18:00'],
    ['2026-11-20 18:01', { workdays: 1 }, '2026-11-24 08:30'],
    ['2026-11-18 13:00', { workdays: 2 }, '2026-11-20 14:30'],
    ['2026-11-20 00:00', { workdays: 1 }, '2026-11-23 08:30'],
    ['2026-11-21 10:00', { workdays: 0 }, '2026-11-23 08:30'],
    ['2026-11-20 17:50', { workMinutes: 120 }, '2026-11-23 10:20'],
    ['2026-11-20 16:00', { workMinutes: 120 }, '2026-11-20 18:00'],
    ['2026-11-20 11:00', { workMinutes: 120 }, '2026-11-20 15:30'],
    ['2026-11-21 10:00', { workMinutes: 0 }, '2026-11-23 08:30'],
    ['2026-11-20 17:50', { minutes: 1440 }, '2026-11-21 17:50'],
  ])('%s plus %j is %s', (from, span, to) => {
    expect(addSpan(at(from), span, plain)).toBe(at(to));
  });

  test('whatever begins later ends later or at the same time', () => {
    fc.assert(
      fc.property(calendars, instants, fc.nat(10 * DAY), spans, (calendar, begin, later, span) => {
        expect(addSpan(begin + later, span, calendar)).toBeGreaterThanOrEqual(addSpan(begin, span, calendar));
      }),
    );
  });

  test('nothing ends before it begins, and a longer span never ends earlier', () => {
    fc.assert(
      fc.property(calendars, instants, fc.nat(15), fc.nat(5), (calendar, begin, days, more) => {
        const end = addSpan(begin, { workdays: days }, calendar);
        expect(end).toBeGreaterThanOrEqual(begin);
        expect(addSpan(begin, { workdays: days + more }, calendar)).toBeGreaterThanOrEqual(end);
      }),
    );
  });

  test('n working days are n times the working time of one day', () => {
    fc.assert(
      fc.property(calendars, instants, fc.nat(15), (calendar, begin, days) => {
        const oneDay = calendar.hours.reduce((sum, { from, to }) => sum + (to - from) * MINUTE, 0);
        expect(workBetween(begin, addSpan(begin, { workdays: days }, calendar), calendar)).toBe(days * oneDay);
      }),
    );
  });
});

describe('working time', () => {
  test('one ordinary day has seven hours, a weekend none', () => {
    expect(workBetween(at('2026-11-20 00:00'), at('2026-11-21 00:00'), plain)).toBe(7 * HOUR);
    expect(workBetween(at('2026-11-20 18:00'), at('2026-11-23 08:30'), plain)).toBe(0);
    expect(workBetween(at('2026-11-23 10:00'), at('2026-11-20 10:00'), plain)).toBe(0);
  });

  test('is additive over any instant between', () => {
    fc.assert(
      fc.property(calendars, instants, fc.nat(20 * DAY), fc.nat(20 * DAY), (calendar, a, first, second) => {
        const [b, c] = [a + first, a + first + second];
        const parts = workBetween(a, b, calendar) + workBetween(b, c, calendar);
        expect(workBetween(a, c, calendar)).toBe(parts);
      }),
    );
  });

  test('adding it and measuring it are inverse, and the end is the earliest possible', () => {
    fc.assert(
      fc.property(calendars, instants, fc.integer({ min: 1, max: 60 * HOUR }), (calendar, begin, ms) => {
        const end = addWork(begin, ms, calendar);
        expect(workBetween(begin, end, calendar)).toBe(ms);
        expect(workBetween(begin, end - 1, calendar)).toBe(ms - 1);
      }),
    );
  });

  test('no working time at all is no way to go', () => {
    expect(addWork(at('2026-11-21 10:00'), 0, plain)).toBe(at('2026-11-21 10:00'));
  });

  test('a closing moment is not a working moment', () => {
    expect(nextWorkMoment(at('2026-11-20 12:00'), plain)).toBe(at('2026-11-20 14:30'));
    expect(nextWorkMoment(at('2026-11-20 18:00'), plain)).toBe(at('2026-11-23 08:30'));
  });

  test('the next working moment is worked, and nothing before it is', () => {
    fc.assert(
      fc.property(calendars, instants, (calendar, now) => {
        const next = nextWorkMoment(now, calendar);
        expect(workBetween(now, next, calendar)).toBe(0);
        expect(workBetween(next, next + 1, calendar)).toBe(1);
      }),
    );
  });
});

describe('working days', () => {
  test.each([
    ['2026-11-20 09:00', '2026-11-20 17:00', 0],
    ['2026-11-20 09:00', '2026-11-23 08:30', 1],
    ['2026-11-18 23:00', '2026-11-20 17:00', 2],
    ['2026-11-20 18:10', '2026-11-20 17:50', 0],
    ['2026-11-22 12:00', '2026-11-20 17:50', 0],
    ['2026-11-24 00:01', '2026-11-20 17:50', -2],
  ])('at %s something due at %s has %i left', (now, due, left) => {
    expect(workdaysLeft(at(now), at(due), plain)).toBe(left);
  });

  test.each([
    ['2026-11-20', 1, '2026-11-23'],
    ['2026-11-22', -1, '2026-11-20'],
    ['2026-11-21', 0, '2026-11-21'],
    ['2026-11-18', 5, '2026-11-25'],
  ])('%s moved by %i is %s', (day, n, moved) => {
    expect(shiftWorkdays(day, n, plain)).toBe(moved);
  });
});

describe('a calendar that is broken', () => {
  const idle: WorkCalendar = { ...plain, isWorkday: () => false };
  const closed: WorkCalendar = { ...plain, hours: [] };
  const now = at('2026-11-20 10:00');

  test.each([
    ['no working day', idle],
    ['no working hours', closed],
  ])('with %s ends in an error that says so, not in a loop', (_, calendar) => {
    expect(() => nextWorkMoment(now, calendar)).toThrow(NoWorkingTimeError);
    expect(() => addWork(now, HOUR, calendar)).toThrow(NoWorkingTimeError);
    expect(() => addSpan(now, { workdays: 1 }, calendar)).toThrow(NoWorkingTimeError);
    expect(workBetween(now, now + 500 * DAY, calendar)).toBe(0);
  });

  test('with no working day has no next one', () => {
    expect(() => shiftWorkdays('2026-11-20', 1, idle)).toThrow(NoWorkingTimeError);
    expect(() => shiftWorkdays('2026-11-20', -1, idle)).toThrow(NoWorkingTimeError);
  });

  test.each([NaN, Infinity, -Infinity])('the instant %d is refused', (instant) => {
    expect(() => workBetween(now, instant, plain)).toThrow(RangeError);
    expect(() => nextWorkMoment(instant, plain)).toThrow(RangeError);
    expect(() => addWork(now, instant, plain)).toThrow(RangeError);
  });
});
