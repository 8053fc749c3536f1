/**
 * Every stretch of a text that may be the place or the person, with its score: a softmax over all of them and over there
 * being none, which is a semi-Markov model with at most one segment.
 */
import type { Span } from '../span.js';
import { FeatureList } from './feature-list.js';
import { addCharacterFeatures, addStretchFeatures } from './span-features.js';
import { COLUMNS, ROLES, type SpanWeights } from './span-model.js';
import type { SpanView } from './span-view.js';

/** Places and names are shorter. */
const LONGEST_SPAN = 16;
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
export interface Candidate extends Span {
  probability: number;
}

export interface Chart {
  candidates: Candidate[];
  /** Probability that there is none. */
  none: number;
}

/** `list` is only used while reading. */
export function readFeatures(view: SpanView, list = new FeatureList()): SpanText {
  list.clear();
  const starts = new Int32Array(view.length + 1);
  for (let at = 0; at < view.length; at++) {
    if (view.isOpen(at)) addCharacterFeatures(view, at, list);
    starts[at + 1] = list.size;
  }
  return { view, starts, features: list.values.slice(0, list.size) };
}

/** How much the features of every character speak for a span of each head to start, end and go on there. */
export function sumCharacters({ view, starts, features }: SpanText, { rowOf, cells }: SpanWeights): Float64Array {
  const sums = new Float64Array(view.length * COLUMNS);
  for (let at = 0; at < view.length; at++) {
    const to = at * COLUMNS;
    for (let i = starts[at] as number; i < (starts[at + 1] as number); i++) {
      const row = rowOf[features[i] as number] as number;
      if (row < 0) continue;
      const cell = row * COLUMNS;
      for (let column = 0; column < COLUMNS; column++)
        sums[to + column] = (sums[to + column] as number) + (cells[cell + column] as number);
    }
  }
  return sums;
}

/**
 * The stretches of open characters that have a chance for one head. `wanted` is among them however unlikely it is: training
 * must see it.
 */
export function chartOf(
  view: SpanView,
  sums: Float64Array,
  weights: SpanWeights,
  head: number,
  wanted: Span | null = null,
): Chart {
  const nothing = weights.none[head] as number;
  let least = nothing;
  eachStretch(view, sums, head, (_start, _end, score) => (least = Math.max(least, score)));
  least -= HOPELESS;
  const list = new FeatureList();
  const column = head * ROLES.length + ROLES.length - 1;
  const scored: (Span & { score: number })[] = [];
  eachStretch(view, sums, head, (start, end, score) => {
    if (score < least && (start !== wanted?.start || end !== wanted.end)) return;
    list.clear();
    addStretchFeatures(view, start, end, list);
    scored.push({ start, end, score: score + sumOf(list, weights, column) });
  });
  const most = scored.reduce((highest, { score }) => Math.max(highest, score), nothing);
  const all = scored.reduce((sum, { score }) => sum + Math.exp(score - most), Math.exp(nothing - most));
  return {
    none: Math.exp(nothing - most) / all,
    candidates: scored.map(({ start, end, score }) => ({ start, end, probability: Math.exp(score - most) / all })),
  };
}

/** With the score by the characters alone. */
function eachStretch(
  view: SpanView,
  sums: Float64Array,
  head: number,
  visit: (start: number, end: number, score: number) => void,
): void {
  const first = head * ROLES.length;
  for (let start = 0; start < view.length; start++) {
    let score = sums[start * COLUMNS + first] as number;
    for (let last = start; last < start + LONGEST_SPAN && view.isOpen(last); last++) {
      const at = last * COLUMNS + first;
      score += sums[at + 2] as number;
      visit(start, last + 1, score + (sums[at + 1] as number));
    }
  }
}

function sumOf({ values, size }: FeatureList, { rowOf, cells }: SpanWeights, column: number): number {
  let sum = 0;
  for (let i = 0; i < size; i++) {
    const row = rowOf[values[i] as number] as number;
    if (row >= 0) sum += cells[row * COLUMNS + column] as number;
  }
  return sum;
}
