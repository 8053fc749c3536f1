/** Roll-ups in the store: counted again when they fall due or when somebody wants it, and read instead of counting. */
import type { AreaPath } from '../domain/area.js';
import type { Directory } from '../domain/directory.js';
import { countedAt, hasRollUp, nextCount, sumOf, type RollUp } from '../domain/roll-up.js';
import type { Instant } from '../domain/time.js';
import type { Aggregate, Store } from '../ports/store.js';
import { change } from './change.js';
import type { Context } from './context.js';
import { rollUpId } from './ids.js';

/** Status of a roll-up that holds counts; before its first count it is only due. */
const COUNTED = 'counted';

/** What counting needs. */
export type Counting = Pick<Context, 'store' | 'directory' | 'now'>;

/**
 * Makes the roll-ups of the widest areas, due at once; those below are made when the ones above are first counted.
 * Call it again after an import.
 */
export async function ensureRollUps({ store, directory, now }: Counting): Promise<void> {
  for (const area of widestAreas(directory())) {
    if ((await store.get(rollUpId(area))) !== null) continue;
    await store.commit({ ...fresh(area, now()), due: now() }, 0);
  }
}

/** Counts the area of a roll-up that has fallen due; one whose area is in no village file any more goes. */
export async function runRollUp(counting: Counting, { id, area, version }: Aggregate): Promise<void> {
  if (counting.directory().area(area) === null) await counting.store.remove(id, version);
  else await put(counting, area, await count(counting, area, 'stored'));
}

/** Counts the area and every area below it now, from the cases themselves, and replaces all their roll-ups. */
export async function recount(counting: Counting, area: AreaPath): Promise<RollUp> {
  return put(counting, area, await count(counting, area, 'recounted'));
}

/** Counts the area from the cases of its villages without writing anything. */
export async function countVillages(counting: Counting, area: AreaPath): Promise<RollUp> {
  return count(counting, area, 'live');
}

/** How many cases of each status an area has: a grid or village as of now, a wider one as of its last count. */
export async function caseCounts(counting: Counting, area: AreaPath): Promise<RollUp> {
  const { store, directory, now } = counting;
  const narrow = directory().villageOf(area) !== null;
  const stored = narrow ? null : await storedRollUp(store, area);
  return stored ?? countedAt(await store.tally('case', area), now());
}

/** The areas with a roll-up that have no such area above them. */
export function widestAreas(directory: Directory): AreaPath[] {
  const all = directory.villages.flatMap((village) => village.areas.filter(hasRollUp).map((area) => area.path));
  const below = new Set(all.flatMap((path) => partsOf(directory, path)));
  return [...new Set(all)].filter((path) => !below.has(path));
}

/** Where the counts of the areas below come from: their roll-ups as they are, counted anew, or counted and not kept. */
type Source = 'stored' | 'recounted' | 'live';

async function count(counting: Counting, area: AreaPath, source: Source): Promise<RollUp> {
  const { store, directory, now } = counting;
  const parts = partsOf(directory(), area);
  const startedAt = now();
  if (parts.length === 0) return countedAt(await store.tally('case', area), startedAt);
  const rollUps: RollUp[] = [];
  for (const part of parts) rollUps.push(await ofPart(counting, part, source));
  return sumOf(rollUps, startedAt);
}

async function ofPart(counting: Counting, area: AreaPath, source: Source): Promise<RollUp> {
  switch (source) {
    case 'stored':
      return (await storedRollUp(counting.store, area)) ?? put(counting, area, await count(counting, area, source));
    case 'recounted':
      return recount(counting, area);
    case 'live':
      return count(counting, area, source);
  }
}

function partsOf(directory: Directory, area: AreaPath): AreaPath[] {
  return directory
    .children(area)
    .filter(hasRollUp)
    .map((child) => child.path);
}

/** Null while it has never been counted. */
export async function storedRollUp(store: Store, area: AreaPath): Promise<RollUp | null> {
  const stored = await store.get<RollUp>(rollUpId(area));
  return stored?.status === COUNTED ? stored.data : null;
}

/** Of two processes that count at the same time either may come last: both are right. */
async function put({ store, now }: Counting, area: AreaPath, data: RollUp): Promise<RollUp> {
  await change<RollUp>(store, rollUpId(area), (current) => ({
    ...(current ?? fresh(area, now())),
    status: COUNTED,
    data,
    due: nextCount(area, now()),
  }));
  return data;
}

function fresh(area: AreaPath, now: Instant): Aggregate<RollUp> {
  const data = countedAt([], now);
  const id = rollUpId(area);
  return {
    id,
    version: 0,
    kind: 'roll-up',
    area,
    status: '',
    at: now,
    due: null,
    ref: null,
    data,
    seen: [],
    outbox: [],
  };
}
