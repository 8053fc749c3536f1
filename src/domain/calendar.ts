/**
 * Working time in China: days, office hours and counting with them. Pure arithmetic on the offset of +8 hours,
 * so the server's own time zone never matters. Which days are worked is the calendar's knowledge (`WorkCalendar`).
 *
 * Every function wants finite instants and throws a RangeError for anything else.
 */
import { CHINA_OFFSET, DAY, MINUTE, type Instant } from './time.js';

/** A calendar day in China, "2026-02-14". */
export type Day = string;

/** Minutes after midnight; `to` is the closing moment (18:00 = 1080). */
export interface WorkHours {
  from: number;
  to: number;
}

export interface WorkCalendar {
  isWorkday(day: Day): boolean;
  /** False when the year's public holidays are unknown: `isWorkday` then only knows Monday to Friday. */
  covers(year: number): boolean;
  /** The same on every working day: ascending, not overlapping, at least one, 0 ≤ from < to ≤ 1440. */
  hours: readonly WorkHours[];
}

/** Natural minutes (day and night), minutes of office hours, or working days. */
export type Span = { minutes: number } | { workMinutes: number } | { workdays: number };

/** The calendar has no working time within 400 days of where it was asked: it is broken, not the question. */
export class NoWorkingTimeError extends Error {
  override name = 'NoWorkingTimeError';
}

export interface ChinaClock {
  year: number;
  /** 1 to 12. */
  month: number;
  day: number;
  hour: number;
  minute: number;
  /** 1 Monday to 7 Sunday. */
  weekday: number;
}

const PATIENCE_DAYS = 400;

export function dayOf(at: Instant): Day {
  return dayName(dayNumber(at));
}

export function chinaClock(at: Instant): ChinaClock {
  const day = dayNumber(at);
  const [year = 0, month = 0, date = 0] = dayName(day).split('-').map(Number);
  const minutes = Math.floor((at - midnight(day)) / MINUTE);
  // Day 0 (1970-01-01) was a Thursday.
  const weekday = ((((day + 3) % 7) + 7) % 7) + 1;
  return { year, month, day: date, hour: Math.floor(minutes / 60), minute: minutes % 60, weekday };
}

/** The instant so many minutes after that day's midnight in China. Throws a RangeError for a day that does not exist. */
export function instantOf(day: Day, minutes: number): Instant {
  const start = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(start) || new Date(start).toISOString().slice(0, 10) !== day)
    throw new RangeError(`no such day: ${day}`);
  return start - CHINA_OFFSET + minutes * MINUTE;
}

/** The n-th working day after `day` (before it when n is negative); `day` itself for 0, worked or not. */
export function shiftWorkdays(day: Day, n: number, calendar: WorkCalendar): Day {
  const step = Math.sign(n);
  let at = dayNumber(instantOf(day, 0));
  let idle = 0;
  for (let left = Math.abs(n); left > 0;) {
    at += step;
    const worked = calendar.isWorkday(dayName(at));
    idle = worked ? 0 : idle + 1;
    if (worked) left--;
    if (idle > PATIENCE_DAYS) throw noWorkingTime(day);
  }
  return dayName(at);
}

/** `at` itself when it lies in office hours, else the next opening. A closing moment is outside. */
export function nextWorkMoment(at: Instant, calendar: WorkCalendar): Instant {
  for (const { start, end } of stretches(at, calendar)) if (end > at) return Math.max(at, start);
  throw noWorkingTime(dayOf(at));
}

/** Milliseconds of working time in [a, b); 0 when b is not after a. Additive: a→b plus b→c is a→c. */
export function workBetween(a: Instant, b: Instant, calendar: WorkCalendar): number {
  let sum = 0;
  const last = dayNumber(b);
  for (let day = dayNumber(a); day <= last; day++) {
    if (!calendar.isWorkday(dayName(day))) continue;
    for (const { start, end } of stretchesOf(day, calendar)) sum += Math.max(0, Math.min(b, end) - Math.max(a, start));
  }
  return sum;
}

