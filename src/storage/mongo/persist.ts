import { setTimeout as sleep } from 'node:timers/promises';
import { SECOND } from '../../domain/time.js';
import { isPassing, toStoreError } from './mongo-error.js';

/** How long to go on; both can be replaced in tests. */
export interface Patience {
  /** Milliseconds from the first failure; an election takes 3 to 15 seconds. */
  total: number;
  pause(milliseconds: number): Promise<void>;
}

export const PATIENCE: Patience = { total: 20 * SECOND, pause: (milliseconds) => sleep(milliseconds) };

const LONGEST_PAUSE = 2 * SECOND;

/**
 * Does `work`, and again while it fails for a reason that passes (no primary, connection lost), with growing pauses.
 * `work` is told whether it may have been done before: a connection that breaks says nothing about what the server did.
 * Rejects with an AppError, `store_busy` when patience has run out.
 */
export async function persist<T>(work: (repeated: boolean) => Promise<T>, patience: Patience): Promise<T> {
  let until = Number.POSITIVE_INFINITY;
  for (let pause = 50, repeated = false; ; pause = Math.min(2 * pause, LONGEST_PAUSE), repeated = true) {
    try {
      return await work(repeated);
    } catch (thrown) {
      until = Math.min(until, performance.now() + patience.total);
      if (!isPassing(thrown) || performance.now() >= until) throw toStoreError(thrown);
      // Not all at the same moment, when many waited for the same primary.
      await patience.pause(pause * (0.5 + Math.random()));
    }
  }
}
