/** Days of the calendar in China: shifting and finding them. */
import { chinaClock, dayOf, instantOf } from '../../domain/calendar.js';
import { DAY, type Instant } from '../../domain/time.js';

/** Midnight so many days after (before, when negative) the day of `now`. */
export function midnightAfter(now: Instant, days: number): Instant {
  return instantOf(dayOf(now), 0) + days * DAY;
}

/** Midnight of a date; months may run over in both directions. Null for a day that does not exist, like 31 April. */
export function midnightOf(year: number, month: number, day: number): Instant | null {
  const first = new Date(Date.UTC(year, month - 1, 1)).toISOString().slice(0, 7);
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return day < 1 || day > last ? null : instantOf(`${first}-${String(day).padStart(2, '0')}`, 0);
}

/** The same time of day so many months earlier; the last day of the month where that day does not exist. */
export function monthsBefore(now: Instant, months: number): Instant {
  const { year, month, day } = chinaClock(now);
  const last = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
  const midnight = midnightOf(year, month - months, Math.min(day, last)) ?? now;
  return midnight + (now - midnightAfter(now, 0));
}