/**
 * The earliest instant with exactly `ms` (≥ 0) of working time since `at`: inverse of `workBetween`.
 * So a day's last working hour ends at its closing moment, not at the next opening; and 0 returns `at`.
 * Throws NoWorkingTimeError.
 */
export function addWork(at: Instant, ms: number, calendar: WorkCalendar): Instant {
  if (!(ms >= 0 && Number.isFinite(ms))) throw new RangeError(`not a duration: ${ms}`);
  if (ms === 0) return at;
  let left = ms;
  for (const { start, end } of stretches(at, calendar)) {
    const from = Math.max(at, start);
    if (left <= end - from) return from + left;
    left -= Math.max(0, end - from);
  }
  throw noWorkingTime(dayOf(at));
}

/**
 * When a span that begins at `at` is over.
 * - minutes: natural time, nothing else.
 * - workMinutes: counted in office hours only; outside of them counting begins at the next opening.
 * - workdays: the same clock time that many working days later. Said outside office hours, it counts as said at
 *   the next opening: Friday 17:50 + 1 is Monday 17:50, Friday 18:10 + 1 is Tuesday at opening. The closing moment
 *   itself still belongs to its day. The result is therefore never outside office hours.
 * A later `at` never gives an earlier end. Throws NoWorkingTimeError.
 */
export function addSpan(at: Instant, span: Span, calendar: WorkCalendar): Instant {
  if ('minutes' in span) return at + span.minutes * MINUTE;
  if ('workMinutes' in span) return addWork(nextWorkMoment(at, calendar), span.workMinutes * MINUTE, calendar);
  const start = isOfficeTime(at, calendar) ? at : nextWorkMoment(at, calendar);
  const day = dayOf(start);
  return start - instantOf(day, 0) + instantOf(shiftWorkdays(day, span.workdays, calendar), 0);
}

/**
 * Working days after today up to and including the day it is due: 0 today, 1 on the next working day.
 * Overdue it is negative: -2 when two working days have begun since the due day. It looks at days only, so 0 may
 * also mean some hours late, or late on a day off.
 */
export function workdaysLeft(now: Instant, due: Instant, calendar: WorkCalendar): number {
  const last = dayNumber(Math.max(now, due));
  let count = 0;
  for (let day = dayNumber(Math.min(now, due)) + 1; day <= last; day++) if (calendar.isWorkday(dayName(day))) count++;
  return due >= now || count === 0 ? count : -count;
}

function isOfficeTime(at: Instant, calendar: WorkCalendar): boolean {
  const day = dayNumber(at);
  return (
    calendar.isWorkday(dayName(day)) && stretchesOf(day, calendar).some(({ start, end }) => start <= at && at <= end)
  );
}

/** Working stretches from the day of `at` on, in order; ends when 400 days in a row bring none. */
function* stretches(at: Instant, calendar: WorkCalendar): Generator<{ start: Instant; end: Instant }> {
  if (calendar.hours.length === 0) return;
  let idle = 0;
  for (let day = dayNumber(at); idle <= PATIENCE_DAYS; day++) {
    const worked = calendar.isWorkday(dayName(day));
    idle = worked ? 0 : idle + 1;
    if (worked) yield* stretchesOf(day, calendar);
  }
}

function stretchesOf(day: number, calendar: WorkCalendar): { start: Instant; end: Instant }[] {
  const start = midnight(day);
  return calendar.hours.map(({ from, to }) => ({ start: start + from * MINUTE, end: start + to * MINUTE }));
}

/** Days since 1970-01-01 on China's calendar. */
function dayNumber(at: Instant): number {
  if (!Number.isFinite(at)) throw new RangeError(`not an instant: ${at}`);
  return Math.floor((at + CHINA_OFFSET) / DAY);
}

function dayName(day: number): Day {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

function midnight(day: number): Instant {
  return day * DAY - CHINA_OFFSET;
}

function noWorkingTime(day: Day): NoWorkingTimeError {
  return new NoWorkingTimeError(
    `no working time within ${PATIENCE_DAYS} days of ${day}: check the working hours and the calendar`,
  );
}
