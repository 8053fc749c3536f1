/** The digest of a leader's subtrees, as data: what came, what is due, what stalls. Nothing personal is in it. */
import { isWithin, type AreaPath } from './area.js';
import { chinaClock, dayOf, instantOf, shiftWorkdays, workdaysLeft, type Day, type WorkCalendar } from './calendar.js';
import { cameAt, doneAt } from './case/milestones.js';
import { isOpen } from './case/states.js';
import type { Case } from './case/types.js';
import { categoryLabel, subCategory } from './category.js';
import { cardInstants } from './deadlines.js';
import { householdsOf } from './households.js';
import { indicatorsOf, type Rate } from './indicators.js';
import type { Period } from './period.js';
import type { PersonId } from './person.js';
import { DAY, HOUR, type Instant } from './time.js';
import type { WayNames } from './ways.js';
import { weekFigures, type WeekFigures } from './week-figures.js';

/** One line of a list: a case without anything that was said in it. */
export interface DigestEntry {
  number: string;
  areaName: string;
  /** What its category is called, never the reporter's words: 停水, 低保咨询. */
  gist: string;
  /** Called name of who has it or is asked to take it; null when nobody is. */
  clerk: string | null;
  due: Instant | null;
  /** Working days since the due day, only when overdue. */
  overdueWorkdays?: number;
  /** Already under 督办. */
  supervised: boolean;
}

/** Several open cases of one category in one area that look like one matter. */
export interface HotMatter {
  areaName: string;
  gist: string;
  /** Reporters and followers of all of them. */
  households: number;
  /** Oldest first: the others could be merged into it. */
  numbers: readonly string[];
}

export interface Digest {
  date: Day;
  newToday: number;
  doneToday: number;
  open: number;
  /** Due by the end of today and without a red card; also what fell due on days off. */
  dueToday: readonly DigestEntry[];
  /** Due until the end of the next working day. */
  yellow: readonly DigestEntry[];
  red: readonly DigestEntry[];
  redo: readonly DigestEntry[];
  /** Nothing happened for `silentHours`, and in none of the lists above. */
  silent: readonly DigestEntry[];
  silentHours: number;
  /** Parked, to be looked at by the end of the next working day. */
  parked: readonly DigestEntry[];
  hot: readonly HotMatter[];
  /** Of the cases due in this month so far. */
  rates: { response: Rate; solved: Rate; satisfied: Rate; evaluated: Rate };
  /** In a weekly digest. */
  week?: WeekFigures;
  /** Absent where the ways of handling have no names of their own. */
  ways?: WayNames;
  /** Nothing came, nothing was done and no list has a line: a kind word is enough. */
  quiet: boolean;
}

export interface DigestOptions {
  areas: readonly AreaPath[];
  now: Instant;
  calendar: WorkCalendar;
  /** Called name of somebody who works here. */
  nameOf: (person: PersonId) => string;
  areaName: (area: AreaPath) => string;
  /** Of cases in the order in which they came, those that look like one matter, in the same order; none alone. */
  sameFact: (cases: readonly Case[]) => readonly (readonly Case[])[];
  /** Natural hours without any event that make a case silent; 72 when absent. */
  silentHours?: number;
  /** The week that it tells of; absent for the day. */
  week?: Period | undefined;
}

/** Older matters of one category are rarely the same one. */
const HOT_WINDOW = 3 * DAY;

/**
 * A digest is read in a group: cases outside the areas, sealed and confidential ones and those of a sensitive category
 * do not appear in any line or count.
 */
export function makeDigest(cases: Iterable<Case>, options: DigestOptions): Digest {
  const { areas, now, silentHours = 72 } = options;
  const shown = [...cases].filter((c) => areas.some((area) => isWithin(c.area, area)) && !isPrivate(c));
  const open = shown.filter(({ state }) => isOpen(state)).sort((a, b) => dueOrder(a) - dueOrder(b));
  const date = dayOf(now);
  const isToday = (at: Instant | null): boolean => at !== null && dayOf(at) === date;
  const newToday = shown.filter((c) => c.state !== 'merged' && isToday(cameAt(c))).length;
  const doneToday = shown.filter((c) => isToday(doneAt(c))).length;
  const week = options.week === undefined ? undefined : weekFigures(shown, options.week, now, options.calendar);
  const moved = newToday + doneToday + (week?.came ?? 0) + (week?.done ?? 0);
  const lists = listsOf(open, options, now - silentHours * HOUR);
  const hot = hotMatters(open, options);
  const quiet = moved + hot.length === 0 && Object.values(lists).every((list) => list.length === 0);
  const rates = ratesOfMonth(shown, options);
  const digest = { date, newToday, doneToday, open: open.length, ...lists, silentHours, hot, rates, quiet };
  return week === undefined ? digest : { ...digest, week };
}

