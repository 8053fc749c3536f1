import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Case, Clock } from '../../src/domain/case/types.js';
import { startClock } from '../../src/domain/deadlines.js';
import { indicatorsOf } from '../../src/domain/indicators.js';
import { countsOfDays, createDayCounter, type MonthCounts } from '../../src/domain/month-counts.js';
import { receivedIn, statisticsFrom } from '../../src/domain/statistics.js';
import { DAY, HOUR, MINUTE } from '../../src/domain/time.js';
import { at, plainCalendar } from './plain-calendar.js';
import { sampleCase, sampleReporter } from './sample-case.js';

const calendar = plainCalendar();
const isOurs = (person: string): boolean => person === 'wang';
const START = at('2026-10-20 00:00');

/** Any minute of fifty days around two ends of months. */
const instant = fc.integer({ min: 0, max: 50 * 24 * 60 }).map((minutes) => START + minutes * MINUTE);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });

const reporter = fc
  .record({
    at: instant,
    solved: maybe(fc.boolean()),
    score: maybe(fc.integer({ min: 1, max: 5 })),
    ours: fc.boolean(),
  })
  .map(({ ours, ...told }) => sampleReporter({ ...told, ...(ours ? { person: 'wang' } : {}) }));

const entry = fc
  .record({
    action: fc.constantFrom('rate', 'park', 'tick', 'done', 'transfer'),
    from: fc.constantFrom('replied', 'parked', 'in_progress'),
    to: fc.constantFrom('replied', 'closed', 'redo', 'in_progress', 'parked'),
  })
  .map((of) => ({ ...of, at: START, by: '', text: '', key: '' }));

const clock = fc
  .record({
    startedAt: instant,
    ends: fc.array(fc.integer({ min: 0, max: 400 * 60 }), { minLength: 3, maxLength: 3 }),
    shown: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
  })
  .map(({ startedAt, ends, shown }): Clock => {
    const [signedInAt = null, contactedAt = null, repliedAt = null] = ends.map((minutes, nth) =>
      shown[nth] === true ? startedAt + minutes * MINUTE : null,
    );
    return { ...startClock('C1', startedAt, calendar), signedInAt, contactedAt, repliedAt };
  });

const anyCase: fc.Arbitrary<Case> = fc
  .record({
    clock,
    reporters: fc.array(reporter, { maxLength: 3 }),
    state: fc.constantFrom<Case['state']>('in_progress', 'closed', 'merged', 'withdrawn', 'replied'),
    sealed: fc.boolean(),
    mode: fc.constantFrom<Case['mode']>('direct', 'supervise'),
    category: fc.constantFrom('0501', '0402'),
    cards: fc.array(fc.record({ colour: fc.constantFrom<'yellow' | 'red'>('yellow', 'red'), at: instant })),
    returns: fc.integer({ min: 0, max: 2 }),
    redos: fc.integer({ min: 0, max: 2 }),
    closedAs: fc.constantFrom<Case['closedAs']>(null, 'solved', 'unrated'),
    log: fc.array(entry, { maxLength: 6 }),
  })
  .map((changes) => sampleCase(changes));

function monthsOf(cases: readonly Case[], now: number): MonthCounts[] {
  const counter = createDayCounter(now, { calendar, isOurs });
  cases.forEach((c) => counter.add(c));
  return [...counter.months().values()];
}

describe('counts of days', () => {
  test('add up, over any days and villages, to what counting the cases gives', () => {
    const period = fc.tuple(fc.nat(50), fc.nat(50)).map(([a, b]) => [Math.min(a, b), Math.max(a, b) + 1] as const);
    fc.assert(
      fc.property(fc.array(fc.array(anyCase), { maxLength: 3 }), period, instant, (villages, [first, last], now) => {
        const [from, until] = [START + first * DAY, START + last * DAY];
        const summed = statisticsFrom(
          countsOfDays(
            villages.flatMap((cases) => monthsOf(cases, now)),
            from,
            until,
          ),
        );
        const cases = villages.flat();
        const soFar = Math.min(until, now + 1);
        expect(summed).toEqual({
          received: receivedIn(cases, from, soFar, isOurs),
          indicators: indicatorsOf(cases, from, soFar, calendar),
        });
      }),
    );
  });

  test('lie in the months of China, and leave out days without any', () => {
    const told = (day: string): Case => sampleCase({ reporters: [sampleReporter({ at: at(day) })] });
    const cases = [told('2026-10-31 23:59'), told('2026-11-01 00:00'), told('2026-11-01 08:00')];
    const counter = createDayCounter(at('2026-12-01 00:00'), { calendar, isOurs });
    cases.forEach((c) => counter.add(c));
    const received = [...counter.months()].map(([month, { days }]) => [
      month,
      Object.entries(days).map(([day, counts]) => [day, counts['received']]),
    ]);
    expect(received).toEqual([
      ['2026-10', [['2026-10-31', 1]]],
      ['2026-11', [['2026-11-01', 2]]],
    ]);
  });

  test('hold nothing that is not due yet', () => {
    const due = startClock('C1', START + 10 * HOUR, calendar);
    const c = sampleCase({ clock: due, reporters: [] });
    expect(monthsOf([c], (due.finishDue ?? 0) - 1)).toEqual([]);
    expect(monthsOf([c], due.finishDue ?? 0)).toHaveLength(1);
  });
});
