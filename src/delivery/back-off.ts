/** How long to wait before saying something again that could not be said. */
import { DAY, HOUR, MINUTE, SECOND, type Instant } from '../domain/time.js';

/** After the 1st, 2nd … failure; the last one repeats. */
const DELAYS = [5 * SECOND, 20 * SECOND, MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR];

/** What could not be said for two days is out of date; it is given up, stays visible, and can be sent by hand. */
export const GIVE_UP_AFTER = 2 * DAY;

/** Milliseconds until the next attempt after `tries` failed ones (1 or more). */
export function backOff(tries: number): Instant {
  return DELAYS[Math.min(tries, DELAYS.length) - 1] ?? HOUR;
}

/** The first attempt, one after each of the delays, and one an hour from then until the giving up. */
export const MOST_TRIES =
  1 + DELAYS.length + Math.ceil((GIVE_UP_AFTER - DELAYS.reduce((sum, one) => sum + one, 0)) / HOUR);
