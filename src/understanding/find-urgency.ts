/** How urgent a matter is, from its category and its words. */
import { subCategory, type CategoryCode } from '../domain/category.js';
import type { Nature, Urgency } from '../domain/urgency.js';
import type { Reading } from './lexicon.js';

/** Daily supply and animal disease are B by themselves; elsewhere a danger must be said to be pressing. */
const SUPPLY = /^(05|0703)/;
/** Health and care, where somebody helpless makes the matter one of hours. */
const CARE = /^(08|09)/;
/** Whoever asks, proposes or praises is in no hurry. */
const UNHURRIED: readonly Nature[] = ['咨询', '建议', '表扬', '感谢'];

/**
 * A only with an emergency or words of mortal danger: the default A of a category (03, 11) is meant for the event
 * itself, and most that is said about it is not the event.
 */
export function findUrgency(reading: Reading, code: CategoryCode, nature: Nature, emergency: boolean): Urgency {
  const found = (key: string): number => reading.urgency.get(key)?.score ?? 0;
  if (emergency || found('deadly') > 0) return 'A';
  if (UNHURRIED.includes(nature)) return 'D';
  if (SUPPLY.test(code) && subCategory(code).urgency === 'B') return 'B';
  if (found('helpless') > 0 && CARE.test(code)) return 'B';
  if (found('pressing') >= 1 && (code.startsWith('11') || code === '0401' || found('frail') > 0)) return 'B';
  return 'C';
}
