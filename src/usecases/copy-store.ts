/** Moving house: everything of one store into another, as often as it takes. */
import type { Aggregate, Store } from '../ports/store.js';
import { belongings, canonicalLine, takeCensus, type Census } from './census.js';

export interface Copied {
  /** Written now. */
  written: number;
  /** There already and the same: an earlier run brought them. */
  same: number;
  /** Ids that are there already with other contents; left as they are. */
  different: readonly string[];
}

export interface Moved extends Copied {
  /** Of both houses after the copying; equal when everything arrived and nothing changed meanwhile. */
  from: Census;
  to: Census;
}

/** Enough for a store that collects writes, few enough for one that has a connection for each. */
const AT_ONCE = 64;

/**
 * Copies everything, with its versions, and counts both houses afterwards: when somebody lived there meanwhile, they
 * differ. Nothing that is there already is touched, so an interrupted move is taken up by moving again.
 * Errors: those of both stores, after which it may be called again.
 */
export async function copyStore(from: Store, to: Store): Promise<Moved> {
  const copied = await copyInto(to, belongings(from));
  return { ...copied, from: await takeCensus(from), to: await takeCensus(to) };
}

/** Restores all of them; what is there already is compared and left as it is. */
export async function copyInto(to: Store, aggregates: AsyncIterable<Aggregate>): Promise<Copied> {
  const copied = { written: 0, same: 0, different: [] as string[] };
  const bring = async (aggregate: Aggregate): Promise<void> => {
    if (await to.restore(aggregate)) copied.written++;
    else if (await isThere(to, aggregate)) copied.same++;
    else copied.different.push(aggregate.id);
  };
  const batch: Aggregate[] = [];
  for await (const aggregate of aggregates) {
    batch.push(aggregate);
    if (batch.length < AT_ONCE) continue;
    await Promise.all(batch.splice(0).map(bring));
  }
  await Promise.all(batch.map(bring));
  return copied;
}

async function isThere(store: Store, aggregate: Aggregate): Promise<boolean> {
  const stored = await store.get(aggregate.id);
  return stored !== null && canonicalLine(stored) === canonicalLine(aggregate);
}
