/** What a text is about. */
import type { CategoryCode } from '../domain/category.js';
import type { EmergencyKind } from '../domain/emergency.js';
import type { Finding, Reading } from './lexicon.js';

export interface Topic {
  code: CategoryCode;
  confidence: number;
  /** Points of the best category; 0 when nothing pointed anywhere. */
  score: number;
  words: readonly string[];
}

/** Where what nobody recognises goes: a person reads it. */
export const UNKNOWN_CATEGORY: CategoryCode = '1205';

/** What an emergency is usually about, when its words do not say more. */
const USUAL: Readonly<Record<EmergencyKind, CategoryCode>> = {
  fire: '1104',
  injury: '0903',
  breathing: '0903',
  suicide: '0305',
  violence: '0303',
  missing: '1105',
  ice: '0204',
  flood: '1102',
  landslide: '1103',
  wires: '0503',
  gas: '0201',
  fraud: '0302',
};
const EMERGENCY_POINTS = 4;

/** Points at which a lone category is beyond doubt. */
const SURE_POINTS = 8;

/** Share of the best other sub-class of the same class: what speaks for one speaks a little for the class. */
const KIN = 0.3;

/** Confidence is high when the best is strong and the second far behind. */
export function findCategory(reading: Reading, emergency: EmergencyKind | null): Topic {
  const scores = new Map<CategoryCode, Finding>(reading.category);
  const points = new Map<CategoryCode, Finding>();
  if (emergency) {
    const code = USUAL[emergency];
    const found = scores.get(code);
    scores.set(code, { score: (found?.score ?? 0) + EMERGENCY_POINTS, words: found?.words ?? [] });
  }
  for (const [code, found] of scores) points.set(code, { ...found, score: found.score + KIN * bestKin(code, scores) });
  const [best, second] = [...points].sort((a, b) => b[1].score - a[1].score || a[0].localeCompare(b[0]));
  if (!best || best[1].score <= 0) return { code: UNKNOWN_CATEGORY, confidence: 0.1, score: 0, words: [] };
  const [code, { score, words }] = best;
  const lead = score / (score + Math.max(0, second?.[1].score ?? 0));
  return { code, confidence: lead * Math.min(1, 0.4 + (0.6 * score) / SURE_POINTS), score, words };
}

function bestKin(code: CategoryCode, scores: ReadonlyMap<CategoryCode, Finding>): number {
  let best = 0;
  for (const [other, { score }] of scores) {
    if (other !== code && other.slice(0, 2) === code.slice(0, 2)) best = Math.max(best, score);
  }
  return best;
}
