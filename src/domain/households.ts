/** How many are concerned. */
import type { Case } from './case/types.js';

/** Everybody who reported or joined any of these, each counted once. */
export function householdsOf(cases: readonly Pick<Case, 'reporters'>[]): number {
  return new Set(cases.flatMap((c) => c.reporters.map((one) => one.person ?? one.contact))).size;
}
