/** 三天了, 半个月前, 快两年了, 停了一个多星期, 一年零四个月了, 好几天没来. */
import { DAY, HOUR, MINUTE, type Instant } from '../../domain/time.js';
import { SPOKEN_NUMBER, spokenNumber } from '../spoken-number.js';
import { monthsBefore } from './china-day.js';
import { past, type TimeRule } from './moment.js';

/** Said of what goes on; 再等三天 and 三天之内 are none. */
const GOES_ON = /^(?:的?时间)?(?:了|没|不|都没|还没|到现在|下来|以来|就?没)/u;
const AGO = /^(?:以前|之前|前(?![面头后]))/u;
const BEGAN =
  /(?:[停断坏漏堵丢病困]了?|[等报修拖找欠跑催]了|没[电水网]|没信号|没人[管来]|报修|快|将近|差不多|整整|已经)$/u;
const TO_COME = /(?:再|还有|还要|还得|够|每|最多|放假|限)$/u;
const NEAR = 6;

const UNITS: readonly (readonly [unit: string, ms: number])[] = [
  ['分钟', MINUTE],
  ['钟头', HOUR],
  ['小时', HOUR],
  ['时辰', 2 * HOUR],
  ['天', DAY],
  ['晚', DAY],
  ['夜', DAY],
  ['星期', 7 * DAY],
  ['礼拜', 7 * DAY],
  ['周', 7 * DAY],
];
const MONTHS = { 月: 1, 年: 12 } as const;
/** More years are a date: 98年, 2021年. */
const MOST_MONTHS = 60 * 12;
const PATTERN = new RegExp(
  `(好几|几|大?半|${SPOKEN_NUMBER})(?:多?来?个(半)?)?多?来?(${UNITS.map(([unit]) => unit).join('|')}|(?<=[个半多来])月|(?<!个)年)上?(半|多|零(${SPOKEN_NUMBER})个月)?`,
  'gu',
);

/** Months and years are counted on the calendar. What is vague (好几天) tells no time. */
export const DURATION_RULE: TimeRule = {
  pattern: PATTERN,
  read: (match, now) => {
    const before = match.input.slice(Math.max(0, match.index - NEAR), match.index);
    const rest = match.input.slice(match.index + match[0].length, match.index + match[0].length + NEAR);
    const ago = AGO.test(rest);
    if (TO_COME.test(before) || !(ago || GOES_ON.test(rest) || BEGAN.test(before))) return null;
    const from = beganAt(match, now);
    if (from === null) return null;
    return ago ? past(from, DAY, now) : { from, to: now, lasting: true };
  },
};

/** Null when it is no duration or a vague one. */
function beganAt(match: RegExpExecArray, now: Instant): Instant | null {
  const [, said = '', half, unit = '', rest = '', restMonths] = match;
  if (/^好?几$/u.test(said) || said + unit === '半天') return null;
  const count = (said.endsWith('半') ? 0.5 : (spokenNumber(said)?.value ?? NaN)) + ((half ?? rest === '半') ? 0.5 : 0);
  if (Number.isNaN(count)) return null;
  const ms = UNITS.find(([name]) => name === unit)?.[1];
  if (ms !== undefined) return now - count * ms;
  const months = count * MONTHS[unit === '年' ? '年' : '月'] + (spokenNumber(restMonths ?? '')?.value ?? 0);
  if (months > MOST_MONTHS) return null;
  const whole = Math.floor(months);
  return monthsBefore(now, whole) - Math.round((months - whole) * 30) * DAY;
}
