/** Periods as people name them: 这个月, 上周, 11月, 今年. From `from` (inclusive) until `until` (exclusive), in China time. */
import { chinaClock, dayOf, instantOf } from './calendar.js';
import { DAY, type Instant } from './time.js';

export interface Period {
  from: Instant;
  until: Instant;
  /** Which kind of period, and which one, to be named: a month by its number, a year by itself. */
  name: { unit: 'day' | 'week' | 'month' | 'year'; year: number; number: number };
}

/** The period that a text names; null when it names none. */
export function periodIn(text: string, now: Instant): Period | null {
  const plain = text.normalize('NFKC');
  const { year, month } = chinaClock(now);
  if (/今天|今日|today/iu.test(plain)) return dayPeriod(now);
  if (/昨天|昨日|yesterday/iu.test(plain)) return dayPeriod(now - DAY);
  if (/上个?(?:周|星期|礼拜)|last week/iu.test(plain)) return weekPeriod(now - 7 * DAY);
  if (/[这本]个?(?:周|星期|礼拜)|this week/iu.test(plain)) return weekPeriod(now);
  if (/上个?月|last month/iu.test(plain)) return month === 1 ? monthPeriod(year - 1, 12) : monthPeriod(year, month - 1);
  const given = /(20\d{2})年/u.exec(plain)?.[1];
  const named = /(\d{1,2})月/u.exec(plain)?.[1];
  if (named !== undefined && Number(named) >= 1 && Number(named) <= 12) {
    const asked = Number(named);
    return monthPeriod(given === undefined ? (asked > month ? year - 1 : year) : Number(given), asked);
  }
  if (/去年|last year/iu.test(plain)) return yearPeriod(year - 1);
  if (given !== undefined) return yearPeriod(Number(given));
  if (/今年|全年|this year/iu.test(plain)) return yearPeriod(year);
  return /[这本]个?月|this month/iu.test(plain) ? monthOf(now) : null;
}

/** The month that `now` is in. */
export function monthOf(now: Instant): Period {
  const { year, month } = chinaClock(now);
  return monthPeriod(year, month);
}

/** From Monday to Sunday. */
export function weekPeriod(now: Instant): Period {
  const { year, weekday } = chinaClock(now);
  const from = instantOf(dayOf(now - (weekday - 1) * DAY), 0);
  const number = Math.floor((from - instantOf(`${String(year)}-01-01`, 0)) / (7 * DAY)) + 1;
  return { from, until: from + 7 * DAY, name: { unit: 'week', year, number } };
}

function dayPeriod(now: Instant): Period {
  const from = instantOf(dayOf(now), 0);
  const { year, day } = chinaClock(now);
  return { from, until: from + DAY, name: { unit: 'day', year, number: day } };
}

function monthPeriod(year: number, month: number): Period {
  const first = (y: number, m: number): Instant => instantOf(`${String(y)}-${String(m).padStart(2, '0')}-01`, 0);
  const until = month === 12 ? first(year + 1, 1) : first(year, month + 1);
  return { from: first(year, month), until, name: { unit: 'month', year, number: month } };
}

function yearPeriod(year: number): Period {
  const first = (y: number): Instant => instantOf(`${String(y)}-01-01`, 0);
  return { from: first(year), until: first(year + 1), name: { unit: 'year', year, number: year } };
}
