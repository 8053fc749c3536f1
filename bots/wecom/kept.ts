/** Small facts that a channel must still know after a restart, and in every process: one aggregate for each. */
import { createHash } from 'node:crypto';
import type { Instant } from '../../src/domain/time.js';
import type { Store } from '../../src/ports/store.js';

export interface Kept<D> {
  /** Null while nothing is kept under this key. */
  read(key: string): Promise<D | null>;
  /**
   * Writes what `decide` makes of the present state; null from it leaves everything as it is. It may be called several
   * times, when other processes write meanwhile. Errors, as of `read`: those of the store.
   */
  change(key: string, decide: (current: D | null) => D | null): Promise<void>;
}

/** Of any number of racers one wins each round. */
const MOST_ATTEMPTS = 100;

/** `topic` is what the facts are about. Keys may name people, and are stored as their hash. */
export function createKept<D>(store: Store, topic: string, now: () => Instant): Kept<D> {
  return {
    read: async (key) => (await store.get<D>(idOf(topic, key)))?.data ?? null,
    change: async (key, decide) => {
      const id = idOf(topic, key);
      for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
        const current = await store.get<D>(id);
        const data = decide(current?.data ?? null);
        if (data === null) return;
        const empty = { id, version: 0, kind: 'wecom', area: '', status: topic, at: now(), due: null, ref: null };
        const next = { ...(current ?? { ...empty, seen: [], outbox: [] }), data };
        if (await store.commit(next, current?.version ?? 0)) return;
      }
      throw new Error(`${topic} was changed by others ${String(MOST_ATTEMPTS)} times in a row`);
    },
  };
}

function idOf(topic: string, key: string): string {
  const hash = createHash('sha256').update(`${topic}:${key}`).digest('hex');
  return `wecom/${hash.slice(0, 2)}/${topic}-${hash.slice(0, 32)}`;
}
