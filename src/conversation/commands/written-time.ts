/** Days and dates as clerks write them in commands: 3天, 两周, 12月5日, 12-05. */
import { chinaClock, dayOf, instantOf } from '../../domain/calendar.js';
import { DAY, type Instant } from '../../domain/time.js';

const NUMERALS = '一二三四五六七八九';
const NUMBER = '(\\d{1,3}|[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])';
const DAYS = new RegExp(
  `(?:^|\\s)${NUMBER}\\s*(个?工作日|天|日|个?星期|周|个?月)?(?:以?后|之后|以?内|之内)?(?=\\s|$|[，,。；;])`,
  'u',
);
const DATE =
  /(?:^|\s)(?:(\d{4})[年./-]|(明年))?(\d{1,2})(?:月|[./-])(\d{1,2})[日号]?(?:[上下]午|早上|晚上)?(?:\d{1,2}点半?)?(?=\s|$|[，,。；;])/u;
const NEAR = /(?:^|\s)(明天|大?后天)(?=\s|$|[，,。；;])/u;
const NEAR_DAYS: Readonly<Record<string, number>> = { 明天: 1, 后天: 2, 大后天: 3 };

/** What was found, and the text without it. */
export interface Written<T> {
  value: T;
  rest: string;
}

/** A number of days: "3", "三天", "两周" (14), "一个月" (30). */
export function daysIn(text: string): Written<number> | null {
  const found = DAYS.exec(text.normalize('NFKC'));
  if (found === null) return null;
  const number = numberOf(found[1] ?? '');
  const unit = found[2] ?? '天';
  const value = number * (/月/u.test(unit) ? 30 : /星期|周/u.test(unit) ? 7 : 1);
  return { value, rest: without(text, found) };
}

/** The morning (nine o'clock in China) of a date, or so many days from now; a date without a year is the next to come. */
export function dayIn(text: string, now: Instant): Written<Instant> | null {
  const found = DATE.exec(text.normalize('NFKC'));
  if (found === null) {
    const days = nearIn(text) ?? daysIn(text);
    return days === null ? null : { value: morning(dayOf(now + days.value * DAY)), rest: days.rest };
  }
  const thisYear = chinaClock(now).year;
  const [, written, next, month = '', date = ''] = found;
  const year = next === undefined ? written : String(thisYear + 1);
  const in_ = (y: number): Instant | null => validMorning(y, Number(month), Number(date));
  const asked = in_(year === undefined ? thisYear : Number(year));
  const value = asked !== null && year === undefined && asked < now ? in_(thisYear + 1) : asked;
  return value === null ? null : { value, rest: without(text, found) };
}

function nearIn(text: string): Written<number> | null {
  const found = NEAR.exec(text);
  return found === null ? null : { value: NEAR_DAYS[found[1] ?? ''] ?? 0, rest: without(text, found) };
}

function validMorning(year: number, month: number, date: number): Instant | null {
  const day = `${String(year)}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
  const exists = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(exists.getTime()) || exists.toISOString().slice(0, 10) !== day ? null : morning(day);
}

const morning = (day: string): Instant => instantOf(day, 9 * 60);

function without(text: string, found: RegExpExecArray): string {
  return `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`
    .replace(/\s+/gu, ' ')
    .replace(/^[\s，,。；;]+/u, '')
    .trim();
}

function numberOf(written: string): number {
  if (/^\d+$/u.test(written)) return Number(written);
  const digit = (one: string): number => (one === '两' ? 2 : NUMERALS.indexOf(one) + 1);
  const ten = written.indexOf('十');
  if (ten < 0) return digit(written);
  const tens = ten === 0 ? 1 : digit(written.charAt(0));
  return tens * 10 + (ten + 1 < written.length ? digit(written.charAt(ten + 1)) : 0);
}
