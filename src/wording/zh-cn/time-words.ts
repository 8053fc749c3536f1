/** Instants as people say them: 今天14:30, 明天上午9点 … in China time. */
import { chinaClock, dayOf, workdaysLeft, type WorkCalendar } from '../../domain/calendar.js';
import { isOpen } from '../../domain/case/states.js';
import type { Case } from '../../domain/case/types.js';
import { DAY, HOUR, MINUTE, type Instant } from '../../domain/time.js';

const WEEKDAYS = ['', '一', '二', '三', '四', '五', '六', '日'];

/** "14:30" */
function clockTime(at: Instant): string {
  const { hour, minute } = chinaClock(at);
  return `${String(hour)}:${String(minute).padStart(2, '0')}`;
}

function isMidnight(at: Instant): boolean {
  return clockTime(at) === '0:00';
}

/** "11月23日" */
export function dayWords(at: Instant): string {
  const { month, day } = chinaClock(at);
  return `${String(month)}月${String(day)}日`;
}

/** "2026年11月23日" */
export function fullDay(at: Instant): string {
  return `${String(chinaClock(at).year)}年${dayWords(at)}`;
}

/** "周一" */
export function weekdayWords(at: Instant): string {
  return `周${WEEKDAYS[chinaClock(at).weekday] ?? ''}`;
}

/** "今天14:30", "明天9:00", "周四18:00" within a week, else "12月3日18:00". */
export function whenWords(at: Instant, now: Instant): string {
  const days = (Date.parse(dayOf(at)) - Date.parse(dayOf(now))) / DAY;
  const time = clockTime(at);
  if (days === 0) return `今天${time}`;
  if (days === 1) return `明天${time}`;
  if (days === -1) return `昨天${time}`;
  if (days > 1 && days < 7) return `${dayWords(at)}（${weekdayWords(at)}）${time}`;
  return `${dayWords(at)}${time}`;
}

/** "说是从11月19日起", "说是2025年12月1日的事": when it was, for what was told on another day; else nothing. */
export function toldWhen({ when, remarks }: Pick<Case, 'when' | 'remarks'>): string[] {
  const told = remarks[0]?.at;
  if (!when || told === undefined || dayOf(when.from) === dayOf(told)) return [];
  const { year } = chinaClock(when.from);
  const day = `${year === chinaClock(told).year ? '' : `${String(year)}年`}${dayWords(when.from)}`;
  return [when.to >= told ? `说是从${day}起` : `说是${day}的事`];
}

/** "今天", "昨天", "11月20日". */
export function dayNearby(at: Instant, now: Instant): string {
  const days = (Date.parse(dayOf(at)) - Date.parse(dayOf(now))) / DAY;
  return (
    new Map([
      [-1, '昨天'],
      [0, '今天'],
      [1, '明天'],
    ]).get(days) ?? dayWords(at)
  );
}

/** "今天8:00到18:00", "今天22:00到明天2:00", "明天全天", "11月25日到11月27日". */
export function spanWords(from: Instant, until: Instant, now: Instant): string {
  if (isMidnight(from) && isMidnight(until)) {
    const last = until - DAY;
    return from === last ? `${dayNearby(from, now)}全天` : `${dayNearby(from, now)}到${dayNearby(last, now)}`;
  }
  const end = isMidnight(until) ? '24:00' : clockTime(until);
  const sameDay = dayOf(until - 1) === dayOf(from);
  return `${dayNearby(from, now)}${clockTime(from)}到${sameDay ? '' : dayNearby(until, now)}${end}`;
}

/** "今天18:00后", "过了明天" for what lasts to the end of a day. */
export function afterWords(until: Instant, now: Instant): string {
  return isMidnight(until) ? `过了${dayNearby(until - DAY, now)}` : `${whenWords(until, now)}后`;
}

/** "30分钟内", "两小时内", "今天14:30前": how a promise is made. Never later than what is promised. */
export function byWords(at: Instant, now: Instant): string {
  const left = (at - now) / MINUTE;
  if (left > 0 && left <= 75) return `${String(Math.max(5, Math.round(left / 5) * 5))}分钟内`;
  if (left >= 115 && left * MINUTE <= 2 * HOUR + MINUTE) return '两小时内';
  return `${whenWords(at, now)}前`;
}

/** "，今天14:30前联系您": nothing when no time was set, or when it has passed and cannot be kept. */
export function promised(at: Instant | null, now: Instant, what: string): string {
  return at === null || at <= now ? '' : `，${byWords(at, now)}${what}`;
}

/** "还剩1个工作日", "今天到期", "已超2个工作日". */
export function leftWords(due: Instant, now: Instant, calendar: WorkCalendar): string {
  if (due < now) {
    const over = Math.abs(workdaysLeft(now, due, calendar));
    return over === 0 ? '已超时' : `已超${String(over)}个工作日`;
  }
  if (dayOf(due) === dayOf(now)) return `今天${clockTime(due)}到期`;
  const days = workdaysLeft(now, due, calendar);
  return days === 0 ? `${whenWords(due, now)}到期` : `还剩${String(days)}个工作日`;
}

/** "，还剩1个工作日" for a case that somebody still works on; nothing for one at rest or without an end. */
export function dueWords(
  { state, clock }: Pick<Case, 'state' | 'clock'>,
  now: Instant,
  calendar: WorkCalendar,
): string {
  return isOpen(state) && clock.finishDue !== null ? `，${leftWords(clock.finishDue, now, calendar)}` : '';
}
