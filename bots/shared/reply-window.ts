/** How often somebody may still be written to: platforms allow a few messages after each word of the person. */
import { HOUR, type Instant } from '../../src/domain/time.js';
import { createRecentMap } from './recent-map.js';

/**
 * The platform keeps the count that matters and refuses what is over it; this one spares the calls that it would refuse.
 * After a restart nothing is known, and everybody counts as somebody who may be written to.
 */
export interface ReplyWindow {
  /** They said or did something: a new window. */
  spoke(user: string, now: Instant): void;
  /** False when the window is over, or used up. */
  isOpen(user: string, now: Instant): boolean;
  /** One message went out. */
  told(user: string): void;
  /** The platform says that it is over or used up. */
  closed(user: string): void;
}

/** Official Accounts (since June 2023) and 微信客服 alike. */
const MOST_MESSAGES = 5;
const LENGTH = 48 * HOUR;
/** People of whom it is known; of others nothing. */
const REMEMBERED = 20_000;

export function createReplyWindow(): ReplyWindow {
  const windows = createRecentMap<{ until: Instant; left: number }>(REMEMBERED);
  return {
    spoke: (user, now) => windows.set(user, { until: now + LENGTH, left: MOST_MESSAGES }),
    isOpen(user, now) {
      const window = windows.get(user);
      return window === undefined || (window.left > 0 && now < window.until);
    },
    told(user) {
      const window = windows.get(user);
      if (window !== undefined) windows.set(user, { ...window, left: window.left - 1 });
    },
    closed: (user) => windows.set(user, { until: 0, left: 0 }),
  };
}
