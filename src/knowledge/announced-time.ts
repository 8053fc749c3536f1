/** When something that is announced will be: 明天8点到18点, 今天下午3点到6点, 15号全天, 25号到27号. */
import { chinaClock, dayOf, instantOf } from '../domain/calendar.js';
import { DAY, HOUR, MINUTE, type Instant } from '../domain/time.js';
import { spokenNumber } from '../understanding/spoken-number.js';

export interface Announced {
  /** The words, as they stand in the text. */
  said: string;
  from: Instant;
  /** Always after `now`. */
  until: Instant;
}

const NUMBER = '(?:\\d{1,2}|[一二两三四五六七八九十]{1,3})';
const WEEKDAYS = '一二三四五六日天';
const DAY_SAID = `大后天|后天|明天|明日|今天|今日|今儿|明儿|[今明](?=[早晚下上中])|(?:下个?|这个?|本)?(?:周|星期|礼拜)[${WEEKDAYS}]|(?:${NUMBER}月)?${NUMBER}[日号]`;
/** Parts of a day with the hours between which they are. */
const PARTS: Readonly<Record<string, readonly [from: number, until: number]>> = {
  凌晨: [0, 6],
  早上: [6, 9],
  早晨: [6, 9],
  早: [6, 9],
  上午: [8, 12],
  中午: [12, 14],
  下午: [12, 18],
  傍晚: [18, 20],
  晚上: [18, 24],
  晚: [18, 24],
  夜里: [18, 24],
};
const PART = Object.keys(PARTS).join('|');
const CLOCK = `(?:(${NUMBER})(?:[点时](?:钟|整)?|[:：])(半|一刻|\\d{1,2}分?)?)`;
const MOMENT = `(${DAY_SAID})?(?:[(（](?:周|星期)[${WEEKDAYS}][)）])?的?(${PART})?${CLOCK}?`;
const SPAN = new RegExp(`${MOMENT}(?:起?(?:到|至|[-—~～–])${MOMENT})?(全天|整天|一整天|一天)?`, 'gu');
const NOON = 12;

/** The first time in the text that is not over yet; without a day today is meant. */
export function announcedTime(text: string, now: Instant): Announced | null {
  for (const match of text.matchAll(SPAN)) {
    const [said, day, part, hour, minutes, ...rest] = match;
    const [lastDay, lastPart, lastHour, lastMinutes] = rest;
    // An hour alone, or a part of the day, may be every day's; together, with a day or an end they are meant.
    const definite = day !== undefined || (hour !== undefined && (part !== undefined || lastHour !== undefined));
    if (!definite) continue;
    const first = { day, part, hour, minutes };
    const last = { day: lastDay, part: lastPart, hour: lastHour, minutes: lastMinutes };
    const midnight = day === undefined ? midnightAfter(now, 0) : midnightOf(day, now);
    if (midnight === null) continue;
    const from = midnight + opening(first);
    const until = endOf(first, last, midnight, now);
    if (until > Math.max(now, from)) return { said, from, until };
  }
  return null;
}

interface Said {
  day?: string | undefined;
  part?: string | undefined;
  hour?: string | undefined;
  minutes?: string | undefined;
}

/** Milliseconds from midnight to when it begins. */
function opening({ part, hour, minutes }: Said): number {
  if (hour === undefined) return (PARTS[part ?? '']?.[0] ?? 0) * HOUR;
  return clockOf(hour, minutes, part);
}

function endOf(first: Said, last: Said, midnight: Instant, now: Instant): Instant {
  const day = last.day === undefined ? midnight : (midnightOf(last.day, now) ?? midnight);
  if (last.hour === undefined) {
    const part = last.part ?? (last.day === undefined && first.hour === undefined ? first.part : undefined);
    return day + (PARTS[part ?? '']?.[1] ?? 24) * HOUR;
  }
  // 下午3点到6点: the part holds for both; 上午9点到5点: an end before the beginning is in the afternoon.
  const end = day + clockOf(last.hour, last.minutes, last.part ?? first.part);
  const begin = midnight + opening(first);
  if (end > begin) return end;
  return end + NOON * HOUR > begin ? end + NOON * HOUR : end + DAY;
}

function clockOf(hour: string, minutes: string | undefined, part: string | undefined): number {
  const said = spokenNumber(hour)?.value ?? 0;
  const late = (PARTS[part ?? '']?.[0] ?? 0) >= NOON && said < NOON && !(part === '中午' && said > 10);
  return (late ? said + NOON : said) * HOUR + minutesOf(minutes) * MINUTE;
}

function minutesOf(said: string | undefined): number {
  if (said === undefined) return 0;
  if (said === '半') return 30;
  return said === '一刻' ? 15 : Number.parseInt(said, 10);
}

function midnightAfter(now: Instant, days: number): Instant {
  return instantOf(dayOf(now), 0) + days * DAY;
}

const DAYS_AHEAD: Readonly<Record<string, number>> = { 今: 0, 明: 1, 后: 2, 大: 3 };

function midnightOf(said: string, now: Instant): Instant | null {
  const ahead = DAYS_AHEAD[said.charAt(0)];
  if (ahead !== undefined) return midnightAfter(now, ahead);
  const weekday = WEEKDAYS.indexOf(said.slice(-1));
  if (/[周期拜]/u.test(said))
    return midnightAfter(now, daysUntil(Math.min(weekday, 6) + 1, said.startsWith('下'), now));
  const [, month, day = ''] = /^(?:(.+)月)?(.+)[日号]$/u.exec(said) ?? [];
  return dateAhead(month === undefined ? null : numberOf(month), numberOf(day), now);
}

/** 周五 is the next one, today counts; 下周五 is the one of the week after this. */
function daysUntil(weekday: number, next: boolean, now: Instant): number {
  const today = chinaClock(now).weekday;
  return next ? weekday - today + 7 : (weekday - today + 7) % 7;
}

/** The next such date, today counts; null for one that does not exist. */
function dateAhead(month: number | null, day: number, now: Instant): Instant | null {
  const { year, month: thisMonth } = chinaClock(now);
  for (const ahead of month === null ? [0, 1] : [0, 12]) {
    const first = new Date(Date.UTC(year, (month ?? thisMonth) - 1 + ahead, day));
    const exists = first.getUTCDate() === day;
    const midnight = instantOf(first.toISOString().slice(0, 10), 0);
    if (exists && midnight >= midnightAfter(now, 0)) return midnight;
  }
  return null;
}

function numberOf(said: string): number {
  return spokenNumber(said)?.value ?? 0;
}