type Lists = Pick<Digest, 'dueToday' | 'yellow' | 'red' | 'redo' | 'silent' | 'parked'>;

function listsOf(open: readonly Case[], options: DigestOptions, silentSince: Instant): Lists {
  const today = dayOf(options.now);
  const horizon = shiftWorkdays(today, 1, options.calendar);
  const red = new Set(open.filter((c) => isRed(c, options)));
  const dueToday = open.filter((c) => isDueBy(c, today) && !red.has(c));
  const yellow = open.filter((c) => isDueBy(c, horizon) && !isDueBy(c, today));
  const redo = open.filter((c) => c.redos > 0);
  const parked = open.filter((c) => c.parking !== null && dayOf(c.parking.reviewAt) <= horizon);
  const listed = new Set([...red, ...dueToday, ...yellow, ...redo]);
  const silent = open.filter((c) => isSilent(c, silentSince) && !listed.has(c));
  const lines = (list: readonly Case[]): DigestEntry[] => list.map((c) => entryOf(c, options));
  return {
    dueToday: lines(dueToday),
    yellow: lines(yellow),
    red: lines([...red]),
    redo: lines(redo),
    silent: lines(silent),
    parked: lines(parked),
  };
}

function isPrivate(c: Case): boolean {
  return c.sealed || c.confidential || subCategory(c.category).sensitive;
}

function entryOf(c: Case, { now, calendar, nameOf, areaName }: DigestOptions): DigestEntry {
  const clerk = c.lead ?? c.offered[0] ?? null;
  const due = c.clock.finishDue;
  const entry = {
    number: c.number,
    areaName: areaName(c.area),
    gist: c.nature === '咨询' ? `${categoryLabel(c.category)}咨询` : categoryLabel(c.category),
    clerk: clerk === null ? null : nameOf(clerk),
    due,
    supervised: c.mode === 'supervise',
  };
  if (due === null || due >= now) return entry;
  return { ...entry, overdueWorkdays: Math.abs(workdaysLeft(now, due, calendar)) };
}

function isRed(c: Case, { now, calendar }: DigestOptions): boolean {
  const { red } = cardInstants(c.clock, c.deadlines, calendar);
  return red !== null && red <= now;
}

function isDueBy(c: Case, day: Day): boolean {
  return c.clock.finishDue !== null && dayOf(c.clock.finishDue) <= day;
}

/** Waiting on purpose is no silence. */
function isSilent(c: Case, since: Instant): boolean {
  if (c.state === 'parked' || c.state === 'need_info' || c.state === 'draft') return false;
  return (
    Math.max(c.since, ...c.remarks.map((remark) => remark.at), ...c.log.slice(-1).map((entry) => entry.at)) < since
  );
}

/** Paused cases have no due instant and come last. */
function dueOrder(c: Case): number {
  return c.clock.finishDue ?? Number.MAX_SAFE_INTEGER;
}

function hotMatters(open: readonly Case[], { now, areaName, sameFact }: DigestOptions): HotMatter[] {
  // Where the grid is unknown, one category in one village says little.
  const recent = open.filter((c) => c.areaKnown && cameAt(c) >= now - HOT_WINDOW);
  const oldestFirst = recent.sort((a, b) => cameAt(a) - cameAt(b));
  return sameFact(oldestFirst).flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    return {
      areaName: areaName(first.area),
      gist: categoryLabel(first.category),
      households: householdsOf(group),
      numbers: group.map((c) => c.number),
    };
  });
}

function ratesOfMonth(shown: readonly Case[], { now, calendar }: DigestOptions): Digest['rates'] {
  const { year, month } = chinaClock(now);
  const from = instantOf(`${year}-${String(month).padStart(2, '0')}-01`, 0);
  const { response, solved, satisfied, evaluated } = indicatorsOf(shown, from, now + 1, calendar);
  return { response, solved, satisfied, evaluated };
}
