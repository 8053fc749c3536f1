import type { Aggregate } from '../../ports/store.js';
import { isExact } from '../exact-text.js';
import type { Value } from './database.js';

/** One row; `body` is the JSON of what no query looks at. */
interface Row {
  id: string;
  version: number;
  kind: string;
  area: string;
  status: string;
  at: number;
  due: number | null;
  ref: string | null;
  body: string;
}

/**
 * Values in the order of the statements in `SqliteStore`. Throws a RangeError for what the row could not give back
 * as it was; above all a `due` that is no number, which SQLite would keep as "never".
 */
export function toRow(aggregate: Aggregate, version: number): Value[] {
  const { id, kind, area, status, at, due, ref, data, seen, outbox } = aggregate;
  if (id === '' || ![id, kind, area, status, ref ?? ''].every(isExact))
    throw new RangeError('id, kind, area, status and ref must be text that can be stored exactly, and id not empty');
  if (!Number.isFinite(at) || !Number.isFinite(due ?? 0)) throw new RangeError('at and due must be instants');
  return [version, kind, area, status, at, due, ref, JSON.stringify({ data, seen, outbox }), id];
}

export function toAggregate<D>(row: unknown): Aggregate<D> {
  const { body, ...columns } = row as Row;
  return { ...columns, ...(JSON.parse(body) as Pick<Aggregate<D>, 'data' | 'seen' | 'outbox'>) };
}
