/** What texts are compared by: characters and pairs of neighbouring ones, numbers and foreign words as a whole. */
import { normalise } from '../understanding/normalise.js';
import { plainWords } from './plain-words.js';

/** One unit, or two of 16 bits as one number: quicker to count than strings. */
export type Term = number;

const RUN = /[\p{L}\p{N}]+/gu;
const UNIT = /[a-z0-9]+|[\p{L}\p{N}]/gu;

/** How often each term stands in the text. */
export function termsOf(text: string): Map<Term, number> {
  const counts = new Map<Term, number>();
  const add = (term: Term): void => void counts.set(term, (counts.get(term) ?? 0) + 1);
  for (const [run] of plainWords(normalise(text)).matchAll(RUN)) {
    let before = 0;
    for (const [said] of run.matchAll(UNIT)) {
      const unit = said.length === 1 ? said.charCodeAt(0) : wordUnit(said);
      add(unit);
      if (before > 0) add(before * 0x10000 + unit);
      before = unit;
    }
  }
  return counts;
}

/** A word has a place among the characters that nobody writes; that two words share one is rare and does little harm. */
function wordUnit(word: string): number {
  let hash = 0;
  for (let i = 0; i < word.length; i++) hash = (hash * 31 + word.charCodeAt(i)) % 0x1900;
  return 0xe000 + hash;
}
