/** Roll-ups in the store: counted again when they fall due or when somebody wants it, and read instead of counting. */
import { lineageOf, type Area, type AreaPath } from '../domain/area.js';
import type { Directory } from '../domain/directory.js';
import { countedAt, hasRollUp, isWide, nextCount, saysMore, sumOf, type RollUp } from '../domain/roll-up.js';
import type { Instant } from '../domain/time.js';
import type { Aggregate, Store } from '../ports/store.js';
import { change } from './change.js';
import type { Context } from './context.js';
import { rollUpId } from './ids.js';
import { freshAggregate } from './fresh-aggregate.js';

/** Status of a roll-up that holds counts; before its first count it is only due. */
const COUNTED = 'counted';

/** What counting needs. */
export type Counting = Pick<Context, 'store' | 'directory' | 'now'>;

/**
 * Makes the roll-ups that fall due by themselves; those below are made when the ones above are counted.
 * Call it again after an import.
 */
export async function ensureRollUps({ store, directory, now }: Counting): Promise<void> {
  for (const area of centres(directory())) {
    const id = rollUpId(area);
    const stored = await store.get<RollUp>(id);
    if (stored?.due == null)
      await store.commit({ ...(stored ?? fresh(area, now())), due: now() }, stored?.version ?? 0);
  }
}

/** Counts the area of a roll-up that has fallen due; one whose area is in no village file any more goes. */
export async function runRollUp(counting: Counting, aggregate: Aggregate): Promise<void> {
  const { store, directory, now } = counting;
  const { id, area, version } = aggregate;
  if (directory().area(area) === null) {
    await store.remove(id, version);
    return;
  }
  // Claimed before the work, so that of several processes one does it; if that dies, the next count is soon.
  if (await store.commit({ ...aggregate, due: nextCount(area, now()) }, version))
    await put(counting, area, await count(counting, area, 'due'));
}

/** Counts the area and every area below it now, from the cases themselves, and writes down what has changed. */
export async function recount(counting: Counting, area: AreaPath): Promise<RollUp> {
  return put(counting, area, await count(counting, area, 'all'));
}

/** Counts the area from the cases of its villages without writing anything. */
export async function countVillages(counting: Counting, area: AreaPath): Promise<RollUp> {
  return count(counting, area, 'unwritten');
}

/** How many cases of each status an area has: a grid or village as of now, a wider one as of its last count. */
export async function caseCounts(counting: Counting, area: AreaPath): Promise<RollUp> {
  const { store, directory, now } = counting;
  const narrow = directory().villageOf(area) !== null;
  const stored = narrow ? null : await storedRollUp(store, area);
  return stored ?? countedAt(await store.tally('case', area), now());
}

/** Null while it has never been counted. */
export async function storedRollUp(store: Store, area: AreaPath): Promise<RollUp | null> {
  const stored = await store.get<RollUp>(rollUpId(area));
  return stored?.status === COUNTED ? stored.data : null;
}

/** The areas with a roll-up that have no known area above them. */
export function widestAreas(directory: Directory): AreaPath[] {
  return areasOf(directory, (area) => isWidest(directory, area.path));
}

/** The areas that are counted by themselves, with all that is below them: the widest ones and every wide one. */
function centres(directory: Directory): AreaPath[] {
  return areasOf(directory, (area) => isCentre(directory, area.path));
}

function areasOf(directory: Directory, wanted: (area: Area) => boolean): AreaPath[] {
  const found = directory.villages.flatMap((village) =>
    village.areas.filter((area) => hasRollUp(area) && wanted(area)),
  );
  return [...new Set(found.map((area) => area.path))];
}

function isCentre(directory: Directory, path: AreaPath): boolean {
  const area = directory.area(path);
  return area !== null && (isWide(area) || isWidest(directory, path));
}

function isWidest(directory: Directory, path: AreaPath): boolean {
  return lineageOf(path).every((each) => each === path || directory.area(each) === null);
}

/** Which parts are counted with the area: all but those that do it by themselves; all; or all, and none written down. */
type Extent = 'due' | 'all' | 'unwritten';

async function count(counting: Counting, area: AreaPath, extent: Extent): Promise<RollUp> {
  const { store, directory, now } = counting;
  const parts = partsOf(directory(), area);
  const startedAt = now();
  if (parts.length === 0) return countedAt(await store.tally('case', area), startedAt);
  const rollUps: RollUp[] = [];
  for (const part of parts) rollUps.push(await countPart(counting, part, extent));
  return sumOf(rollUps, startedAt);
}

async function countPart(counting: Counting, area: AreaPath, extent: Extent): Promise<RollUp> {
  const { store, directory } = counting;
  const stored = extent === 'due' && isCentre(directory(), area) ? await storedRollUp(store, area) : null;
  if (stored !== null) return stored;
  const counted = await count(counting, area, extent);
  return extent === 'unwritten' ? counted : put(counting, area, counted);
}

function partsOf(directory: Directory, area: AreaPath): AreaPath[] {
  return directory
    .children(area)
    .filter(hasRollUp)
    .map((child) => child.path);
}

/** Of two processes that count at the same time either may come last: both are right. Of a quiet area little is written. */
async function put({ store, directory, now }: Counting, area: AreaPath, data: RollUp): Promise<RollUp> {
  const due = isCentre(directory(), area) ? nextCount(area, now()) : null;
  await change<RollUp>(store, rollUpId(area), (current) => {
    const known = due === null && current?.due === null && current.status === COUNTED ? current.data : null;
    if (known !== null && !saysMore(data, known)) return null;
    return { ...(current ?? fresh(area, now())), status: COUNTED, data, due };
  });
  return data;
}

function fresh(area: AreaPath, now: Instant): Aggregate<RollUp> {
  return freshAggregate({ id: rollUpId(area), kind: 'roll-up', area, at: now, data: countedAt([], now) });
}
