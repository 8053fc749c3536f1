/** What the speaker wants: an attribute beside the category. */
import { NATURES, type Nature } from '../domain/urgency.js';
import type { Reading } from './lexicon.js';

/** Without any sign people want help. */
const USUAL: Nature = '求助';
const HEAD_START = 2;

/** How much signs of a report count beside the words for a nature: whoever tells of trouble does not only ask. */
const MIXED: Readonly<Partial<Record<Nature, Readonly<Record<string, number>>>>> = {
  咨询: { question: 0.5, trouble: -0.5, request: -0.4, self: -0.2 },
  投诉: { neglect: 0.4, lasting: 0.2, self: -0.2 },
  举报: { wrong: 0.5 },
  建议: { proposal: 0.5 },
};

/** The nature with most points; 求助 when nothing says otherwise, and always in an emergency. */
export function findNature(reading: Reading, emergency: boolean): Nature {
  if (emergency) return USUAL;
  let best = USUAL;
  let most = HEAD_START + (reading.nature.get(USUAL)?.score ?? 0);
  for (const nature of NATURES) {
    const score = pointsOf(nature, reading);
    if (nature !== USUAL && score > most) {
      best = nature;
      most = score;
    }
  }
  return best;
}

function pointsOf(nature: Nature, reading: Reading): number {
  const signs = Object.entries(MIXED[nature] ?? {});
  return signs.reduce(
    (sum, [sign, share]) => sum + share * Math.max(0, reading.for.get(sign)?.score ?? 0),
    reading.nature.get(nature)?.score ?? 0,
  );
}
