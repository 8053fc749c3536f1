/** How often a token may ask: a bucket that fills evenly, so that a burst is served and a flood is not. */
import { MINUTE, SECOND, type Instant } from '../domain/time.js';

/** Requests a minute in the long run, and at once. */
const PER_MINUTE = 120;
/** Buckets of tokens that have not asked for long are full again and forgotten. */
const MOST_KNOWN = 5000;

/** Seconds until the next request is served; 0 when this one is. */
export type Limiter = (token: string, now: Instant) => number;

export function createLimiter(perMinute = PER_MINUTE): Limiter {
  /** A request costs this much time. */
  const cost = MINUTE / perMinute;
  const buckets = new Map<string, { credit: number; at: Instant }>();
  return (token, now) => {
    const before = buckets.get(token) ?? { credit: MINUTE, at: now };
    const credit = Math.min(MINUTE, before.credit + Math.max(0, now - before.at));
    buckets.delete(token);
    buckets.set(token, { credit: credit < cost ? credit : credit - cost, at: now });
    for (const longest of buckets.keys()) {
      if (buckets.size <= MOST_KNOWN) break;
      buckets.delete(longest);
    }
    return credit < cost ? Math.ceil((cost - credit) / SECOND) : 0;
  };
}
