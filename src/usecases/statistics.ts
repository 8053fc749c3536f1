/** Figures of an area and a period, with the cases behind each. */
import type { AreaPath } from '../domain/area.js';
import { OPEN_STATES } from '../domain/case/transitions.js';
import type { Case } from '../domain/case/types.js';
import { casesBehind, indicatorsOf, receivedIn, type Statistics, type ShareName } from '../domain/indicators.js';
import type { Period } from '../domain/period.js';
import { isStaff } from '../domain/person.js';
import { DAY, type Instant } from '../domain/time.js';
import type { Context } from './context.js';

/** A case due in a period came at most this long before, unless it is still open: then it counts however old. */
const LOOK_BACK = 70 * DAY;
/** More than a township's cases of a year. */
const MOST = 50_000;

/** What figures are made from. */
export type Figures = Pick<Context, 'store' | 'directory' | 'calendar' | 'now'>;

/** Cases of an area that came since shortly before `from`, and all that are open. */
export async function casesAround(context: Pick<Context, 'store'>, area: AreaPath, from: Instant): Promise<Case[]> {
  const since = from - LOOK_BACK;
  const recent = await context.store.find<Case>({ kind: 'case', area, since, limit: MOST });
  const older = await context.store.find<Case>({ kind: 'case', area, status: OPEN_STATES, before: since, limit: MOST });
  return [...recent, ...older].map(({ data }) => data);
}

/** Made from what is stored now. A period that goes on counts what fell due in it so far. */
export async function statisticsOf(context: Figures, area: AreaPath, period: Period): Promise<Statistics> {
  return statisticsAmong(context, await casesAround(context, area, period.from), period);
}

/** The same of cases that are at hand already, as `casesAround` gives them. */
export function statisticsAmong(context: Figures, cases: readonly Case[], period: Period): Statistics {
  const { from, until } = soFar(period, context.now());
  const directory = context.directory();
  const isOurs = (id: string): boolean => {
    const person = directory.person(id);
    return person !== null && isStaff(person);
  };
  return {
    received: receivedIn(cases, from, until, isOurs),
    indicators: indicatorsOf(cases, from, until, context.calendar),
  };
}

/** The cases that a share counts: those that miss it and those that do not, oldest due first. */
export async function behindShare(
  context: Context,
  area: AreaPath,
  period: Period,
  name: ShareName,
): Promise<{ hit: Case[]; missed: Case[] }> {
  const { from, until } = soFar(period, context.now());
  const { hit, missed } = casesBehind(name, await casesAround(context, area, period.from), from, until);
  const byDue = (a: Case, b: Case): number => (a.clock.finishDue ?? 0) - (b.clock.finishDue ?? 0);
  return { hit: hit.sort(byDue), missed: missed.sort(byDue) };
}

/** What is not due yet is neither kept nor missed. */
export function soFar({ from, until }: Period, now: Instant): { from: Instant; until: Instant } {
  return { from, until: Math.min(until, now + 1) };
}
