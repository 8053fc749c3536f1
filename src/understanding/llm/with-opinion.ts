/** How much a second opinion counts. */
import { URGENCIES, type Urgency } from '../../domain/urgency.js';
import type { Understood } from '../types.js';
import type { Opinion } from './opinion.js';

/** Added to the log odds: enough to settle a doubt, not enough to overturn a clear reading. */
const WEIGHT = 1.7;
/** Of a category that the model chose against ours; ours is dropped only where it was less sure than this. */
const MODEL_CATEGORY = 0.6;
const NOT_WORSE_THAN: Urgency = 'B';

/**
 * The reading with the opinion taken into account. The opinion can neither make nor end an emergency: A stays with the
 * rules, so that nobody can talk a model into an alarm, or out of one.
 */
export function withOpinion(understood: Understood, opinion: Opinion): Understood {
  const { report, category } = understood;
  const confidence = shifted(report.confidence, opinion.report ? WEIGHT : -WEIGHT);
  const agreed = opinion.category === category.code;
  const chosen = agreed
    ? { code: category.code, confidence: Math.max(category.confidence, shifted(category.confidence, WEIGHT)) }
    : category.confidence < MODEL_CATEGORY && opinion.report
      ? { code: opinion.category, confidence: MODEL_CATEGORY }
      : category;
  return {
    ...understood,
    report: { is: confidence >= 0.5, confidence },
    category: chosen,
    nature: opinion.report ? opinion.nature : understood.nature,
    urgency: urgencyOf(understood.urgency, opinion.urgency),
    why: [...understood.why, 'LLM'],
  };
}

function shifted(confidence: number, by: number): number {
  const p = Math.min(Math.max(confidence, 0.001), 0.999);
  return 1 / (1 + Math.exp(-(Math.log(p / (1 - p)) + by)));
}

/** The more urgent of the two, but never A by opinion alone. */
function urgencyOf(ours: Urgency, theirs: Urgency): Urgency {
  const bounded = theirs === 'A' ? NOT_WORSE_THAN : theirs;
  return URGENCIES.indexOf(bounded) < URGENCIES.indexOf(ours) ? bounded : ours;
}
