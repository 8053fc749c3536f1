/** Plans that were announced, repeated to whoever asks. */
import type { Instant } from '../../domain/time.js';
import type { AnnouncedPlan } from '../replies.js';
import { sentence } from './names.js';
import { afterWords, dayNearby, spanWords } from './time-words.js';

/** What is still missing when the plan is over. */
const MISSING: Readonly<Record<AnnouncedPlan['what'], string | null>> = {
  power: '没电',
  water: '没水',
  road: '走不成',
  network: '没信号',
  bus: '没车',
  clinic: null,
  handout: null,
};

export function announced({ what, text, from, until, saidAt }: AnnouncedPlan, now: Instant): string {
  const told = `村里${dayNearby(saidAt, now)}通知了：${spanWords(from, until, now)}，${sentence(text)}`;
  const missing = MISSING[what];
  if (missing === null) return `${told}还有不清楚的再问我。`;
  return `${told}${afterWords(until, now)}还${missing}就告诉我。`;
}
