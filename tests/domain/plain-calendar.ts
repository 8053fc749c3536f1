import { chinaClock, instantOf, type Day, type WorkCalendar } from '../../src/domain/calendar.js';
import type { Instant } from '../../src/domain/time.js';

/** Monday to Friday, 08:30–12:00 and 14:30–18:00, with these weekdays off and these weekend days worked. */
export function plainCalendar(off: readonly Day[] = [], on: readonly Day[] = []): WorkCalendar {
  return {
    hours: [
      { from: 510, to: 720 },
      { from: 870, to: 1080 },
    ],
    covers: () => true,
    isWorkday: (day) => on.includes(day) || (chinaClock(instantOf(day, 0)).weekday <= 5 && !off.includes(day)),
  };
}

/** "2026-11-20 17:50" in China. */
export function at(text: string): Instant {
  return Date.parse(`${text.replace(' ', 'T')}:00+08:00`);
}
