/** Who is on duty when offices are closed. */
import { lineageOf, type AreaPath } from './area.js';
import { chinaClock, dayOf, nextWorkMoment, type Day, type WorkCalendar } from './calendar.js';
import type { Directory } from './directory.js';
import type { PersonId } from './person.js';
import { presentOne } from './presence.js';
import type { Instant } from './time.js';
import type { DutyShift } from './village.js';

/** True outside the hours in which whoever is responsible can be expected to look. */
export function isClosed(now: Instant, calendar: WorkCalendar): boolean {
  return nextWorkMoment(now, calendar) > now;
}

/**
 * Those on duty on the day of `now` for the narrowest area around that has anybody; a shift for the date counts before one
 * for the day of the week. Absent people are replaced by their stand-in.
 */
export function onDuty(area: AreaPath, now: Instant, directory: Directory): PersonId[] {
  const shifts = directory.villages.flatMap((village) => village.roster ?? []);
  for (const path of lineageOf(area)) {
    const people = shiftsOn(shifts, path, dayOf(now)).flatMap(({ person }) => {
      const found = directory.person(person);
      const there = found === null ? null : presentOne(found, now, directory.person);
      return there === null ? [] : [there.id];
    });
    if (people.length > 0) return [...new Set(people)];
  }
  return [];
}

/** The shifts of an area on a day. */
export function shiftsOn(shifts: readonly DutyShift[], area: AreaPath, day: Day): DutyShift[] {
  const own = shifts.filter((shift) => shift.area === area);
  const dated = own.filter(({ dates }) => dates.includes(day));
  const weekday = chinaClock(Date.parse(`${day}T12:00:00+08:00`)).weekday;
  return dated.length > 0 ? dated : own.filter(({ weekdays }) => weekdays.includes(weekday));
}
