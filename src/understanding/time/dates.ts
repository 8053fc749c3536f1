/** 10月3号, 去年十月, 这个月15号, 上个月底, 15号, 2025年3月, 前年, 年初, 去年冬天. */
import { chinaClock } from '../../domain/calendar.js';
import type { Instant } from '../../domain/time.js';
import { spokenNumber } from '../spoken-number.js';
import { midnightOf } from './china-day.js';
import { since, type TimeRule } from './moment.js';

const YEARS_AGO: Readonly<Record<string, number>> = { 今年: 0, 去年: 1, 前年: 2, 大前年: 3 };
const YEAR =
  '(今年|去年|大?前年|(?:19|20)?\\d{2}年|二[零〇][零〇一二三四五六七八九]{2}年|[九零〇一二][零〇一二三四五六七八九]年)';
const MONTH = '(十[一二]|十|[一二三四五六七八九]|1[0-2]|0?[1-9])';
const DAY = '([二三]?十[一二三四五六七八九]?|[一二三四五六七八九]|3[01]|[12]\\d|0?[1-9])[号日]';
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
/** What follows a day of the month; after other words 号 numbers houses, wells and sizes. */
const AFTER_DAY = '(?=起|开始|就|到现在|那天|早|晚|下|上午|中午|夜|半夜|停|没|来|发|说|交|报|坏)';
const DECEMBER = 12;

const MONTH_RULE: TimeRule = {
  pattern: new RegExp(
    `(?:${YEAR}的?)?(?<![\\d个第上这本下每到一二三四五六七八九十])${MONTH}月份?(?:的?${DAY})?(?!的?初|廿|十|\\d|截止|之?前)`,
    'gu',
  ),
  read: ([, year, month = '', day], now) => since(dateOf(yearOf(year, now), month, day, now), now),
};

const THIS_MONTH_RULE: TimeRule = {
  pattern: new RegExp(`(上上|上|这|本|当)个?月(?!亮)(?:的?(初|头|底)|的?${DAY})?`, 'gu'),
  read: ([, which = '', part, day], now) => {
    const { year, month } = chinaClock(now);
    const said = day === undefined ? (part === '底' ? 25 : 1) : number(day);
    return since(midnightOf(year, month - (which === '上上' ? 2 : which === '上' ? 1 : 0), said), now);
  },
};

const DAY_RULE: TimeRule = {
  pattern: new RegExp(
    `(?<![\\d月第年十一二三四五六七八九])(?:${DAY}${AFTER_DAY}|(?<=^|[,，。\\s]|[从是到在])${DAY}(?=[,，。;!！?？\\s]|$))`,
    'gu',
  ),
  read: ([, before, alone, day = before ?? alone ?? ''], now) => {
    const { year, month } = chinaClock(now);
    return since(midnightOf(year, month, number(day)), now) ?? since(midnightOf(year, month - 1, number(day)), now);
  },
};

const YEAR_RULE: TimeRule = {
  pattern: new RegExp(`${YEAR}(?:的?${SEASON})?(?!前|以前|[正冬腊])`, 'gu'),
  read: ([, said = '', season], now) => {
    const year = yearOf(said, now);
    return year === null ? null : since(midnightOf(year, SEASONS[season ?? ''] ?? 1, 1), now);
  },
};

/** A season alone may be every year's; 从 or 到现在 says that one is meant. */
const SEASON_RULE: TimeRule = {
  pattern: new RegExp(`(?:(?<=从)${SEASON}|年初|${SEASON}(?=到现在|到今|以来|以后|后))`, 'gu'),
  read: ([said], now) =>
    since(
      lastOf((year) => midnightOf(year, SEASONS[said] ?? DECEMBER, 1), now),
      now,
    ),
};

export const DATE_RULES: readonly TimeRule[] = [MONTH_RULE, THIS_MONTH_RULE, DAY_RULE, YEAR_RULE, SEASON_RULE];

/** Without a year the last such date is meant. */
function dateOf(year: number | null, month: string, day: string | undefined, now: Instant): Instant | null {
  const date = (each: number): Instant | null => midnightOf(each, number(month), day === undefined ? 1 : number(day));
  return year === null ? lastOf(date, now) : date(year);
}

function lastOf(date: (year: number) => Instant | null, now: Instant): Instant | null {
  const { year } = chinaClock(now);
  return [year, year - 1].map(date).find((at) => at !== null && at <= now) ?? null;
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
