import type { Instant } from '../time.js';
import { isUnsettled } from './states.js';
import type { Case } from './types.js';

/** When there was nothing more to do, and nobody's word to wait for; null while there is. */
export function settledAt({ state, log, since }: Pick<Case, 'state' | 'log' | 'since'>): Instant | null {
  if (isUnsettled(state)) return null;
  const last = log.findLast((entry) => isUnsettled(entry.from) && !isUnsettled(entry.to));
  return last?.at ?? since;
}
