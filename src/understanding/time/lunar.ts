/**
 * The farmers' calendar, from the runtime's own tables (ICU) in the time zone of China. `chinese-days` converts too, but
 * is a day off on servers west of Greenwich and in some months.
 */
import { dayOf } from '../../domain/calendar.js';
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
/** Asking the runtime is slow, and whoever asks means days around now. */
const known = new Map<string, LunarDay>();
const MOST_KNOWN = 1_000;
const MONTHS = 12;
/** Leap months by year: seven in nineteen. */
const EXTRA = 7 / 19;
/** So many days later than guessed a search begins, and so many months it looks at. */
const MARGIN = 35;
const LOOKED_AT = 4;
/** A month of the moon, in days. */
const MOON = 29.53;
/** A day that there was not for so long does not exist. */
const MOST_YEARS = 5;

export function lunarDayOf(at: Instant): LunarDay {
  const day = dayOf(at);
  if (known.size > MOST_KNOWN) known.clear();
  const found = known.get(day) ?? read(at);
  known.set(day, found);
  return found;
}

function read(at: Instant): LunarDay {
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
  const back = (lunarDayOf(now).month - wanted.month + MONTHS) % MONTHS;
  for (let years = 0; years <= MOST_YEARS; years++) {
    // Every third year or so has a month more: the guess may be two months late, and one early.
    let first = firstOfMonth(midnightAfter(now, -Math.round((back + years * (MONTHS + EXTRA)) * MOON)) + MARGIN * DAY);
    for (let i = 0; i < LOOKED_AT; i++) {
      const found = dayIn(first, wanted);
      if (found !== null && found <= now) return found;
      first = firstOfMonth(first - DAY);
    }
  }
  return null;
}

/** The wanted day of the month that begins then; null when that is another month, or has no such day. */
function dayIn(first: Instant, wanted: { month: number; day: number; leap?: boolean; year?: number }): Instant | null {
  const { year, month, leap } = lunarDayOf(first);
  const at = first + (wanted.day - 1) * DAY;
  const right = month === wanted.month && leap === (wanted.leap ?? false) && year === (wanted.year ?? year);
  return right && lunarDayOf(at).day === wanted.day ? at : null;
}

function firstOfMonth(midnight: Instant): Instant {
  return midnight - (lunarDayOf(midnight).day - 1) * DAY;
}
