/** When a daily schedule runs next, in China time. */
import { dayOf, instantOf, shiftWorkdays, type Day, type WorkCalendar } from './calendar.js';
import { DAY, type Instant } from './time.js';
import type { DigestTime } from './village.js';

/** Time of day "18:00", and on which days. */
export type Schedule = Pick<DigestTime, 'time' | 'days'>;

/**
 * The first run strictly after `after`. Throws a RangeError for a time that is not between 00:00 and 23:59.
 * Keep the result until it has been carried out and then ask again with the real time: so however many runs fell into
 * a downtime, one is made up for, late, and the rest are gone. Three digests of three days at once help nobody.
 */
export function nextRun(schedule: Schedule, after: Instant, calendar: WorkCalendar): Instant {
  const today = dayOf(after);
  const run = runOn(schedule, today, calendar);
  if (run !== null && run > after) return run;
  const day = schedule.days === 'daily' ? dayOf(after + DAY) : shiftWorkdays(today, 1, calendar);
  return instantOf(day, minutesOf(schedule.time));
}

function runOn({ time, days }: Schedule, day: Day, calendar: WorkCalendar): Instant | null {
  return days === 'daily' || calendar.isWorkday(day) ? instantOf(day, minutesOf(time)) : null;
}

function minutesOf(time: string): number {
  const [, hours, minutes] = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(time) ?? [];
  if (hours === undefined || minutes === undefined)
    throw new RangeError(`not a time of day: "${time}", expected like "18:00"`);
  return Number(hours) * 60 + Number(minutes);
}
