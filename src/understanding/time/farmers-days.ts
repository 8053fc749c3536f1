/** 腊月初八, 正月十五, 农历八月初六, 大年三十, and feasts: 国庆节后, 清明, 端午. */
import { chinaClock } from '../../domain/calendar.js';
import { DAY, type Instant } from '../../domain/time.js';
import { spokenNumber } from '../spoken-number.js';
import { midnightOf } from './china-day.js';
import { lastLunarDay, lunarDayOf } from './lunar.js';
import { past, type TimeRule } from './moment.js';

const NAMED_MONTHS: Readonly<Record<string, number>> = { 正: 1, 冬: 11, 腊: 12 };
const YEARS_AGO: Readonly<Record<string, number>> = { 今年: 0, 去年: 1, 前年: 2 };
const LUNAR_MONTH = 30;
const DAY_SAID = '(初[一二三四五六七八九十]|廿[一二三四五六七八九]?|[二三]?十[一二三四五六七八九]?)(?![号日个天几多])';

/** Numbered months count here only with a day that is said in the old way; those with 号 are the solar ones. */
const LUNAR_RULE: TimeRule = {
  pattern: new RegExp(
    `(?:(今年|去年|前年)的?)?(?:(?:农历|阴历|古历)的?)?(?<!每年?到?)(闰)?(?:([正冬腊])月(?:里|头|底)?(?:${DAY_SAID})?|(十[一二]?|[一二三四五六七八九])月${DAY_SAID})`,
    'gu',
  ),
  read: ([, year, leap, named, dayOfNamed, numbered, day], now) => {
    const month = named === undefined ? (spokenNumber(numbered ?? '')?.value ?? 0) : (NAMED_MONTHS[named] ?? 0);
    const ago = YEARS_AGO[year ?? ''];
    const wanted = {
      month,
      day: lunarDate(dayOfNamed ?? day),
      leap: leap !== undefined,
      ...(ago === undefined ? {} : { year: lunarDayOf(now).year - ago }),
    };
    const isDay = (dayOfNamed ?? day) !== undefined;
    return past(lastLunarDay(wanted, now), (isDay ? 1 : LUNAR_MONTH) * DAY, now);
  },
};

interface Feast {
  words: string;
  /** The last time it began. */
  last(now: Instant): Instant | null;
  /** How many days it is kept; after them it is 节后. */
  days: number;
}

const FEASTS: readonly Feast[] = [
  { words: '国庆节?|十一长假', last: solar(10, 1), days: 7 },
  { words: '五一节?|劳动节', last: solar(5, 1), days: 5 },
  { words: '元旦', last: solar(1, 1), days: 1 },
  { words: '三八(?:妇女)?节', last: solar(3, 8), days: 1 },
  { words: '六一节?', last: solar(6, 1), days: 1 },
  { words: '清明节?', last: (now) => lastOf((year) => midnightOf(year, 4, clearAndBright(year)), now), days: 1 },
  { words: '大年三十|年三十|除夕', last: newYearsEve, days: 1 },
  { words: '大年初一|初一早上', last: lunar(1, 1), days: 1 },
  { words: '春节|过年|过完年|年后', last: lunar(1, 1), days: 7 },
  { words: '元宵节?', last: lunar(1, 15), days: 1 },
  { words: '端午节?|五月端阳', last: lunar(5, 5), days: 1 },
  { words: '中秋节?|八月十五', last: lunar(8, 15), days: 1 },
  { words: '重阳节?', last: lunar(9, 9), days: 1 },
  { words: '腊八节?', last: lunar(12, 8), days: 1 },
  { words: '小年', last: lunar(12, 23), days: 1 },
];

const FEAST_RULES: readonly TimeRule[] = FEASTS.map(({ words, last, days }) => ({
  pattern: new RegExp(`(?:${words})(?:(?:假期)?(?:过后|以后|之后|后))?(?!前|以前|快到|快乐)`, 'gu'),
  read: ([said], now) => {
    const began = last(now);
    const over = /后$|完/u.test(said) && began !== null;
    return past(over ? began + days * DAY : began, days * DAY, now);
  },
}));

export const FARMERS_RULES: readonly TimeRule[] = [LUNAR_RULE, ...FEAST_RULES];

function solar(month: number, day: number): Feast['last'] {
  return (now) => lastOf((year) => midnightOf(year, month, day), now);
}

function lunar(month: number, day: number): Feast['last'] {
  return (now) => lastLunarDay({ month, day }, now);
}

/** The day before the new year, whether the last month has 29 days or 30. */
function newYearsEve(now: Instant): Instant | null {
  const newYear = lastLunarDay({ month: 1, day: 1 }, now + DAY);
  return newYear === null ? null : newYear - DAY;
}

function lastOf(date: (year: number) => Instant | null, now: Instant): Instant | null {
  const { year } = chinaClock(now);
  return [year, year - 1].map(date).find((at) => at !== null && at <= now) ?? null;
}

/** The usual formula for 清明 in this century. */
function clearAndBright(year: number): number {
  const short = year % 100;
  return Math.floor(short * 0.2422 + 4.81) - Math.floor(short / 4);
}

function lunarDate(said: string | undefined): number {
  if (said === undefined) return 1;
  return spokenNumber(said.replace('初', '').replace('廿', '二十'))?.value ?? 1;
}
