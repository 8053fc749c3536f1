/** A store whose process dies after so many writes: whatever comes later fails, as nothing of it ever reaches the disk. */
import type { Store } from '../../src/ports/store.js';

export class DiedError extends Error {
  override name = 'DiedError';
}

/** The same store until `writes` commits and removes went through; the next one, and everything after it, fails. */
export function dyingStore(store: Store, writes: number): Store & { died(): boolean } {
  let left = writes;
  let dead = false;
  const alive = (): void => {
    if (dead) throw new DiedError('the process is dead');
  };
  const writing = (): void => {
    alive();
    if (left-- <= 0) {
      dead = true;
      throw new DiedError('the process died here');
    }
  };
  return {
    died: () => dead,
    get: async (id) => {
      alive();
      return store.get(id);
    },
    commit: async (aggregate, version) => {
      writing();
      return store.commit(aggregate, version);
    },
    remove: async (id, version) => {
      writing();
      return store.remove(id, version);
    },
    due: async (now, limit) => {
      alive();
      return store.due(now, limit);
    },
    find: async (query) => {
      alive();
      return store.find(query);
    },
    tally: async (kind, area) => {
      alive();
      return store.tally(kind, area);
    },
    scan: async (after, limit) => {
      alive();
      return store.scan(after, limit);
    },
    close: () => store.close(),
  };
}
