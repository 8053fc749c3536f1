/** Plans that were announced, repeated to whoever asks. */
import type { Instant } from '../../domain/time.js';
import type { AnnouncedPlan } from '../replies.js';
import { sentence } from './phrases.js';
import { afterWords, dayNearby, spanWords } from './time-words.js';

/** What is still missing when the plan is over. */
const MISSING: Readonly<Record<AnnouncedPlan['what'], string | null>> = {
  power: 'there is still no power',
  water: 'there is still no water',
  road: 'the road is still closed',
  network: 'there is still no signal',
  bus: 'there is still no bus',
  clinic: null,
  handout: null,
};

export function announced({ what, text, from, until, saidAt }: AnnouncedPlan, now: Instant): string {
  const told = `The village announced ${dayNearby(saidAt, now)}: ${spanWords(from, until, now)}, ${sentence(text)}`;
  const missing = MISSING[what];
  return missing === null
    ? `${told} If anything is unclear, ask me.`
    : `${told} If ${missing} ${afterWords(until, now)}, tell me.`;
}
