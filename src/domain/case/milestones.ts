/** When a case came, when it was done, and whether anybody still has to do something about it. */
import type { Instant } from '../time.js';
import type { Case, CaseState } from './types.js';

/** States in which nobody has to do anything any more, or only the reporter to say whether it is solved. */
const AT_REST: readonly CaseState[] = ['replied', 'answered', 'closed', 'merged', 'declined', 'withdrawn', 'archived'];

export function isUnderWay({ state }: Pick<Case, 'state'>): boolean {
  return !AT_REST.includes(state);
}

/** When it was first reported. */
export function cameAt(c: Pick<Case, 'reporters' | 'log' | 'since'>): Instant {
  return c.reporters[0]?.at ?? c.log[0]?.at ?? c.since;
}

/** When the reporter was told that it is done; null until then. */
export function doneAt(c: Pick<Case, 'state' | 'since' | 'clock'>): Instant | null {
  return c.state === 'answered' ? c.since : c.clock.repliedAt;
}
