import type { QueryFilter } from 'mongoose';
import type { AreaPath } from '../../domain/area.js';
import type { FindQuery } from '../../ports/store.js';
import { idsWithin } from './id-range.js';
import type { StoredAggregate } from './stored-aggregate.js';

export type Filter = QueryFilter<StoredAggregate>;

/** What `find` looks for; by the index by_ref when a reference is given, else by by_area. */
export function findFilter({ kind, area, status, ref, before, since }: FindQuery): Filter {
  return {
    ...{ kind, within: area },
    ...(status === undefined ? {} : { status: { $in: [...status] } }),
    ...(ref === undefined ? {} : { ref, ...areaRange(area) }),
    ...(before === undefined && since === undefined ? {} : { at: timeRange(since, before) }),
    ...idsWithin(kind, area),
  };
}

/**
 * What `tally` counts, by the index by_count alone. It also counts what sorts between "63.02" and "63.02.", such as
 * "63.02-1": only `within` could tell, which is not in that index.
 */
export function tallyFilter(kind: string, area: AreaPath): Filter {
  return { kind, ...areaRange(area), ...idsWithin(kind, area) };
}

function areaRange(area: AreaPath): Filter {
  return area === '' ? {} : { area: { $gte: area, $lt: `${area}/` } };
}

function timeRange(since?: number, before?: number): { $gte?: number; $lt?: number } {
  return { ...(since === undefined ? {} : { $gte: since }), ...(before === undefined ? {} : { $lt: before }) };
}
