/** The beginning of every aggregate. */
import type { Aggregate } from '../ports/store.js';

type Given<D> = Pick<Aggregate<D>, 'id' | 'kind' | 'area' | 'at' | 'data'> &
  Partial<Pick<Aggregate<D>, 'status' | 'due' | 'ref'>>;

/** One of which nothing is written yet: version 0, nothing due unless said, nothing seen, nothing to say. */
export function freshAggregate<D>(given: Given<D>): Aggregate<D> {
  return { version: 0, status: '', due: null, ref: null, seen: [], outbox: [], ...given };
}
