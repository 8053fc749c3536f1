/** Instants as people say them: today 14:30, tomorrow 9:00 … in China time. */
import { chinaClock, dayOf, workdaysLeft, type WorkCalendar } from '../../domain/calendar.js';
import { isOpen } from '../../domain/case/states.js';
import type { Case } from '../../domain/case/types.js';
import { DAY, HOUR, MINUTE, type Instant } from '../../domain/time.js';
import { counted } from './phrases.js';

const WEEKDAYS = ['', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = 'January,February,March,April,May,June,July,August,September,October,November,December'.split(',');

/** "14:30" */
function clockTime(at: Instant): string {
  const { hour, minute } = chinaClock(at);
  return `${String(hour)}:${String(minute).padStart(2, '0')}`;
}

function isMidnight(at: Instant): boolean {
  return clockTime(at) === '0:00';
}

/** "23 November" */
export function dayWords(at: Instant): string {
  const { month, day } = chinaClock(at);
  return `${String(day)} ${MONTHS[month - 1] ?? ''}`;
}

/** "23 November 2026" */
export function fullDay(at: Instant): string {
  return `${dayWords(at)} ${String(chinaClock(at).year)}`;
}

/** "Monday" */
export function weekdayWords(at: Instant): string {
  return WEEKDAYS[chinaClock(at).weekday] ?? '';
}

/** "today 14:30", "tomorrow 9:00", "Thursday 26 November 18:00" within a week, else "3 December 18:00". */
export function whenWords(at: Instant, now: Instant): string {
  const days = (Date.parse(dayOf(at)) - Date.parse(dayOf(now))) / DAY;
  const time = clockTime(at);
  if (days === 0) return `today ${time}`;
  if (days === 1) return `tomorrow ${time}`;
  if (days === -1) return `yesterday ${time}`;
  const weekday = days > 1 && days < 7 ? `${weekdayWords(at)} ` : '';
  return `${weekday}${dayWords(at)} ${time}`;
}

/** "said to go on since 19 November", "said to be of 1 December 2025": for what was told on another day; else nothing. */
export function toldWhen({ when, remarks }: Pick<Case, 'when' | 'remarks'>): string[] {
  const told = remarks[0]?.at;
  if (!when || told === undefined || dayOf(when.from) === dayOf(told)) return [];
  const { year } = chinaClock(when.from);
  const day = `${dayWords(when.from)}${year === chinaClock(told).year ? '' : ` ${String(year)}`}`;
  return [when.to >= told ? `said to go on since ${day}` : `said to be of ${day}`];
}

/** "today", "yesterday", "20 November". */
export function dayNearby(at: Instant, now: Instant): string {
  const days = (Date.parse(dayOf(at)) - Date.parse(dayOf(now))) / DAY;
  return (
    new Map([
      [-1, 'yesterday'],
      [0, 'today'],
      [1, 'tomorrow'],
    ]).get(days) ?? dayWords(at)
  );
}

/** "today 8:00 to 18:00", "today 22:00 to tomorrow 2:00", "all day tomorrow", "25 November to 27 November". */
export function spanWords(from: Instant, until: Instant, now: Instant): string {
  if (isMidnight(from) && isMidnight(until)) {
    const last = until - DAY;
    return from === last ? `all day ${dayNearby(from, now)}` : `${dayNearby(from, now)} to ${dayNearby(last, now)}`;
  }
  const end = isMidnight(until) ? '24:00' : clockTime(until);
  const sameDay = dayOf(until - 1) === dayOf(from);
  return `${dayNearby(from, now)} ${clockTime(from)} to ${sameDay ? '' : `${dayNearby(until, now)} `}${end}`;
}

/** "after today 18:00", "after tomorrow" for what lasts to the end of a day. */
export function afterWords(until: Instant, now: Instant): string {
  return `after ${isMidnight(until) ? dayNearby(until - DAY, now) : whenWords(until, now)}`;
}

/** "within 30 minutes", "within two hours", "by today 14:30": how a promise is made. Never later than promised. */
export function byWords(at: Instant, now: Instant): string {
  const left = (at - now) / MINUTE;
  if (left > 0 && left <= 75) return `within ${String(Math.max(5, Math.round(left / 5) * 5))} minutes`;
  if (left >= 115 && left * MINUTE <= 2 * HOUR + MINUTE) return 'within two hours';
  return `by ${whenWords(at, now)}`;
}

/** " by today 14:30" with its blank; nothing when no time was set, or when it has passed and cannot be kept. */
export function promised(at: Instant | null, now: Instant): string {
  return at === null || at <= now ? '' : ` ${byWords(at, now)}`;
}

/** "1 working day left", "due today 14:30", "2 working days overdue". */
export function leftWords(due: Instant, now: Instant, calendar: WorkCalendar): string {
  const days = workdaysLeft(now, due, calendar);
  if (due < now) return days === 0 ? 'overdue' : `${counted(Math.abs(days), 'working day')} overdue`;
  if (days === 0 || dayOf(due) === dayOf(now)) return `due ${whenWords(due, now)}`;
  return `${counted(days, 'working day')} left`;
}

/** ", 1 working day left" for a case that somebody still works on; nothing for one at rest or without an end. */
export function dueWords(
  { state, clock }: Pick<Case, 'state' | 'clock'>,
  now: Instant,
  calendar: WorkCalendar,
): string {
  return isOpen(state) && clock.finishDue !== null ? `, ${leftWords(clock.finishDue, now, calendar)}` : '';
}
