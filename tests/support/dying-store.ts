/** A store whose process dies after so many writes: whatever comes later fails, as nothing of it ever reaches the disk. */
import type { Store } from '../../src/ports/store.js';
import { throughStore } from './through-store.js';

export class DiedError extends Error {
  override name = 'DiedError';
}

/** The same store until `writes` commits and removes went through; the next one, and everything after it, fails. */
export function dyingStore(store: Store, writes: number): Store & { died(): boolean } {
  let left = writes;
  let dead = false;
  const alive = async (): Promise<void> => {
    if (dead) throw new DiedError('the process is dead');
  };
  const writing = async (): Promise<void> => {
    await alive();
    if (left-- <= 0) {
      dead = true;
      throw new DiedError('the process died here');
    }
  };
  const dying = throughStore(store, {
    get: (id) => alive().then(() => store.get(id)),
    due: (now, limit) => alive().then(() => store.due(now, limit)),
    find: (query) => alive().then(() => store.find(query)),
    tally: (kind, area) => alive().then(() => store.tally(kind, area)),
    scan: (after, limit) => alive().then(() => store.scan(after, limit)),
    commit: (aggregate, version) => writing().then(() => store.commit(aggregate, version)),
    remove: (id, version) => writing().then(() => store.remove(id, version)),
  });
  return { ...dying, died: () => dead };
}
