/** How often a token may ask: a bucket that fills evenly, so that a burst is served and a flood is not. */
import { MINUTE, SECOND, type Instant } from '../domain/time.js';

/** Requests a minute in the long run, and at once. */
const PER_MINUTE = 120;
/** Buckets of tokens that have not asked for long are full again and forgotten. */
const MOST_KNOWN = 5000;

/** Seconds until the next request is served; 0 when this one is. */
export type Limiter = (token: string, now: Instant) => number;

export function createLimiter(perMinute = PER_MINUTE): Limiter {
  const buckets = new Map<string, { left: number; at: Instant }>();
  return (token, now) => {
    const before = buckets.get(token) ?? { left: perMinute, at: now };
    const filled = (Math.max(0, now - before.at) / MINUTE) * perMinute;
    const left = Math.min(perMinute, before.left + filled);
    buckets.delete(token);
    buckets.set(token, { left: left < 1 ? left : left - 1, at: now });
    for (const longest of buckets.keys()) {
      if (buckets.size <= MOST_KNOWN) break;
      buckets.delete(longest);
    }
    return left < 1 ? Math.ceil((((1 - left) / perMinute) * MINUTE) / SECOND) : 0;
  };
}
