/**
 * The farmers' calendar, from the runtime's own tables (ICU) in the time zone of China. `chinese-days` converts too, but
 * is a day off on servers west of Greenwich and in some months.
 */
import { DAY, type Instant } from '../../domain/time.js';
import { midnightAfter } from './china-day.js';

interface LunarDay {
  /** The solar year in which the lunar year began. */
  year: number;
  month: number;
  leap: boolean;
  day: number;
}

const FORMAT = new Intl.DateTimeFormat('en-u-ca-chinese', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
});
/** A search further back than this is for a day that does not exist. */
const MOST_MONTHS = 60;

export function lunarDayOf(at: Instant): LunarDay {
  const parts = new Map<string, string>(FORMAT.formatToParts(at).map(({ type, value }) => [type, value]));
  const month = parts.get('month') ?? '';
  return {
    year: Number(parts.get('relatedYear')),
    month: parseInt(month, 10),
    leap: month.endsWith('bis'),
    day: Number(parts.get('day')),
  };
}

/**
 * Midnight of the last such day that is not after `now`, in that lunar year when one is given; the leap month counts only
 * when it is asked for. Null when there is none within five years.
 */
export function lastLunarDay(
  wanted: { month: number; day: number; leap?: boolean; year?: number },
  now: Instant,
): Instant | null {
  let first = midnightAfter(now, 1 - lunarDayOf(now).day);
  for (let i = 0; i < MOST_MONTHS; i++) {
    const { year, month, leap } = lunarDayOf(first);
    const day = first + (wanted.day - 1) * DAY;
    const right = month === wanted.month && leap === (wanted.leap ?? false) && year === (wanted.year ?? year);
    if (right && day <= now && lunarDayOf(day).day === wanted.day) return day;
    first -= DAY;
    first -= (lunarDayOf(first).day - 1) * DAY;
  }
  return null;
}
