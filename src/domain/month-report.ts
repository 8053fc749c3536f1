/** A month of an area in figures, with the cases behind them. Nothing in it is about a single person. */
import type { AreaPath } from './area.js';
import { cameAt, doneAt } from './case/milestones.js';
import { isOpen } from './case/states.js';
import { isPrivate } from './case/tell.js';
import type { Case, CaseState } from './case/types.js';
import { categoryLabel, CLASSES, type CategoryCode } from './category.js';
import type { HotMatter } from './digest.js';
import { householdsOf } from './households.js';
import { casesBehind, SHARES, type ShareName } from './indicators.js';
import type { Period } from './period.js';
import type { Statistics } from './statistics.js';
import { DAY, type Instant } from './time.js';
import type { VisitSheet } from './visit.js';
import type { WayNames } from './ways.js';

export interface MonthReport {
  areaName: string;
  period: Period;
  madeAt: Instant;
  statistics: Statistics;
  /** Due in the month, in the order of their numbers. */
  cases: readonly ReportedCase[];
  classes: readonly ClassFigures[];
  /** From the first to the last day, seven at a time. */
  weeks: readonly { from: Instant; until: Instant; came: number; done: number }[];
  /** By area, narrower ones of the area that is reported on. */
  visits: readonly { areaName: string; sheet: VisitSheet }[];
  hot: readonly HotMatter[];
  /** What the ways of handling are called in the area. */
  ways: WayNames;
}

export interface ReportedCase {
  number: string;
  areaName: string;
  /** Null for what only few may know of. */
  category: CategoryCode | null;
  state: CaseState;
  cameAt: Instant;
  due: Instant | null;
  contactedAt: Instant | null;
  doneAt: Instant | null;
  /** Whether it is a hit of a share; null where it does not count. */
  shares: Readonly<Record<ShareName, boolean | null>>;
}

export interface ClassFigures {
  /** Two digits. */
  code: string;
  came: number;
  due: number;
  done: number;
  open: number;
}

/** Households that make a matter hot, and how many such matters are told of. */
const HOT_FROM = 3;
const MOST_HOT = 10;

/** Every case that counts in some share of [from, until). */
export function reportedCases(
  cases: readonly Case[],
  { from, until }: Pick<Period, 'from' | 'until'>,
  areaName: (area: AreaPath) => string,
): ReportedCase[] {
  const counted = new Map<Case, Record<ShareName, boolean | null>>();
  for (const name of SHARES) {
    const { hit, missed } = casesBehind(name, cases, from, until);
    const note = (c: Case, isHit: boolean): void => {
      counted.set(c, { ...(counted.get(c) ?? NONE), [name]: isHit });
    };
    hit.forEach((c) => note(c, true));
    missed.forEach((c) => note(c, false));
  }
  return [...counted]
    .map(([c, shares]) => ({ ...entryOf(c, areaName(c.area)), shares }))
    .sort((a, b) => a.number.localeCompare(b.number));
}

const NONE = Object.fromEntries(SHARES.map((name) => [name, null])) as Record<ShareName, boolean | null>;

function entryOf(c: Case, areaName: string): Omit<ReportedCase, 'shares'> {
  return {
    ...{ number: c.number, areaName, category: isPrivate(c) ? null : c.category, state: c.state },
    ...{ cameAt: cameAt(c), due: c.clock.finishDue, contactedAt: c.clock.contactedAt, doneAt: doneAt(c) },
  };
}

/** All classes in order of their codes; sealed cases are left out. */
export function classFigures(cases: readonly Case[], { from, until }: Period): ClassFigures[] {
  const isIn = (at: Instant | null): boolean => at !== null && from <= at && at < until;
  const shown = cases.filter((c) => !c.sealed && c.state !== 'merged');
  return CLASSES.map(({ code }) => {
    const ours = shown.filter(({ category }) => category.startsWith(code));
    return {
      code,
      came: ours.filter((c) => isIn(cameAt(c))).length,
      due: ours.filter((c) => isIn(c.clock.finishDue)).length,
      done: ours.filter((c) => isIn(doneAt(c))).length,
      open: ours.filter(({ state }) => isOpen(state)).length,
    };
  });
}

export function weeksOf(cases: readonly Case[], { from, until }: Period): MonthReport['weeks'] {
  const shown = cases.filter((c) => !c.sealed && c.state !== 'merged');
  const starts = Array.from({ length: Math.ceil((until - from) / (7 * DAY)) }, (_, week) => from + week * 7 * DAY);
  return starts.map((start) => {
    const end = Math.min(until, start + 7 * DAY);
    const isIn = (at: Instant | null): boolean => at !== null && start <= at && at < end;
    const [came, done] = [shown.filter((c) => isIn(cameAt(c))), shown.filter((c) => isIn(doneAt(c)))];
    return { from: start, until: end, came: came.length, done: done.length };
  });
}

/** What several households told in the month, whether in one case or in several that are of one fact. */
export function hotOf(
  cases: readonly Case[],
  { from, until }: Period,
  areaName: (area: AreaPath) => string,
  sameFact: (cases: readonly Case[]) => readonly (readonly Case[])[],
): HotMatter[] {
  const told = cases.filter((c) => !isPrivate(c) && c.state !== 'merged' && from <= cameAt(c) && cameAt(c) < until);
  const groups = sameFact([...told].sort((a, b) => cameAt(a) - cameAt(b)));
  const grouped = new Set(groups.flat());
  return [...groups, ...told.filter((c) => !grouped.has(c)).map((c) => [c])]
    .flatMap((group) => {
      const [first] = group;
      if (first === undefined || householdsOf(group) < HOT_FROM) return [];
      return { first, households: householdsOf(group), numbers: group.map((c) => c.number) };
    })
    .sort((a, b) => b.households - a.households)
    .slice(0, MOST_HOT)
    .map(({ first, ...rest }) => ({ areaName: areaName(first.area), gist: categoryLabel(first.category), ...rest }));
}
