/** Days as people write them into a file: 2026-09-01, 2026年9月1日, 2026.9, 2026. */
import { instantOf } from '../domain/calendar.js';
import { DAY, type Instant } from '../domain/time.js';

/** Some days in a row in China, from the first midnight to the midnight after the last day. */
export interface Days {
  /** "2026", "2026-09" or "2026-09-01". */
  written: string;
  from: Instant;
  until: Instant;
}

const DATE = /^(20\d{2})(?:[-./年](\d{1,2})(?:[-./月](\d{1,2})日?|月?)|年?)$/u;

/** Null for what is no date, or one that does not exist. */
export function daysWritten(text: string): Days | null {
  const [, year = '', month, day] = DATE.exec(text.normalize('NFKC').replace(/\s/gu, '')) ?? [];
  if (year === '') return null;
  const written = [year, month?.padStart(2, '0'), day?.padStart(2, '0')].filter((part) => part !== undefined).join('-');
  const first = new Date(`${written.padEnd(10, '-01')}T00:00:00Z`);
  if (Number.isNaN(first.getTime()) || !first.toISOString().startsWith(written)) return null;
  const after = new Date(first);
  if (day !== undefined) after.setTime(after.getTime() + DAY);
  else if (month !== undefined) after.setUTCMonth(after.getUTCMonth() + 1);
  else after.setUTCFullYear(after.getUTCFullYear() + 1);
  return { written, from: midnight(first), until: midnight(after) };
}

function midnight(day: Date): Instant {
  return instantOf(day.toISOString().slice(0, 10), 0);
}
