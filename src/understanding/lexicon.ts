/** What the word lists say about one text. */
import { allSigns, type Sign, type Subject, type Theme } from './word-lists.js';
import { createMatcher, type Hit } from './word-matcher.js';

/** What was found for one key of a theme. */
export interface Finding {
  score: number;
  words: string[];
}

/** Findings by theme and key; what is missing was not found. */
export type Reading = Record<Theme, Map<string, Finding>>;

/** What the second, third … word adds, relative to the one before. */
const DECAY = 0.8;

/** Builds the matcher once (some milliseconds); reading a text then costs one pass. */
export function createLexicon(): (text: string) => Reading {
  const match = createMatcher(allSigns());
  return (text) => {
    const found = new Map<Subject, Hit<Sign>[]>();
    for (const hit of match(text)) {
      const { subject } = hit.value;
      const others = found.get(subject);
      if (others) addUncovered(others, hit);
      else found.set(subject, [hit]);
    }
    const reading = emptyReading();
    for (const [{ theme, key }, hits] of found)
      reading[theme].set(key, { score: total(hits), words: hits.map((hit) => hit.word) });
    return reading;
  };
}

/** Of words within each other (水管 in 自来水管) only the longest counts. Hits come in the order of their ends. */
function addUncovered(hits: Hit<Sign>[], hit: Hit<Sign>): void {
  const plain = !hit.word.includes('~');
  for (let i = hits.length - 1; i >= 0; i--) {
    const other = hits[i] as Hit<Sign>;
    if (covers(other, hit)) return;
    if (plain && covers(hit, other)) hits.splice(i, 1);
  }
  hits.push(hit);
}

function covers(outer: Hit<Sign>, inner: Hit<Sign>): boolean {
  return outer.start <= inner.start && outer.end >= inner.end && !outer.word.includes('~');
}

/** Each further word for the same thing says less than the one before; what speaks against it counts in full. */
function total(hits: readonly Hit<Sign>[]): number {
  const weights = hits.map((hit) => hit.value.weight).sort((a, b) => b - a);
  return weights.reduce((sum, weight, i) => sum + (weight > 0 ? weight * DECAY ** i : weight), 0);
}

function emptyReading(): Reading {
  const none = (): Map<string, Finding> => new Map();
  return {
    emergency: none(),
    harm: none(),
    nature: none(),
    for: none(),
    against: none(),
    situation: none(),
    urgency: none(),
  };
}
