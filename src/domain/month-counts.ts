/**
 * A roll-up of figures: what the cases of a village add up to, for every day of a month. Days and villages add up to any
 * period and area, and to the same figures as counting the cases.
 */
import { dayOf, instantOf, type Day } from './calendar.js';
import { addCounts, sumOfCounts, type Counts } from './counts.js';
import { countsOf, type CountedFacts, type CountRules } from './statistics.js';
import type { Instant } from './time.js';

/** Of one village and month. Days on which nothing came or fell due are left out. */
export interface MonthCounts {
  days: Readonly<Record<Day, Counts>>;
}

/** "2026-11" */
export type Month = string;

export interface DayCounter {
  add(c: CountedFacts): void;
  /** What was added so far. */
  months(): ReadonlyMap<Month, MonthCounts>;
}

/** Counts what has come and what has fallen due by `now`: what is not due yet is neither kept nor missed. */
export function createDayCounter(now: Instant, rules: CountRules): DayCounter {
  const days = new Map<Day, Record<string, number>>();
  return {
    add: (c) => {
      for (const { at, counts } of countsOf(c, rules).filter((one) => one.at <= now)) {
        const sum = days.get(dayOf(at)) ?? {};
        days.set(dayOf(at), sum);
        addCounts(sum, counts);
      }
    },
    months: () => {
      const months = new Map<Month, Record<Day, Counts>>();
      for (const [day, counts] of [...days].sort(([a], [b]) => (a < b ? -1 : 1))) {
        const month = day.slice(0, 7);
        months.set(month, { ...months.get(month), [day]: counts });
      }
      return new Map([...months].map(([month, of]) => [month, { days: of }]));
    },
  };
}

/** When a month begins in China. */
export const startOfMonth = (month: Month): Instant => instantOf(`${month}-01`, 0);

/** Of the days that begin in [from, until), over all months and villages given. */
export function countsOfDays(months: Iterable<MonthCounts>, from: Instant, until: Instant): Counts {
  const [first, last] = [dayOf(from), dayOf(until - 1)];
  const days = [...months].flatMap((month) => Object.entries(month.days));
  return sumOfCounts(days.filter(([day]) => first <= day && day <= last).map(([, counts]) => counts));
}
