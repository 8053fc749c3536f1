/**
 * Every stretch of a text that may be the place or the person, with its score: a softmax over all of them and over there
 * being none, which is a semi-Markov model with at most one segment.
 */
import { FeatureList } from './feature-list.js';
import { addCharacterFeatures, addStretchFeatures } from './span-features.js';
import { COLUMNS, ROLES, SPAN_HEADS, type SpanWeights } from './span-model.js';
import type { SpanView } from './span-view.js';

/** Places and names are shorter. */
export const LONGEST_SPAN = 16;
/** Stretches that far behind the best (e to the minus 8) are not looked at as a whole. */
const HOPELESS = 8;

/** Features of a text, read once for all heads. */
export interface SpanText {
  view: SpanView;
  /** Features of character i lie from starts[i] up to starts[i + 1]. */
  starts: Int32Array;
  features: Int32Array;
}

/** A stretch that may be it. */
export interface Candidate {
  start: number;
  end: number;
  probability: number;
}

export interface Chart {
  candidates: Candidate[];
  /** Probability that there is none. */
  none: number;
}

export function readFeatures(view: SpanView): SpanText {
  const list = new FeatureList();
  const starts = new Int32Array(view.length + 1);
  for (let at = 0; at < view.length; at++) {
    if (view.isOpen(at)) addCharacterFeatures(view, at, list);
    starts[at + 1] = list.size;
  }
  return { view, starts, features: list.values.subarray(0, list.size) };
}

/** Sums of the weights of every character's features: `COLUMNS` for each character. */
export function sumCharacters({ view, starts, features }: SpanText, { rowOf, cells }: SpanWeights): Float64Array {
  const sums = new Float64Array(view.length * COLUMNS);
  for (let at = 0; at < view.length; at++) {
    for (let i = starts[at] as number; i < (starts[at + 1] as number); i++) {
      const row = rowOf[features[i] as number] as number;
      if (row < 0) continue;
      for (let column = 0; column < COLUMNS; column++) {
        const to = at * COLUMNS + column;
        sums[to] = (sums[to] as number) + (cells[row * COLUMNS + column] as number);
      }
    }
  }
  return sums;
}

/**
 * All stretches of open characters for one head, likeliest first not promised. `wanted` is in it however unlikely it is:
 * training must see it.
 */
export function chartOf(
  view: SpanView,
  sums: Float64Array,
  weights: SpanWeights,
  head: number,
  wanted: { start: number; end: number } | null = null,
): Chart {
  const nothing = weights.none[head] as number;
  const rough = roughScores(view, sums, head);
  const least = rough.reduce((most, { score }) => Math.max(most, score), nothing) - HOPELESS;
  const list = new FeatureList();
  const scored = rough
    .filter(({ start, end, score }) => score > least || (start === wanted?.start && end === wanted.end))
    .map(({ start, end, score }) => {
      list.clear();
      addStretchFeatures(view, start, end, list);
      return { start, end, score: score + sumOf(list, weights, head * ROLES.length + ROLES.length - 1) };
    });
  const most = scored.reduce((highest, { score }) => Math.max(highest, score), nothing);
  const all = scored.reduce((sum, { score }) => sum + Math.exp(score - most), Math.exp(nothing - most));
  return {
    none: Math.exp(nothing - most) / all,
    candidates: scored.map(({ start, end, score }) => ({ start, end, probability: Math.exp(score - most) / all })),
  };
}

/** By the characters alone. */
function roughScores(view: SpanView, sums: Float64Array, head: number): { start: number; end: number; score: number }[] {
  const at = (character: number, role: number): number => sums[character * COLUMNS + head * ROLES.length + role] as number;
  const found = [];
  for (let start = 0; start < view.length; start++) {
    let inside = at(start, 0);
    for (let end = start + 1; end <= start + LONGEST_SPAN && view.isOpen(end - 1); end++) {
      inside += at(end - 1, 2);
      found.push({ start, end, score: inside + at(end - 1, 1) });
    }
  }
  return found;
}

function sumOf({ values, size }: FeatureList, { rowOf, cells }: SpanWeights, column: number): number {
  let sum = 0;
  for (let i = 0; i < size; i++) {
    const row = rowOf[values[i] as number] as number;
    if (row >= 0) sum += cells[row * COLUMNS + column] as number;
  }
  return sum;
}
