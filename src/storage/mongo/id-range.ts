import { isWithin } from '../../domain/area.js';
import type { AreaPath } from '../../domain/area.js';

/**
 * The kinds whose ids begin with an area (src/usecases/ids.ts): that of the aggregate itself or, for a case, of its
 * village. Ids of all other kinds (messages, contacts, rooms, media, processes) begin with a hash and are spread over
 * all shards; whatever is missing here is found by asking every shard.
 */
const OF_AN_AREA: ReadonlySet<string> = new Set(['case', 'counter', 'roll-up', 'schedule', 'village']);

/** Province, prefecture and county: everything of a county lies together, and no query looks further than there. */
const PARTS_OF_COUNTY = 3;

/**
 * Where the ids of all aggregates of a kind within an area lie, as part of a query; empty when they may be anywhere.
 * In a collection that is sharded by `_id` this leads the query to the shard of the county. "." is followed by "/" and
 * that by "0", so what is in and below an area is one range.
 */
export function idsWithin(kind: string, area: AreaPath): { _id?: { $gte: string; $lt: string } } {
  if (!OF_AN_AREA.has(kind) || area === '') return {};
  const county = countyOf(area);
  return { _id: { $gte: `${county}.`, $lt: `${county}0` } };
}

/** False for an aggregate that `idsWithin` would not lead to. */
export function isFound({ id, kind, area }: { id: string; kind: string; area: AreaPath }): boolean {
  if (!OF_AN_AREA.has(kind)) return true;
  const home = id.slice(0, Math.max(0, id.indexOf('/')));
  return isWithin(home, countyOf(area));
}

/** The area itself when it is wider. */
function countyOf(area: AreaPath): AreaPath {
  return area.split('.').slice(0, PARTS_OF_COUNTY).join('.');
}
