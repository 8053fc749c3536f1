/** When a schedule runs next, in China time. */
import { dayOf, instantOf, shiftWorkdays, type Day, type WorkCalendar } from './calendar.js';
import { weekPeriod } from './period.js';
import { DAY, type Instant } from './time.js';
import type { DigestHours } from './village.js';

/**
 * The first run strictly after `after`. A weekly one runs on the first working day from Monday to Sunday, and on Monday in
 * a week that has none, so that no week is left out. Throws a RangeError for a time that is not between 00:00 and 23:59.
 * Keep the result until it has been carried out and then ask again with the real time: so however many runs fell into
 * a downtime, one is made up for, late, and the rest are gone. Three digests of three days at once help nobody.
 */
export function nextRun(schedule: DigestHours, after: Instant, calendar: WorkCalendar): Instant {
  if (schedule.days === 'weekly') return nextWeekly(schedule.time, after, calendar);
  const today = dayOf(after);
  const run = runOn(schedule, today, calendar);
  if (run !== null && run > after) return run;
  const day = schedule.days === 'daily' ? dayOf(after + DAY) : shiftWorkdays(today, 1, calendar);
  return instantOf(day, minutesOf(schedule.time));
}

function runOn({ time, days }: DigestHours, day: Day, calendar: WorkCalendar): Instant | null {
  return days === 'daily' || calendar.isWorkday(day) ? instantOf(day, minutesOf(time)) : null;
}

function nextWeekly(time: string, after: Instant, calendar: WorkCalendar): Instant {
  const { from, until } = weekPeriod(after);
  const runIn = (monday: Instant): Instant => instantOf(firstWorkday(monday, calendar), minutesOf(time));
  const run = runIn(from);
  return run > after ? run : runIn(until);
}

function firstWorkday(monday: Instant, calendar: WorkCalendar): Day {
  const week = Array.from({ length: 7 }, (_, days) => dayOf(monday + days * DAY));
  return week.find((day) => calendar.isWorkday(day)) ?? dayOf(monday);
}

function minutesOf(time: string): number {
  const [, hours, minutes] = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(time) ?? [];
  if (hours === undefined || minutes === undefined)
    throw new RangeError(`not a time of day: "${time}", expected like "18:00"`);
  return Number(hours) * 60 + Number(minutes);
}
