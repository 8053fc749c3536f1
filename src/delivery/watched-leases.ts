import { MINUTE, SECOND, type Instant } from '../domain/time.js';
import type { OutboxItem } from '../ports/store.js';

/** When others begin to watch what somebody claims; most is said by then. */
export const WATCHED_FROM: Instant = 30 * SECOND;

/** Whoever has said nothing for so long while being watched has died. Longer than a channel needs for one claim. */
const PATIENCE: Instant = MINUTE;

/** By then a watched item was settled or taken over. */
const FORGOTTEN_AFTER: Instant = 10 * PATIENCE;

/**
 * Leases of outbox items as this process has seen them stand. A lease that another process wrote tells the time of that
 * one's clock: to a clock that is five minutes fast every lease would have run out at once, and everything would be said
 * twice. Therefore nobody takes over on the word of a clock: the same lease must have stood a minute before one's own eyes.
 */
export class WatchedLeases {
  readonly #since = new Map<string, Instant>();

  /** True for an item that nobody sends, or whose sender has been watched in vain. `now` is this process's own time. */
  isFree(aggregate: string, item: OutboxItem, now: Instant): boolean {
    if (item.lease === null) return true;
    const key = `${aggregate}#${item.id}@${item.lease}`;
    const since = this.#since.get(key);
    if (since !== undefined) return now - since >= PATIENCE;
    this.#forget(now);
    this.#since.set(key, now);
    return false;
  }

  /** The oldest come first. */
  #forget(now: Instant): void {
    for (const [key, since] of this.#since) {
      if (now - since < FORGOTTEN_AFTER) return;
      this.#since.delete(key);
    }
  }
}
