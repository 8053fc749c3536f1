/** The entries of one knowledge file, ready to be asked. */
import { titleOf, type KnowledgeEntry } from './entry.js';
import { createRanking, type Weighted } from './ranking.js';
import { termsOf, type Term } from './terms.js';

export interface Found {
  entry: KnowledgeEntry;
  /** How likely it is that this entry is what was asked for, 0 to 1; measured in docs/knowledge.md. */
  confidence: number;
}

export interface KnowledgeBase {
  /** The entries most like the question among those that are accepted, best first. Costs well under a millisecond. */
  find(question: string, accepts: (entry: KnowledgeEntry) => boolean): Found[];
}

const MOST_FOUND = 5;

/** A question is compared with every wording of an entry, and with all that the entry says. */
export function createKnowledgeBase(entries: readonly KnowledgeEntry[]): KnowledgeBase {
  const wholes = entries.map(({ questions, keywords, answer }) => [...questions, ...keywords, answer].join('\n'));
  const faces = entries.flatMap((entry, of) => [
    ...entry.questions.map((text) => ({ of, text, whole: false })),
    { of, text: wholes[of] ?? titleOf(entry), whole: true },
  ]);
  const ranking = createRanking(
    faces.map(({ text }) => text),
    (face) => faces[face]?.of ?? 0,
  );
  const terms = wholes.map((text) => new Set(termsOf(text).keys()));

  function scoresOf(question: Weighted): Float64Array {
    const likeness = ranking.likeness(question);
    const nearest = new Float64Array(entries.length);
    const whole = new Float64Array(entries.length);
    faces.forEach((face, at) => {
      const alike = likeness[at] ?? 0;
      if (face.whole) whole[face.of] = alike;
      else nearest[face.of] = Math.max(nearest[face.of] ?? 0, alike);
    });
    return nearest.map((alike, of) => alike + (whole[of] ?? 0));
  }

  return {
    find: (question, accepts) => {
      const asked = ranking.weigh(question);
      const scores = scoresOf(asked);
      const order = [...scores.keys()].filter((of) => {
        const entry = entries[of];
        return entry !== undefined && (scores[of] ?? 0) > 0 && accepts(entry);
      });
      order.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
      const best = scores[order[0] ?? 0] ?? 0;
      const second = scores[order[1] ?? -1] ?? 0;
      return order.slice(0, MOST_FOUND).flatMap((of, rank) => {
        const entry = entries[of];
        const score = scores[of] ?? 0;
        const ahead = 1 - (rank === 0 ? second : best) / score;
        const covered = coverage(asked, terms[of] ?? new Set(), ranking.rarity);
        return entry === undefined ? [] : [{ entry, confidence: confidenceOf({ score, ahead, covered }) }];
      });
    },
  };
}

/** How much of what the question says stands in the entry at all; seldom terms count more. */
function coverage({ weights }: Weighted, terms: ReadonlySet<Term>, rarity: (term: Term) => number): number {
  let all = 0;
  let there = 0;
  for (const term of weights.keys()) {
    const square = rarity(term) ** 2;
    all += square;
    if (terms.has(term)) there += square;
  }
  return all === 0 ? 0 : there / all;
}

interface Evidence {
  /** Likeness with the nearest wording and with the whole entry together, 0 to 2. */
  score: number;
  /** Lead over the next entry as a share of the score; below 0 for those behind. */
  ahead: number;
  covered: number;
}

/** A logistic, fitted on the questions of tests/knowledge/questions.tsv that are marked so. */
const WEIGHTS = { bias: -4.27, score: 8.45, ahead: 0.81, covered: 6.52 };

function confidenceOf({ score, ahead, covered }: Evidence): number {
  const odds = WEIGHTS.bias + WEIGHTS.score * score + WEIGHTS.ahead * ahead + WEIGHTS.covered * covered;
  return 1 / (1 + Math.exp(-odds));
}
