/** What the speaker wants: an attribute beside the category. */
import { NATURES, type Nature } from '../domain/urgency.js';
import type { Reading } from './lexicon.js';

/** Without any sign people want help. */
const USUAL: Nature = '求助';
const HEAD_START = 2;

/** The nature with most points; 求助 when nothing says otherwise, and always in an emergency. */
export function findNature(reading: Reading, emergency: boolean): Nature {
  if (emergency) return USUAL;
  let best = USUAL;
  let most = HEAD_START + (reading.nature.get(USUAL)?.score ?? 0);
  for (const nature of NATURES) {
    const score = reading.nature.get(nature)?.score ?? 0;
    if (nature !== USUAL && score > most) {
      best = nature;
      most = score;
    }
  }
  return best;
}
