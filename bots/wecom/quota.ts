/** How often something may be said, where the platform drops or punishes what is too much. */
import { SECOND, type Instant } from '../../src/domain/time.js';
import type { Kept } from './kept.js';

export interface Limit {
  most: number;
  /** Milliseconds. */
  within: Instant;
}

/** When somebody was last written to, oldest first. */
export interface Sendings {
  at: readonly Instant[];
}

export interface Quota {
  /** Takes one for this receiver; false, and nothing taken, when a limit is reached. Errors: those of the store. */
  take(receiver: string): Promise<boolean>;
}

/** So long a message may be on its way: what the platform counts within a minute may have been sent before. */
const ON_ITS_WAY: Instant = 10 * SECOND;

/**
 * Counted before it is said, by all processes together: of a message beyond the limit WeCom tells nobody that it was
 * dropped. What then fails to be sent stays counted.
 */
export function createQuota(kept: Kept<Sendings>, limits: readonly Limit[], now: () => Instant): Quota {
  const windows = limits.map(({ most, within }) => ({ most, within: within + ON_ITS_WAY }));
  const longest = Math.max(...windows.map(({ within }) => within));
  return {
    take: async (receiver) => {
      let taken = false;
      await kept.change(receiver, (current) => {
        const time = now();
        const recent = (current?.at ?? []).filter((at) => at > time - longest);
        taken = windows.every(({ most, within }) => recent.filter((at) => at > time - within).length < most);
        return taken ? { at: [...recent, time] } : null;
      });
      return taken;
    },
  };
}
