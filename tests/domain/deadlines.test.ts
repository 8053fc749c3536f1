import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { workBetween } from '../../src/domain/calendar.js';
import type { Case, Clock } from '../../src/domain/case/types.js';
import {
  cardInstants,
  deadlineClass,
  DEFAULT_DEADLINES,
  extendClock,
  pauseClock,
  resumeClock,
  runsOnNaturalTime,
  startClock,
} from '../../src/domain/deadlines.js';
import { DAY, HOUR } from '../../src/domain/time.js';
import { URGENCY_CLASSES, type UrgencyClass } from '../../src/domain/urgency.js';
import { at, plainCalendar } from './plain-calendar.js';

const plain = plainCalendar();
const ORDINARY = { urgency: 'C', nature: '求助', mode: 'direct', sealed: false, category: '0402' } as const;

describe('the class of a matter', () => {
  test.each<[string, Partial<Pick<Case, 'urgency' | 'nature' | 'mode' | 'sealed' | 'category'>>, UrgencyClass]>([
    ['a request', {}, 'C1'],
    ['a request in no hurry', { urgency: 'D' }, 'C1'],
    ['a complaint', { nature: '投诉' }, 'C2'],
    ['a question', { nature: '咨询' }, 'D1'],
    ['a suggestion', { nature: '建议' }, 'D2'],
    ['thanks', { nature: '感谢' }, 'D2'],
    ['a report of misconduct', { nature: '举报' }, 'E'],
    ['a confidential request', { sealed: true }, 'E'],
    ['a complaint about a cadre', { nature: '投诉', category: '1202', urgency: 'B' }, 'E'],
    ['a joint case', { mode: 'joint', nature: '投诉' }, 'F'],
    ['a supervised case', { mode: 'supervise' }, 'C1'],
    ['a water cut', { urgency: 'B' }, 'B'],
    ['a joint water cut', { urgency: 'B', mode: 'joint' }, 'B'],
    ['a fire', { urgency: 'A' }, 'A'],
    ['a sealed emergency', { urgency: 'A', sealed: true, category: '1202' }, 'A'],
  ])('%s', (_, changes, expected) => {
    expect(deadlineClass({ ...ORDINARY, ...changes })).toBe(expected);
  });
});

describe('the clocks of a case dispatched on Friday at 17:50', () => {
  test.each<[UrgencyClass, string | null, string | null, string]>([
    ['A', '2026-11-20 18:05', '2026-11-20 18:20', '2026-11-20 19:50'],
    ['B', '2026-11-20 18:20', '2026-11-20 19:50', '2026-11-21 17:50'],
    ['C1', '2026-11-23 10:20', '2026-11-21 17:50', '2026-11-27 17:50'],
    ['C2', '2026-11-23 10:20', '2026-11-21 17:50', '2026-12-04 17:50'],
    ['D1', '2026-11-23 10:20', '2026-11-21 17:50', '2026-11-23 17:50'],
    ['D2', '2026-11-23 17:50', null, '2026-11-27 17:50'],
    ['E', '2026-11-23 17:50', null, '2026-12-11 17:50'],
    ['F', '2026-11-23 17:50', '2026-11-21 17:50', '2026-12-11 17:50'],
    ['G', null, '2026-12-05 17:50', '2027-01-19 17:50'],
  ])('class %s', (of, signIn, contact, finish) => {
    const clock = startClock(of, at('2026-11-20 17:50'), plain);
    expect(clock).toMatchObject({
      startedAt: at('2026-11-20 17:50'),
      remaining: null,
      extendedBy: 0,
      signedInAt: null,
    });
    expect([clock.signInDue, clock.contactDue, clock.finishDue]).toEqual([
      signIn && at(signIn),
      contact && at(contact),
      at(finish),
    ]);
  });

  test('follow the figures of the place', () => {
    const classes = { ...DEFAULT_DEADLINES.classes, C1: { ...DEFAULT_DEADLINES.classes.C1, finish: { workdays: 2 } } };
    const clock = startClock('C1', at('2026-11-20 17:50'), plain, { ...DEFAULT_DEADLINES, classes });
    expect(clock.finishDue).toBe(at('2026-11-24 17:50'));
  });
});

describe('a pause', () => {
  const clock = startClock('C1', at('2026-11-16 10:00'), plain);

  test('keeps what was left, and gives it back from the resumption on', () => {
    const paused = pauseClock(clock, at('2026-11-19 10:00'), 'C1', plain);
    expect(paused).toMatchObject({ finishDue: null, remaining: 14 * HOUR });
    expect(resumeClock(paused, at('2026-11-24 15:00'), 'C1', plain)).toEqual({
      ...clock,
      finishDue: at('2026-11-26 15:00'),
    });
  });

  test('changes nothing when it is over at once', () => {
    const now = at('2026-11-18 11:11');
    expect(resumeClock(pauseClock(clock, now, 'C1', plain), now, 'C1', plain)).toEqual(clock);
  });

  test('does not stop A and B', () => {
    const urgent = startClock('B', at('2026-11-16 10:00'), plain);
    expect(pauseClock(urgent, at('2026-11-16 11:00'), 'B', plain)).toBe(urgent);
  });

  test('does not undo lateness', () => {
    expect(pauseClock(clock, at('2026-11-24 10:00'), 'C1', plain)).toBe(clock);
  });

  test('of a case that became urgent meanwhile goes on in natural time', () => {
    const paused = pauseClock(clock, at('2026-11-19 10:00'), 'C1', plain);
    expect(resumeClock(paused, at('2026-11-21 10:00'), 'B', plain).finishDue).toBe(at('2026-11-22 00:00'));
  });
});

