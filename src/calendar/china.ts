/**
 * China's real working days: the published holidays and make-up days that `chinese-days` knows, and an overlay file for
 * what it does not know yet (next year's arrangement, published each November) or never will (local holidays).
 * Only the library's tables are read: its functions are off by one day on a server west of Greenwich.
 */
import { createRequire } from 'node:module';
import { z } from 'zod';
import { chinaClock, dayOf, instantOf, type Day, type WorkCalendar, type WorkHours } from '../domain/calendar.js';
import { DAY } from '../domain/time.js';
import { readOverlay, type CalendarOverlay, type YearOverlay } from './overlay.js';

export interface ChinaCalendarOptions {
  hours: readonly WorkHours[];
  /** Path of the overlay file; null when there is none. */
  overlay: string | null;
  /** Told once for every year that is asked for and not covered. */
  warn: (sentence: string) => void;
}

/** A year has at least this many public holidays from Monday to Friday; fewer means that its arrangement is unknown. */
const FEWEST_HOLIDAYS = 5;

/** Keys are days; a holiday may fall on a weekend, a working day of this table always does. */
const publishedSchema = z.object({
  holidays: z.record(z.iso.date(), z.string()),
  workdays: z.record(z.iso.date(), z.string()),
});
type Published = z.infer<typeof publishedSchema>;

/**
 * The calendar of a place. What the overlay says of a day goes before what the library says. A year that neither
 * covers counts Monday to Friday as working days, and is warned of. Each year is worked out once, when first needed.
 * Throws AppError `config_invalid` for a wrong overlay file, RangeError for hours that overlap or are none.
 */
export async function chinaCalendar({ hours, overlay: path, warn }: ChinaCalendarOptions): Promise<WorkCalendar> {
  checkHours(hours);
  const overlay: CalendarOverlay = path === null ? { years: {} } : await readOverlay(path);
  const published = loadPublished();
  const years = new Map<number, Year>();
  const yearOf = (year: number): Year => {
    const known = years.get(year);
    if (known) return known;
    const made = makeYear(year, published, overlay.years[year]);
    years.set(year, made);
    return made;
  };
  const warned = new Set<number>();
  return {
    hours,
    covers: (year) => yearOf(year).covered,
    isWorkday: (day) => {
      const number = Number(day.slice(0, 4));
      const year = yearOf(number);
      if (!year.covered && !warned.has(number)) {
        warned.add(number);
        warn(notCovered(number));
      }
      return year.workdays.has(day);
    },
  };
}

interface Year {
  covered: boolean;
  workdays: ReadonlySet<Day>;
}

function loadPublished(): Published {
  const require = createRequire(import.meta.url);
  return publishedSchema.parse(require('chinese-days/dist/chinese-days.json'));
}

function makeYear(year: number, published: Published, overlay: YearOverlay | undefined): Year {
  const workdays = new Set<Day>();
  let holidays = 0;
  for (let at = instantOf(`${year}-01-01`, 0); chinaClock(at).year === year; at += DAY) {
    const day = dayOf(at);
    const weekday = chinaClock(at).weekday <= 5;
    if (isWorked(day, weekday, published, overlay)) workdays.add(day);
    else if (weekday) holidays++;
  }
  return { covered: holidays >= FEWEST_HOLIDAYS, workdays };
}

function isWorked(day: Day, weekday: boolean, published: Published, overlay: YearOverlay | undefined): boolean {
  if (overlay?.workdays.includes(day)) return true;
  if (overlay?.holidays.includes(day)) return false;
  return day in published.workdays || (weekday && !(day in published.holidays));
}

function notCovered(year: number): string {
  return (
    `the working calendar does not know the holidays of ${year}: Monday to Friday count as working days, and deadlines ` +
    `may be wrong. Write them into the overlay file that CALENDAR_OVERLAY names (years: ${year}: holidays and workdays), or update chinese-days.`
  );
}

function checkHours(hours: readonly WorkHours[]): void {
  let closed = 0;
  for (const { from, to } of hours) {
    if (!(closed <= from && from < to && to <= 24 * 60))
      throw new RangeError(`working hours overlap or are out of order at minute ${from} to ${to}`);
    closed = to;
  }
  if (hours.length === 0) throw new RangeError('no working hours given');
}
