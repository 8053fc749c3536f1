import { MINUTE, type Instant } from '../time.js';
import type { Case } from './types.js';

/** After this nobody would think that it has just been said. */
const LATE = 30 * MINUTE;

/**
 * When a matter was reported, if that was long before we heard of it: a channel that was cut off, or a phone. Everybody
 * who acts on it must know, and the reporter must not wonder.
 */
export function saidLate({ reporters, log }: Case): { saidAt?: Instant } {
  const saidAt = reporters[0]?.at;
  const openedAt = log[0]?.at;
  return saidAt !== undefined && openedAt !== undefined && openedAt - saidAt > LATE ? { saidAt } : {};
}
