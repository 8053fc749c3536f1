/** Figures of an area and a period, with the cases behind each. */
import { isWithin, type AreaPath } from '../domain/area.js';
import { OPEN_STATES } from '../domain/case/states.js';
import type { Case } from '../domain/case/types.js';
import { casesBehind, indicatorsOf, type Rate, type ShareName } from '../domain/indicators.js';
import type { Period } from '../domain/period.js';
import { casesCounted, receivedIn, statisticsFrom, type CountName, type Statistics } from '../domain/statistics.js';
import { DAY, type Instant } from '../domain/time.js';
import type { Store } from '../ports/store.js';
import type { Context } from './context.js';
import { everyCase } from './every-case.js';
import { ourStaff, summedDays, type Counting } from './month-counts.js';

/** Most cases are done with by then. */
const LATELY = 70 * DAY;
/** A case due in a period came at most this long before: parked for a season, reopened and done again. */
const LOOK_BACK = 400 * DAY;
/** Cases of a village that are counted while somebody waits. */
const MANY = 3_000;
/** Of an area whose cases are listed behind a figure. */
const MOST_LISTED = 20_000;

/** What figures are made from. */
export type Figures = Counting;

/** Cases of an area that came since shortly before `from`, and all that are open. */
export function casesAround(context: Pick<Context, 'store'>, area: AreaPath, from: Instant): Promise<Case[]> {
  return casesSince(context, area, from - LATELY);
}

/** Cases of an area that may count in a period that begins with `from`, those that were due late among them. */
export function casesCounting(context: Pick<Context, 'store'>, area: AreaPath, from: Instant): Promise<Case[]> {
  return casesSince(context, area, from - LOOK_BACK);
}

async function casesSince({ store }: Pick<Context, 'store'>, area: AreaPath, since: Instant): Promise<Case[]> {
  const cases: Case[] = [];
  for await (const c of everyCase(store, { area, since })) cases.push(c);
  for await (const c of everyCase(store, { area, status: OPEN_STATES, before: since })) cases.push(c);
  return cases;
}

/**
 * A period that goes on counts what fell due in it so far. Of a grid or village as of now; of a wider area or a village
 * with thousands of cases from its roll-ups, as of `asOf`, as soon as there are any.
 */
export async function statisticsOf(context: Figures, area: AreaPath, period: Period): Promise<Statistics> {
  const summed = (await isLarge(context, area)) ? await summedStatistics(context, area, period) : null;
  return summed ?? statisticsAmong(context, await casesCounting(context, area, period.from), period);
}

/** From the roll-ups; null while some of them are missing. */
async function summedStatistics(context: Figures, area: AreaPath, period: Period): Promise<Statistics | null> {
  const sum = await summedDays(context, area, period);
  return sum === null ? null : { ...statisticsFrom(sum.counts), asOf: sum.asOf };
}

/** The figures of an area, and how many of the cases that it received lie in each area directly below. */
export interface PartedStatistics {
  whole: Statistics;
  /** In the order of the village file. */
  parts: { area: AreaPath; cases: number }[];
  /** In none of them: what nobody has placed yet. */
  unplaced: number;
}

/** As `statisticsOf`, and the parts from what the whole is made from; only the grids of a large village are as of now. */
export async function partedStatistics(context: Figures, area: AreaPath, period: Period): Promise<PartedStatistics> {
  const directory = context.directory();
  const below = directory.children(area).map(({ path }) => path);
  const whole = (await isLarge(context, area)) ? await summedStatistics(context, area, period) : null;
  if (whole !== null && directory.villageOf(area) === null) {
    const sums = await Promise.all(below.map((path) => summedStatistics(context, path, period)));
    const cases = sums.map((sum) => sum?.received.cases ?? 0);
    return partedInto(whole, below, cases, whole.received.cases);
  }
  const cases = await casesCounting(context, area, period.from);
  const { from, until } = soFar(period, context.now());
  const isOurs = ourStaff(directory);
  const received = (part: AreaPath): number => {
    const own = cases.filter((c) => isWithin(c.area, part));
    return receivedIn(own, from, until, isOurs).cases;
  };
  return partedInto(whole ?? statisticsAmong(context, cases, period), below, below.map(received), received(area));
}

function partedInto(
  whole: Statistics,
  below: readonly AreaPath[],
  cases: readonly number[],
  all: number,
): PartedStatistics {
  const parts = below.map((area, nth) => ({ area, cases: cases[nth] ?? 0 }));
  return { whole, parts, unplaced: all - parts.reduce((sum, part) => sum + part.cases, 0) };
}

async function isLarge({ store, directory }: Figures, area: AreaPath): Promise<boolean> {
  const village = directory().villageOf(area);
  if (village === null) return true;
  return village.path === area && (await casesEver(store, area)) > MANY;
}

/** False for an area with so many cases that nobody may wait until they are read; its figures come from roll-ups. */
export async function isListable({ store }: Pick<Context, 'store'>, area: AreaPath): Promise<boolean> {
  return (await casesEver(store, area)) <= MOST_LISTED;
}

async function casesEver(store: Store, area: AreaPath): Promise<number> {
  const tallies = await store.tally('case', area);
  return tallies.reduce((sum, { count }) => sum + count, 0);
}

/** The figures of cases that are at hand already, as `casesCounting` gives them, counted now. */
export function statisticsAmong(context: Figures, cases: readonly Case[], period: Period): Statistics {
  const { from, until } = soFar(period, context.now());
  return {
    received: receivedIn(cases, from, until, ourStaff(context.directory())),
    indicators: indicatorsOf(cases, from, until, context.calendar),
  };
}

/** A share as of now, and the cases that it counts: those that miss it and those that do not, oldest due first. */
export async function behindShare(
  context: Figures,
  area: AreaPath,
  period: Period,
  name: ShareName,
): Promise<{ rate: Rate; hit: Case[]; missed: Case[] }> {
  const { from, until } = soFar(period, context.now());
  const cases = await casesCounting(context, area, period.from);
  const { hit, missed } = casesBehind(name, cases, from, until);
  const rate = indicatorsOf(cases, from, until, context.calendar)[name];
  return { rate, hit: hit.sort(byDue), missed: missed.sort(byDue) };
}

/** The cases that a count counts, as of now, oldest due first. */
export async function behindCount(context: Figures, area: AreaPath, period: Period, name: CountName): Promise<Case[]> {
  const { from, until } = soFar(period, context.now());
  const rules = { calendar: context.calendar, isOurs: ourStaff(context.directory()) };
  return casesCounted(name, await casesCounting(context, area, period.from), from, until, rules).sort(byDue);
}

const byDue = (a: Case, b: Case): number => (a.clock.finishDue ?? 0) - (b.clock.finishDue ?? 0);

/** What is not due yet is neither kept nor missed. */
export function soFar({ from, until }: Period, now: Instant): { from: Instant; until: Instant } {
  return { from, until: Math.min(until, now + 1) };
}
