/** When a case came, when it was done, and whether it should have been done by now. */
import type { Instant } from '../time.js';
import { isOpen } from './states.js';
import type { Case } from './types.js';

/** When it was first reported. */
export function cameAt(c: Pick<Case, 'reporters' | 'log' | 'since'>): Instant {
  return c.reporters[0]?.at ?? c.log[0]?.at ?? c.since;
}

/** When the reporter was told that it is done; null until then. */
export function doneAt(c: Pick<Case, 'state' | 'since' | 'clock'>): Instant | null {
  return c.state === 'answered' ? c.since : c.clock.repliedAt;
}

/** Somebody still has to do something, and the day by which it was to be finished is over. */
export function isLate({ state, clock }: Pick<Case, 'state' | 'clock'>, now: Instant): boolean {
  return isOpen(state) && clock.finishDue !== null && clock.finishDue < now;
}
