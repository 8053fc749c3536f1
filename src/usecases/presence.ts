/**
 * Which service processes work on a store: each says so every minute, and signs off when it stops. So whoever wants to
 * move a store knows that it is in use, wherever the processes run.
 */
import { MINUTE, type Instant } from '../domain/time.js';
import type { Store } from '../ports/store.js';
import { change } from './change.js';
import { processId } from './ids.js';
import { freshAggregate } from './fresh-aggregate.js';

export interface Presence {
  /** Name of the machine. */
  host: string;
  pid: number;
  startedAt: Instant;
  /** When it was last heard of, by its own clock. */
  beatAt: Instant;
}

/** After this long without a word a process counts as gone; far more than clocks of two machines may differ. */
export const GONE_AFTER = 10 * MINUTE;

/** Far more than one store has. */
const MOST_PROCESSES = 1_000;

export interface Announcement {
  /** Says that the process is there; to be called every minute. */
  beat(): Promise<void>;
  /** Says that it is gone; `beat` may not be called any more. */
  leave(): Promise<void>;
}

/** Announces one process; `name` is unique for each start of each process. */
export function announce(
  store: Store,
  name: string,
  { host, pid }: Pick<Presence, 'host' | 'pid'>,
  now: () => Instant,
): Announcement {
  const id = processId(name);
  const startedAt = now();
  return {
    beat: async () => {
      await change<Presence>(store, id, (current) => {
        const data = { host, pid, startedAt, beatAt: now() };
        return {
          ...(current ?? freshAggregate({ id, kind: 'process', area: '', at: startedAt, data })),
          data,
          due: now() + GONE_AFTER,
        };
      });
    },
    leave: async () => {
      const current = await store.get(id);
      if (current !== null) await store.remove(id, current.version);
    },
  };
}

/** Those that were heard of in the last ten minutes; one that was killed is among them until then. */
export async function runningProcesses(store: Store, now: Instant): Promise<Presence[]> {
  const found = await store.find<Presence>({ kind: 'process', area: '', limit: MOST_PROCESSES });
  return found.filter((one) => one.due !== null && one.due > now).map((one) => one.data);
}
