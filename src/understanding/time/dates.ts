/** 10月3号, 去年十月, 这个月15号, 上个月底, 15号, 2025年3月, 前年, 年初, 去年冬天. */
import { chinaClock } from '../../domain/calendar.js';
import { DAY, type Instant } from '../../domain/time.js';
import { spokenNumber } from '../spoken-number.js';
import { midnightOf } from './china-day.js';
import { past, type Meant, type TimeRule } from './moment.js';

const YEARS_AGO: Readonly<Record<string, number>> = { 今年: 0, 去年: 1, 前年: 2, 大前年: 3 };
const YEAR =
  '(今年|去年|大?前年|(?:19|20)?\\d{2}年|二[零〇][零〇一二三四五六七八九]{2}年|[九零〇一二][零〇一二三四五六七八九]年)';
const MONTH = '(十[一二]|十|[一二三四五六七八九]|1[0-2]|0?[1-9])';
const DAY_SAID = '([二三]?十[一二三四五六七八九]?|[一二三四五六七八九]|3[01]|[12]\\d|0?[1-9])[号日]';
/** First months of what a year is divided into. */
const SEASONS: Readonly<Record<string, number>> = {
  年初: 1,
  上半年: 1,
  开春: 3,
  春天: 3,
  春上: 3,
  夏天: 6,
  下半年: 7,
  秋天: 9,
  秋上: 9,
  入冬: 11,
  冬天: 12,
  年底: 12,
};
const SEASON = `(${Object.keys(SEASONS).join('|')})`;
const WEEK = 7 * DAY;
/** What follows a day of the month; after other words 号 numbers houses, wells and sizes. */
const AFTER_DAY = '(?=起|开始|就|到现在|那天|早|晚|下|上午|中午|夜|半夜|停|没|来|发|说|交|报|坏)';
/** Months in half a year, and in a season. */
const HALF = 6;
const QUARTER = 3;

const MONTH_RULE: TimeRule = {
  pattern: new RegExp(
    `(?:${YEAR}的?)?(?<![\\d个第上这本下每到一二三四五六七八九十])${MONTH}月份?(?:的?${DAY_SAID})?(?!的?初|廿|十|\\d|截止|之?前)`,
    'gu',
  ),
  read: ([, year, month = '', day], now) => {
    const date = (each: number): Meant | null =>
      day === undefined ? months(each, number(month), 1, now) : onDay(each, number(month), day, now);
    const said = yearOf(year, now);
    return said === null ? lastOf(date, now) : date(said);
  },
};

const THIS_MONTH_RULE: TimeRule = {
  pattern: new RegExp(`(上上|上|这|本|当)个?月(?!亮)(?:的?(初|头|底)|的?${DAY_SAID})?`, 'gu'),
  read: ([, which = '', part, day], now) => {
    const clock = chinaClock(now);
    const month = clock.month - (which === '上上' ? 2 : which === '上' ? 1 : 0);
    if (day !== undefined) return onDay(clock.year, month, day, now);
    if (part === undefined) return months(clock.year, month, 1, now);
    return past(midnightOf(clock.year, month, part === '底' ? 25 : 1), WEEK, now);
  },
};

const DAY_RULE: TimeRule = {
  pattern: new RegExp(
    `(?<![\\d月第年十一二三四五六七八九])(?:${DAY_SAID}${AFTER_DAY}|(?<=^|[,，。\\s]|[从是到在])${DAY_SAID}(?=[,，。;!！?？\\s]|$))`,
    'gu',
  ),
  read: ([, before, alone, day = before ?? alone ?? ''], now) => {
    const { year, month } = chinaClock(now);
    return onDay(year, month, day, now) ?? onDay(year, month - 1, day, now);
  },
};

const YEAR_RULE: TimeRule = {
  pattern: new RegExp(`${YEAR}(?:的?${SEASON})?(?!前|以前|[正冬腊])`, 'gu'),
  read: ([, said = '', season], now) => {
    const year = yearOf(said, now);
    if (year === null) return null;
    return season === undefined ? months(year, 1, 12, now) : seasonOf(year, season, now);
  },
};

/** A season alone may be every year's; 从 or 到现在 says that one is meant. */
const SEASON_RULE: TimeRule = {
  pattern: new RegExp(`(?:(?<=从)${SEASON}|年初|${SEASON}(?=到现在|到今|以来|以后|后))`, 'gu'),
  read: ([said], now) => lastOf((year) => seasonOf(year, said, now), now),
};

export const DATE_RULES: readonly TimeRule[] = [MONTH_RULE, THIS_MONTH_RULE, DAY_RULE, YEAR_RULE, SEASON_RULE];

function onDay(year: number, month: number, day: string, now: Instant): Meant | null {
  return past(midnightOf(year, month, number(day)), DAY, now);
}

function months(year: number, month: number, count: number, now: Instant): Meant | null {
  const [from, to] = [midnightOf(year, month, 1), midnightOf(year, month + count, 1)];
  return from === null || to === null ? null : past(from, to - from, now);
}

function seasonOf(year: number, said: string, now: Instant): Meant | null {
  return months(year, SEASONS[said] ?? 1, said.endsWith('半年') ? HALF : QUARTER, now);
}

/** Without a year the last such date is meant. */
function lastOf(date: (year: number) => Meant | null, now: Instant): Meant | null {
  const { year } = chinaClock(now);
  return date(year) ?? date(year - 1);
}

/** 25年 and 二〇二五年 are 2025, 98年 is 1998. */
function yearOf(said: string | undefined, now: Instant): number | null {
  if (said === undefined) return null;
  const ago = YEARS_AGO[said];
  const { year } = chinaClock(now);
  if (ago !== undefined) return year - ago;
  const digits = Number([...said.replace('年', '')].map((char) => (/\d/u.test(char) ? char : number(char))).join(''));
  if (digits >= 100) return digits;
  return digits <= year % 100 ? 2000 + digits : 1900 + digits;
}

function number(said: string): number {
  return spokenNumber(said)?.value ?? 0;
}
