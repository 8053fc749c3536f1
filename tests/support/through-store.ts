/** The same store, with some of its methods replaced: for stores that fail, die or are watched. */
import type { Store } from '../../src/ports/store.js';

export function throughStore(store: Store, instead: Partial<Store>): Store {
  return {
    get: (id) => store.get(id),
    commit: (aggregate, version) => store.commit(aggregate, version),
    remove: (id, version) => store.remove(id, version),
    due: (now, limit) => store.due(now, limit),
    find: (query) => store.find(query),
    tally: (kind, area) => store.tally(kind, area),
    scan: (after, limit) => store.scan(after, limit),
    restore: (aggregate) => store.restore(aggregate),
    snapshot: () => store.snapshot(),
    check: () => store.check(),
    close: () => store.close(),
    ...instead,
  };
}