describe('an extension', () => {
  const clock = startClock('C1', at('2026-11-16 10:00'), plain);

  test('is added to the old end', () => {
    expect(extendClock(clock, 3, plain)).toEqual({ ...clock, finishDue: at('2026-11-26 10:00'), extendedBy: 3 });
  });

  test('of a paused clock is there when it goes on', () => {
    const paused = pauseClock(clock, at('2026-11-16 10:00'), 'C1', plain);
    const resumed = resumeClock(extendClock(paused, 3, plain), at('2026-11-16 10:00'), 'C1', plain);
    expect(resumed).toEqual(extendClock(clock, 3, plain));
  });

  test('of a clock without an end is none', () => {
    const endless: Clock = { ...clock, finishDue: null };
    expect(extendClock(endless, 3, plain)).toBe(endless);
  });
});

test('over any pauses, resumptions and extensions no clock is negative and no working time is won or lost', () => {
  const events = fc.array(
    fc.record({
      wait: fc.nat(6 * DAY),
      what: fc.constantFrom('pause', 'resume', 'extend'),
      days: fc.integer({ min: 1, max: 7 }),
    }),
    { maxLength: 12 },
  );
  const starts = fc.integer({ min: at('2026-11-16 00:00'), max: at('2026-11-23 00:00') });
  fc.assert(
    fc.property(starts, fc.constantFrom(...URGENCY_CLASSES), events, (start, of, all) => {
      let clock = startClock(of, start, plain);
      let now = start;
      let used = 0;
      for (const { wait, what, days } of all) {
        if (clock.remaining === null) used += workBetween(now, now + wait, plain);
        now += wait;
        const before = clock;
        if (what === 'pause') clock = pauseClock(clock, now, of, plain);
        if (what === 'resume') clock = resumeClock(clock, now, of, plain);
        if (what === 'extend') clock = extendClock(clock, days, plain);
        expect(clock.remaining ?? 0).toBeGreaterThanOrEqual(0);
        expect(clock.remaining === null).toBe(clock.finishDue !== null);
        expect(clock.extendedBy - before.extendedBy).toBe(what === 'extend' ? days : 0);
        if (runsOnNaturalTime(of)) continue;
        const whole =
          workBetween(start, startClock(of, start, plain).finishDue ?? start, plain) + clock.extendedBy * 7 * HOUR;
        const left = clock.finishDue === null ? (clock.remaining ?? 0) : workBetween(now, clock.finishDue, plain);
        if (left > 0) expect(left).toBe(whole - used);
        else expect(used).toBeGreaterThanOrEqual(whole);
      }
    }),
  );
});

describe('cards', () => {
  test.each<[string, UrgencyClass, string, string, string]>([
    ['a lamp', 'C1', '2026-11-16 10:00', '2026-11-20 10:00', '2026-11-24 08:30'],
    ['a lamp due on a Friday', 'C1', '2026-11-20 17:50', '2026-11-26 17:50', '2026-11-30 08:30'],
    ['a question of one working day', 'D1', '2026-11-18 08:30', '2026-11-18 16:15', '2026-11-20 08:30'],
    ['a petition due on a Sunday at 10:00', 'G', '2026-09-23 10:00', '2026-11-20 10:00', '2026-11-23 08:30'],
    ['a petition due on a Sunday at 03:00', 'G', '2026-09-23 03:00', '2026-11-20 08:30', '2026-11-23 08:30'],
    ['a water cut on a Friday night', 'B', '2026-11-20 22:00', '2026-11-21 16:00', '2026-11-21 22:00'],
    ['a fire', 'A', '2026-11-21 03:00', '2026-11-21 04:30', '2026-11-21 05:00'],
  ])('for %s (%s) from %s: yellow at %s, red at %s', (_, of, start, yellow, red) => {
    const clock = startClock(of, at(start), plain);
    expect(cardInstants(clock, of, plain)).toEqual({ yellow: at(yellow), red: at(red) });
  });

  test('are not given to a clock that stands or never ran', () => {
    const paused = pauseClock(startClock('C1', at('2026-11-16 10:00'), plain), at('2026-11-17 10:00'), 'C1', plain);
    expect(cardInstants(paused, 'C1', plain)).toEqual({ yellow: null, red: null });
    expect(cardInstants({ ...paused, startedAt: null }, 'C1', plain)).toEqual({ yellow: null, red: null });
  });

  test('come in order: start, yellow, due, red', () => {
    const starts = fc.integer({ min: at('2026-01-01 00:00'), max: at('2026-12-31 00:00') });
    fc.assert(
      fc.property(starts, fc.constantFrom(...URGENCY_CLASSES), (start, of) => {
        const clock = startClock(of, start, plain);
        const { yellow, red } = cardInstants(clock, of, plain);
        expect(yellow).toBeGreaterThan(start);
        expect(yellow).toBeLessThan(clock.finishDue!);
        expect(red).toBeGreaterThanOrEqual(clock.finishDue!);
      }),
    );
  });
});
