/** A second opinion on what the local reading is unsure of: optional, slow, and never needed. */
import type { Understood } from './types.js';

/**
 * Gives the reading back, changed where a second opinion made it surer. Never rejects: without an answer in time the local
 * reading stands. `names` are people's names that must not leave the house.
 */
export type Reconsider = (text: string, understood: Understood, names: readonly string[]) => Promise<Understood>;

/** From here on the local reading needs no other; below the lower one nobody needs to hear of it. */
const SURE = 0.8;
const WORTH_A_LOOK = 0.2;
const UNSURE_OF_CATEGORY = 0.5;

/** True where the local reading hesitates. Dangers are decided by rule, and nobody waits for an opinion on them. */
export function isDoubtful({ report, category, emergency }: Understood): boolean {
  if (emergency !== null || report.confidence < WORTH_A_LOOK) return false;
  return report.confidence < SURE || category.confidence < UNSURE_OF_CATEGORY;
}
