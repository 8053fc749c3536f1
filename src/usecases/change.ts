import { AppError } from '../common/errors.js';
import type { Aggregate, Store } from '../ports/store.js';

/** Enough to outlast every redelivery of a message, few enough that a long-lived case stays small. */
const MOST_SEEN = 50;

/** Of any number of racers one wins each round, so this is reached only when something commits without end. */
const MOST_ATTEMPTS = 200;

/**
 * For each store the last change under way of each id. Changes of one aggregate within this process wait for each
 * other, because racing they only lose: with 64 at once, 63 of 64 attempts were for nothing, and a busy group's
 * aggregate took a tenth of the changes. Against other processes the compare-and-swap alone decides.
 */
const underWay = new WeakMap<Store, Map<string, Promise<unknown>>>();

export interface ChangeOptions {
  /** Called after every race lost to another process, for metrics. */
  onConflict?(id: string): void;
}

/**
 * Loads, lets `decide` make the next state, and commits it; starts over with what is stored by then when somebody else
 * was quicker. `decide` is called once per attempt, with a copy that it may change, or null when nothing is there yet;
 * it must depend on nothing but its argument and have no effect but its result. Null from it means: leave as it is.
 *
 * Resolves to what was written, or to what was found when nothing was.
 * Errors: those of the store, after which the same call may be repeated; `store_busy` when every attempt lost.
 */
export async function change<D>(
  store: Store,
  id: string,
  decide: (current: Aggregate<D> | null) => Aggregate<D>,
  options?: ChangeOptions,
): Promise<Aggregate<D>>;
export async function change<D>(
  store: Store,
  id: string,
  decide: (current: Aggregate<D> | null) => Aggregate<D> | null,
  options?: ChangeOptions,
): Promise<Aggregate<D> | null>;
export async function change<D>(
  store: Store,
  id: string,
  decide: (current: Aggregate<D> | null) => Aggregate<D> | null,
  options: ChangeOptions = {},
): Promise<Aggregate<D> | null> {
  return inTurn(store, id, async () => {
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      const current = await store.get<D>(id);
      const version = current?.version ?? 0;
      const next = decide(current);
      if (next === null) return current;
      if (next.id !== id) throw new TypeError(`a change of ${id} may not write ${next.id}`);
      if (await store.commit(next, version)) return { ...next, version: version + 1 };
      options.onConflict?.(id);
    }
    throw new AppError('store_busy', `${id} was changed by others ${MOST_ATTEMPTS} times in a row`);
  });
}

/** Runs `work` after what this process has under way on the same aggregate, whatever came of that. */
async function inTurn<T>(store: Store, id: string, work: () => Promise<T>): Promise<T> {
  const changes = underWay.get(store) ?? new Map<string, Promise<unknown>>();
  underWay.set(store, changes);
  const before = changes.get(id);
  const mine = before === undefined ? work() : before.then(work, work);
  changes.set(id, mine);
  try {
    return await mine;
  } finally {
    if (changes.get(id) === mine) changes.delete(id);
  }
}

/** True when the message with this key has been applied already; the caller then changes nothing. */
export function appliedBefore(aggregate: Aggregate | null, key: string): boolean {
  return aggregate?.seen.includes(key) ?? false;
}

/** The aggregate with the key among those applied; the oldest are forgotten beyond the last fifty. */
export function withSeen<D>(aggregate: Aggregate<D>, key: string): Aggregate<D> {
  return { ...aggregate, seen: [...aggregate.seen.filter((known) => known !== key), key].slice(-MOST_SEEN) };
}
