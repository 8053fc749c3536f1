/** 昨晚, 夜来后晌, 大前天, 今早上八点, 半夜三点, 刚才. */
import { HOUR, MINUTE, type Instant } from '../../domain/time.js';
import { SPOKEN_NUMBER, spokenNumber } from '../spoken-number.js';
import { midnightAfter } from './china-day.js';
import { past, type Meant, type TimeRule } from './moment.js';

const DAYS_AGO: Readonly<Record<string, number>> = { 大前: 3, 前: 2, 昨: 1, 夜: 1, 今: 0 };
/** When a part of the day begins, and how many hours it has. */
const PARTS: readonly (readonly [words: RegExp, hour: number, hours: number])[] = [
  [/半夜/u, 24, 5],
  [/凌晨|晨/u, 0, 6],
  [/早/u, 6, 3],
  [/上午/u, 8, 4],
  [/中午|晌午/u, 12, 2],
  [/下午|后晌/u, 14, 5],
  [/傍|黑/u, 18, 3],
  [/晚|夜/u, 19, 5],
];
const PART = '(?:后?半夜|凌晨|大?清早|一?大早|早上|早晨|早起|上午|中午|下午|后晌|晌午|傍晚|天黑|晚上|晚夕|夜里|黑里)';
const SHORT_PART = '(?:早上?|晚上?|晚夕|夜里?|晨|后晌|晌午|下午|上午|中午|半夜|凌晨)';
const CLOCK = `(?:(${SPOKEN_NUMBER})(?:点钟?|:)(半|一刻|[0-5]\\d|${SPOKEN_NUMBER}分?)?)?`;
const DAY_SAID = `(?:(大?前|昨)(?:天|日|儿个?|个(?!月|星期|礼拜|周|年))|(今)(?:天|日|儿个?)|(?<!半)(夜)(?:来|儿个?))`;
const NOON = 12;

const DAY_RULE: TimeRule = {
  pattern: new RegExp(`(?:${DAY_SAID}的?(${PART})?|(大?前|昨|今)(?=${SHORT_PART})(${SHORT_PART}))${CLOCK}`, 'gu'),
  read: (match, now) => {
    const [, past, today, dialect, part, near, shortPart, hour, minutes] = match;
    const ago = DAYS_AGO[past ?? today ?? dialect ?? near ?? ''] ?? 0;
    return hourSaid(midnightAfter(now, -ago), { part: part ?? shortPart ?? '', hour, minutes }, now);
  },
};

/** Without a day the last such hour is meant; without an hour it is said of every day (晚上老是停电). */
const HOUR_RULE: TimeRule = {
  pattern: new RegExp(`(?<![每天各])(${PART})${CLOCK}(?!以)`, 'gu'),
  read: ([, part = '', hour, minutes], now) => {
    if (hour === undefined) return null;
    const [today, yesterday] = [0, -1].map((days) => hourSaid(midnightAfter(now, days), { part, hour, minutes }, now));
    return today ?? yesterday ?? null;
  },
};

const NOW_RULE: TimeRule = {
  pattern: /刚才|刚刚|将才|才刚|这会儿|这阵/gu,
  read: (_match, now) => past(now, 0, now),
};

export const DAY_RULES: readonly TimeRule[] = [DAY_RULE, HOUR_RULE, NOW_RULE];

interface HourSaid {
  part: string;
  hour: string | undefined;
  minutes: string | undefined;
}

function hourSaid(midnight: Instant, { part, hour, minutes }: HourSaid, now: Instant): Meant | null {
  const [, begins = 0, hours = 24] = PARTS.find(([words]) => words.test(part)) ?? [];
  if (hour === undefined) return past(midnight + begins * HOUR, hours * HOUR, now);
  const said = spokenNumber(hour)?.value;
  if (said === undefined || said > 24) return null;
  return past(midnight + hourOf(said, begins) * HOUR + minutesOf(minutes) * MINUTE, HOUR, now);
}

/** 下午三点 is 15, 晚上八点 is 20, but 晚上两点 is after midnight, and so is 半夜三点. */
function hourOf(said: number, begins: number): number {
  if (said >= NOON) return said === NOON && begins > NOON + 2 ? 24 : said;
  if (begins === 24) return said >= 9 ? said + NOON : said;
  if (begins >= 18) return said <= 5 ? said + 24 : said + NOON;
  return begins >= NOON && said < 10 ? said + NOON : said;
}

function minutesOf(said: string | undefined): number {
  if (said === undefined) return 0;
  if (said === '半') return 30;
  return said === '一刻' ? 15 : Math.min(59, spokenNumber(said.replace('分', ''))?.value ?? 0);
}
