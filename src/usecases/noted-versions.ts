/**
 * Processes keep in memory what areas have of their own (a knowledge base, what clerks taught). One aggregate for each kind
 * notes which versions there are, so that a process reads only what changed.
 */
import type { Instant } from '../domain/time.js';
import type { Aggregate, Store } from '../ports/store.js';
import { change } from './change.js';
import { freshAggregate } from './fresh-aggregate.js';

interface Versions {
  versions: Readonly<Record<string, number>>;
}

/** Notes for all processes that the aggregate `id` has this version now; `list` is the id of the aggregate that notes it. */
export async function noteVersion(
  store: Store,
  list: string,
  { id, version }: Pick<Aggregate, 'id' | 'version'>,
  now: Instant,
): Promise<void> {
  await change<Versions>(store, list, (current) => {
    const before = current?.data.versions ?? {};
    if ((before[id] ?? 0) >= version) return null;
    const data = { versions: { ...before, [id]: version } };
    return { ...(current ?? freshAggregate({ id: list, kind: 'versions', area: '', at: now, data })), data };
  });
}

/**
 * Hands over what is in `list` and was not handed over yet in its present version. Errors: those of the store; what could
 * not be read is handed over the next time.
 */
export function createVersionsReader<D>(store: Store, list: string, take: (read: Aggregate<D>) => void) {
  const read = new Map<string, number>();
  let known = 0;
  return async (): Promise<void> => {
    const noted = await store.get<Versions>(list);
    if (noted === null || noted.version === known) return;
    for (const [id, version] of Object.entries(noted.data.versions)) {
      if (read.get(id) === version) continue;
      const stored = await store.get<D>(id);
      if (stored === null) continue;
      take(stored);
      read.set(id, stored.version);
    }
    known = noted.version;
  };
}
