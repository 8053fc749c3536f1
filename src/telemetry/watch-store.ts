import { AppError, type ErrorCode } from '../common/errors.js';
import { SECOND, type Instant } from '../domain/time.js';
import type { Store } from '../ports/store.js';

export interface WatchedStore extends Store {
  /** Why it is not to be relied on now; null while it answers. Costs nothing: only what was asked anyway is looked at. */
  trouble(): ErrorCode | null;
}

/** A call may take a moment, and a server that is gone shows by nothing else for a while. */
const SLOW_AFTER: Instant = 5 * SECOND;

/** What speaks against the store, and not against what it was asked to keep. */
const TROUBLE: ReadonlySet<ErrorCode> = new Set([
  'config_invalid',
  'store_busy',
  'store_closed',
  'store_corrupt',
  'store_full',
]);

/**
 * The same store, with an eye on how its calls end. Reading and writing are judged apart: a full disk still reads, and
 * only something written shows that there is room again.
 */
export function watchStore(store: Store, now: () => Instant): WatchedStore {
  const failed: { reading: ErrorCode | null; writing: ErrorCode | null } = { reading: null, writing: null };
  /** When each call began that is not answered yet, the oldest first. */
  const waiting = new Set<{ since: Instant }>();
  let answeredAt = Number.NEGATIVE_INFINITY;

  async function watch<T>(way: 'reading' | 'writing', call: Promise<T>): Promise<T> {
    const begun = { since: now() };
    waiting.add(begun);
    try {
      const answer = await call;
      answeredAt = now();
      failed.reading = null;
      if (way === 'writing') failed.writing = null;
      return answer;
    } catch (thrown) {
      if (thrown instanceof AppError && TROUBLE.has(thrown.code)) failed[way] = thrown.code;
      throw thrown;
    } finally {
      waiting.delete(begun);
    }
  }

  function isSlow(): boolean {
    const [oldest] = waiting;
    return oldest !== undefined && now() - Math.max(oldest.since, answeredAt) > SLOW_AFTER;
  }

  return {
    get: (id) => watch('reading', store.get(id)),
    due: (at, limit) => watch('reading', store.due(at, limit)),
    find: (query) => watch('reading', store.find(query)),
    tally: (kind, area) => watch('reading', store.tally(kind, area)),
    scan: (after, limit) => watch('reading', store.scan(after, limit)),
    commit: (aggregate, version) => watch('writing', store.commit(aggregate, version)),
    remove: (id, version) => watch('writing', store.remove(id, version)),
    restore: (aggregate) => watch('writing', store.restore(aggregate)),
    snapshot: () => store.snapshot(),
    // It may take minutes.
    check: () => store.check(),
    close: () => store.close(),
    trouble: () => failed.writing ?? failed.reading ?? (isSlow() ? 'store_busy' : null),
  };
}
