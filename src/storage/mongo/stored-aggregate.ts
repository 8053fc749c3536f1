import { randomBytes } from 'node:crypto';
import { lineageOf } from '../../domain/area.js';
import type { Aggregate, OutboxItem } from '../../ports/store.js';
import { isExact } from '../exact-text.js';
import { fromStored, toStored } from './exact-value.js';
import { isFound } from './id-range.js';

/** An aggregate as a document of MongoDB. */
export interface StoredAggregate {
  _id: string;
  version: number;
  kind: string;
  area: string;
  /** The area and all above it, up to "" for everywhere: whichever is asked for, one key of the index finds it. */
  within: string[];
  status: string;
  at: number;
  /** Missing for "never", as `ref` is for "none": the indexes hold only documents that have them. */
  due?: number;
  ref?: string;
  data: unknown;
  seen: unknown;
  outbox: unknown;
  /** Chance, new with every commit: tells whether the version that is stored is the one that this commit wrote. */
  written: string;
}

/**
 * A copy that the caller may go on changing the original of. Throws a RangeError for what could not be given back as
 * it was, or would not be found again.
 */
export function toDocument(aggregate: Aggregate, version: number): StoredAggregate {
  const { id, kind, area, status, at, due, ref, data, seen, outbox } = aggregate;
  if (id === '' || ![id, kind, area, status, ref ?? ''].every(isExact))
    throw new RangeError('id, kind, area, status and ref must be text that can be stored exactly, and id not empty');
  if (!Number.isFinite(at) || !Number.isFinite(due ?? 0)) throw new RangeError('at and due must be instants');
  if (!isFound(aggregate))
    throw new RangeError(`the id of a ${kind} in ${area} must begin with an area of the same county: ${id}`);
  return {
    _id: id,
    ...{ version, kind, area, within: [...new Set([...lineageOf(area), ''])], status, at },
    ...(due === null ? {} : { due }),
    ...(ref === null ? {} : { ref }),
    ...{ data: toStored(data), seen: toStored(seen), outbox: toStored(outbox) },
    written: randomBytes(12).toString('base64url'),
  };
}

export function toAggregate<D>(stored: StoredAggregate): Aggregate<D> {
  const { _id: id, version, kind, area, status, at, due = null, ref = null } = stored;
  return {
    ...{ id, version, kind, area, status, at, due, ref },
    data: fromStored(stored.data) as D,
    seen: fromStored(stored.seen) as string[],
    outbox: fromStored(stored.outbox) as OutboxItem[],
  };
}
