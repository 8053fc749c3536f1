/**
 * Figures of villages by day, in the store: each village is counted anew from all its cases every hour and its months
 * replaced, so whatever changed late is right again within the hour. Read instead of the cases of a large area.
 */
import { isWithin, type AreaPath } from '../domain/area.js';
import type { Counts } from '../domain/counts.js';
import type { Directory } from '../domain/directory.js';
import { countsOfDays, createDayCounter, startOfMonth, type Month, type MonthCounts } from '../domain/month-counts.js';
import { monthOf } from '../domain/period.js';
import { isStaff, type PersonId } from '../domain/person.js';
import { nextCount } from '../domain/roll-up.js';
import { HOUR, type Instant } from '../domain/time.js';
import type { Aggregate, Store } from '../ports/store.js';
import { change } from './change.js';
import type { Context } from './context.js';
import { everyCase } from './every-case.js';
import { freshAggregate } from './fresh-aggregate.js';

/** What counting needs. */
export type Counting = Pick<Context, 'store' | 'directory' | 'calendar' | 'now'>;

/** Of a village: when it was counted last, null before the first time. Falls due for the next count. */
interface Turn {
  countedAt: Instant | null;
}

/** More than all months of ten years of a county. */
const MOST = 50_000;

const turnId = (village: AreaPath): string => `${village}/counting`;
const monthId = (village: AreaPath, month: Month): string => `${village}/counts-${month}`;

/** Makes every village fall due, each at its own moment of the hour. Call it again after an import. */
export async function ensureMonthCounts({
  store,
  directory,
  now,
}: Pick<Counting, 'store' | 'directory' | 'now'>): Promise<void> {
  for (const { path: area } of directory().villageAreas())
    await change<Turn>(store, turnId(area), (current) => {
      if (current?.due != null) return null;
      const turn =
        current ??
        freshAggregate<Turn>({ id: turnId(area), kind: 'counting', area, at: now(), data: { countedAt: null } });
      return { ...turn, due: nextCount(area, now(), HOUR) };
    });
}

/** Counts the village whose turn it is; one that is in no village file any more goes, and its months stay as they are. */
export async function runMonthCount(counting: Counting, turn: Aggregate): Promise<void> {
  const { store, directory, now } = counting;
  const { id, area, version } = turn;
  if (directory().area(area) === null) {
    await store.remove(id, version);
    return;
  }
  // Claimed before the work, so that of several processes one does it; if that dies, the next count is within the hour.
  if (await store.commit({ ...turn, due: nextCount(area, now(), HOUR) }, version)) await countVillage(counting, area);
}

/** Counts a village now, and writes down what has changed. */
export async function countVillage(counting: Counting, village: AreaPath): Promise<void> {
  const { store, directory, calendar, now } = counting;
  const countedAt = now();
  const counter = createDayCounter(countedAt, { calendar, isOurs: ourStaff(directory()) });
  for await (const c of everyCase(store, { area: village })) counter.add(c);
  await putMonths(store, village, counter.months());
  await change<Turn>(store, turnId(village), (current) =>
    current === null ? null : { ...current, data: { countedAt } },
  );
}

/**
 * What the days that begin in [from, until) add up to, over all villages of an area, and as of when; null while one of
 * them has never been counted.
 */
export async function summedDays(
  { store, directory }: Pick<Counting, 'store' | 'directory'>,
  area: AreaPath,
  { from, until }: { from: Instant; until: Instant },
): Promise<{ counts: Counts; asOf: Instant } | null> {
  const turns = await store.find<Turn>({ kind: 'counting', area, limit: MOST });
  const countedAt = new Map(turns.map((turn) => [turn.area, turn.data.countedAt]));
  const villages = directory()
    .villageAreas()
    .filter(({ path }) => isWithin(path, area));
  const counted = villages.flatMap(({ path }) => countedAt.get(path) ?? []);
  if (counted.length === 0 || counted.length < villages.length) return null;
  const since = monthOf(from).from;
  const months = await store.find<MonthCounts>({ kind: 'counts', area, since, before: until, limit: MOST });
  return {
    counts: countsOfDays(
      months.map(({ data }) => data),
      from,
      until,
    ),
    asOf: Math.min(...counted),
  };
}

/** Whether somebody works here. */
export const ourStaff =
  (directory: Directory) =>
  (id: PersonId): boolean => {
    const person = directory.person(id);
    return person !== null && isStaff(person);
  };

async function putMonths(store: Store, village: AreaPath, counted: ReadonlyMap<Month, MonthCounts>): Promise<void> {
  for (const [month, data] of counted) {
    const id = monthId(village, month);
    await change<MonthCounts>(store, id, (current) => {
      if (current !== null && JSON.stringify(current.data) === JSON.stringify(data)) return null;
      const fresh = freshAggregate({ id, kind: 'counts', area: village, at: startOfMonth(month), data });
      return { ...(current ?? fresh), data };
    });
  }
  const wanted = new Set([...counted.keys()].map((month) => monthId(village, month)));
  const stored = await store.find({ kind: 'counts', area: village, limit: MOST });
  for (const { id, version } of stored) if (!wanted.has(id)) await store.remove(id, version);
}
