/**
 * The one loop behind everything that happens by itself: asks the store what is due and hands each to whoever knows its kind.
 * Several processes may run it on one store; each due aggregate is claimed by a compare-and-swap inside its handler.
 */
import type { Instant } from '../domain/time.js';
import type { Observer } from '../ports/observer.js';
import type { Aggregate, Store } from '../ports/store.js';

export type DueHandler = (aggregate: Aggregate) => Promise<void>;

export interface WorkerOptions {
  store: Store;
  now: () => Instant;
  observer: Observer;
  /** By the aggregate's kind. */
  handlers: Readonly<Record<string, DueHandler>>;
  /** Handled at the same time. */
  width?: number;
}

export interface Worker {
  /** Works until nothing is due; calls while it works make it look once more. Never rejects. */
  run(): Promise<void>;
  /** Like run, soon, without waiting for it. */
  wake(): void;
  /** Finishes what is under way and starts nothing more. */
  stop(): Promise<void>;
}

/** Asking for more than is handled at once, and shuffled, keeps several processes from racing for the same ones. */
const AHEAD = 10;
/** What could not be handled is left alone this long, so that one broken aggregate does not hold up the rest. */
const AFTER_FAULT = 30_000;

export function createWorker(options: WorkerOptions): Worker {
  const { store, now, observer, width = 8 } = options;
  const resting = new Map<string, Instant>();
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;

  async function pass(): Promise<number> {
    if (stopped) return 0;
    for (const [id, until] of resting) if (until <= now()) resting.delete(id);
    const due = await store.due(now(), width * AHEAD + resting.size);
    const ids = shuffled(due.filter((id) => !resting.has(id)));
    const next = ids.values();
    await Promise.all(
      Array.from({ length: width }, async () => {
        for (const id of next) {
          if (stopped) return;
          await handle(options, resting, id);
        }
      }),
    );
    return ids.length;
  }

  async function loop(): Promise<void> {
    try {
      while (again) {
        again = false;
        while ((await pass()) > 0);
      }
    } catch (error) {
      observer.trouble('looking for what is due', error);
    } finally {
      running = null;
    }
  }

  function run(): Promise<void> {
    again = true;
    running ??= loop();
    return running;
  }

  return {
    run,
    wake: () => {
      if (!stopped) void run();
    },
    stop: async () => {
      stopped = true;
      await running;
    },
  };
}

/** Hands one due aggregate to its handler; what stays due unchanged, or fails, rests a while. */
async function handle(
  { store, now, observer, handlers }: WorkerOptions,
  resting: Map<string, Instant>,
  id: string,
): Promise<void> {
  try {
    const aggregate = await store.get(id);
    if (aggregate?.due == null || aggregate.due > now()) return;
    observer.lag(now() - aggregate.due);
    await handlers[aggregate.kind]?.(aggregate);
    const after = await store.get(id);
    const untouched = after !== null && after.version === aggregate.version && after.due !== null && after.due <= now();
    if (untouched) resting.set(id, now() + AFTER_FAULT);
  } catch (error) {
    resting.set(id, now() + AFTER_FAULT);
    observer.trouble(`due ${id}`, error);
  }
}

function shuffled<T>(items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}
