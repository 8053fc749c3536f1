/**
 * Finds the texts that are most like a question: the cosine between their terms, each weighted by how seldom it is
 * (TF-IDF). Against BM25 on real questions and answers: docs/knowledge.md.
 */
import { termsOf, type Term } from './terms.js';

/** The terms of a text with their weights, to be compared with others. */
export interface Weighted {
  weights: ReadonlyMap<Term, number>;
  length: number;
}

export interface Ranking {
  weigh(question: string): Weighted;
  /** Likeness 0 to 1 with every text, in their order. */
  likeness(question: Weighted): Float64Array;
  /** How seldom a term is among the groups, in nats; the most for one that stands nowhere. */
  rarity(term: Term): number;
}

/** Text, weight, text, weight … */
type Postings = number[];

/**
 * Builds the index over `texts`, which are compared one by one. Texts of one group (the wordings of one entry) count as
 * one when it is asked how seldom a term is, and must follow each other; without `groupOf` each is its own.
 */
export function createRanking(texts: readonly string[], groupOf: (text: number) => number = (text) => text): Ranking {
  const counted = texts.map(termsOf);
  const rarity = raritiesIn(counted, groupOf);
  const postings = index(counted, rarity);
  return {
    rarity,
    weigh: (question) => weighted(termsOf(question), rarity),
    likeness: ({ weights, length }) => {
      const likeness = new Float64Array(texts.length);
      for (const [term, weight] of weights) {
        const found = postings.get(term) ?? [];
        const share = weight / length;
        for (let i = 0; i < found.length; i += 2) {
          const text = found[i] ?? 0;
          likeness[text] = (likeness[text] ?? 0) + share * (found[i + 1] ?? 0);
        }
      }
      return likeness;
    },
  };
}

function raritiesIn(counted: readonly ReadonlyMap<Term, number>[], groupOf: (text: number) => number) {
  const seen = new Map<Term, { groups: number; last: number }>();
  const groups = new Set<number>();
  counted.forEach((terms, text) => {
    const group = groupOf(text);
    groups.add(group);
    for (const term of terms.keys()) {
      const found = seen.get(term);
      if (found === undefined) seen.set(term, { groups: 1, last: group });
      else if (found.last !== group) {
        found.groups++;
        found.last = group;
      }
    }
  });
  return (term: Term): number => {
    const holding = seen.get(term)?.groups ?? 0;
    return Math.log(1 + (groups.size - holding + 0.5) / (holding + 0.5));
  };
}

function weighted(terms: ReadonlyMap<Term, number>, rarity: (term: Term) => number): Weighted {
  const weights = new Map<Term, number>();
  let squares = 0;
  for (const [term, count] of terms) {
    const weight = (1 + Math.log(count)) * rarity(term);
    weights.set(term, weight);
    squares += weight * weight;
  }
  return { weights, length: Math.sqrt(squares) || 1 };
}

/** For each term the texts in which it stands, with its weight relative to the text's length. */
function index(counted: readonly ReadonlyMap<Term, number>[], rarity: (term: Term) => number): Map<Term, Postings> {
  const postings = new Map<Term, Postings>();
  counted.forEach((terms, text) => {
    const { weights, length } = weighted(terms, rarity);
    for (const [term, weight] of weights) {
      const found = postings.get(term);
      if (found === undefined) postings.set(term, [text, weight / length]);
      else found.push(text, weight / length);
    }
  });
  return postings;
}
