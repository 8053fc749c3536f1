/** A week in figures, as the weekly digest tells them and its picture shows them. */
import { dayOf, type Day, type WorkCalendar } from './calendar.js';
import { cameAt, doneAt } from './case/milestones.js';
import { isOpen } from './case/states.js';
import type { Case } from './case/types.js';
import { CLASSES } from './category.js';
import { indicatorsOf, type Rate } from './indicators.js';
import type { Period } from './period.js';
import { DAY, type Instant } from './time.js';

export interface WeekFigures {
  /** From Monday to Sunday. */
  days: readonly { day: Day; came: number; done: number }[];
  came: number;
  done: number;
  /** What is open at the end, by class (two digits), most first; classes without any are left out. */
  byClass: readonly { code: string; open: number }[];
  /** Of the cases due in the week so far. */
  rates: { response: Rate; solved: Rate; satisfied: Rate; evaluated: Rate };
}

/** Of cases that may be counted before everybody. */
export function weekFigures(cases: readonly Case[], week: Period, now: Instant, calendar: WorkCalendar): WeekFigures {
  const came = countedByDay(cases.filter((c) => c.state !== 'merged').map(cameAt));
  const done = countedByDay(cases.flatMap((c) => doneAt(c) ?? []));
  const days = daysOf(week).map((day) => ({ day, came: came.get(day) ?? 0, done: done.get(day) ?? 0 }));
  const { response, solved, satisfied, evaluated } = indicatorsOf(
    cases,
    week.from,
    Math.min(week.until, now + 1),
    calendar,
  );
  return {
    days,
    came: days.reduce((sum, day) => sum + day.came, 0),
    done: days.reduce((sum, day) => sum + day.done, 0),
    byClass: openByClass(cases),
    rates: { response, solved, satisfied, evaluated },
  };
}

function openByClass(cases: readonly Case[]): WeekFigures['byClass'] {
  const open = cases.filter(({ state }) => isOpen(state));
  return CLASSES.map(({ code }) => ({ code, open: open.filter(({ category }) => category.startsWith(code)).length }))
    .filter((one) => one.open > 0)
    .sort((a, b) => b.open - a.open);
}

function daysOf({ from, until }: Period): Day[] {
  return Array.from({ length: Math.round((until - from) / DAY) }, (_, at) => dayOf(from + at * DAY));
}

function countedByDay(instants: readonly Instant[]): Map<Day, number> {
  const counts = new Map<Day, number>();
  for (const at of instants) counts.set(dayOf(at), (counts.get(dayOf(at)) ?? 0) + 1);
  return counts;
}
