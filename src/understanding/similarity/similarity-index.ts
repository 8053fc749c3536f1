/** Tellings in memory: which of them may be of the same fact as another, and why. */
import { evidenceOf, prepare } from './evidence.js';
import { createFiling } from './filing.js';
import { gramsOf } from './grams.js';
import { likelihoodOf, SPOKEN, type Weights } from './likelihood.js';
import { sharedWords } from './shared-words.js';
import type { Telling } from './telling.js';

/** A telling that may be of the same fact. */
export interface Similar {
  telling: Telling;
  likelihood: number;
  /** Both name one place. */
  samePlace: boolean;
  /** What both say: the place first, then the rarest words; at most three. */
  why(): string[];
}

export interface SimilarityIndex {
  readonly size: number;
  /** In the place of one with the same id. */
  add(telling: Telling): void;
  remove(id: string): void;
  /** Those at least so likely of one fact with this one, which need not be in the index, the likeliest first. */
  query(telling: Telling, atLeast?: number): Similar[];
}

export interface IndexOptions {
  weights?: Weights;
  /** By so many of its rarest pairs of characters a telling is found; 16 when absent. */
  keys?: number;
  /** How many of those that share them are looked at closely; 40 when absent. */
  compared?: number;
}

/** Less likely than this is not worth a word. */
const LEAST = 0.1;

/** Costs some ten microseconds to fill for each telling, and less than a millisecond to ask with 100,000 in it. */
export function createSimilarityIndex(options: IndexOptions = {}): SimilarityIndex {
  const { weights = SPOKEN, keys = 16, compared = 40 } = options;
  const filing = createFiling(keys);

  function query(telling: Telling, atLeast = LEAST): Similar[] {
    const grams = gramsOf(telling.text);
    const asked = prepare(telling, grams);
    const scale = filing.scale();
    const candidates = new Set([...filing.sharing(grams, telling.area, compared), ...filing.lately(telling)]);
    return [...candidates]
      .filter((other) => other.telling.id !== telling.id)
      .map((other) => {
        const evidence = evidenceOf(asked, other, scale);
        return { other, likelihood: likelihoodOf(evidence, weights), samePlace: evidence.samePlace > 0 };
      })
      .filter(({ likelihood }) => likelihood >= atLeast)
      .sort((a, b) => b.likelihood - a.likelihood)
      .map(({ other, likelihood, samePlace }) => ({
        ...{ telling: other.telling, likelihood, samePlace },
        why: () => sharedWords(asked, grams, other, scale),
      }));
  }

  return {
    get size() {
      return filing.size;
    },
    add: filing.put,
    remove: filing.drop,
    query,
  };
}
