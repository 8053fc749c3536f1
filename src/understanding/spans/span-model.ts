/** What was learned about spans: how much every feature speaks for a place or a person to begin, end or go on. */
import type { Matrix } from '../model/matrix.js';
import { FEATURES } from './feature-list.js';

/** What spans are looked for. */
export const SPAN_HEADS = ['place', 'person'] as const;
export type SpanHead = (typeof SPAN_HEADS)[number];

/** By what a character may be to a span, and last what a stretch as a whole is. */
export const ROLES = ['start', 'end', 'inside', 'stretch'] as const;
export const COLUMNS = SPAN_HEADS.length * ROLES.length;

/** As it is stored. */
export interface SpanModel {
  /** Of the lines, lists and settings it was learned from. */
  fingerprint: string;
  /** The feature of each row. */
  features: Int32Array;
  /** A column for each head and role. */
  weights: Matrix;
  /** Score of there being none, by head. */
  none: readonly number[];
}

/** As it is counted with: in training, and laid out for speed in use. */
export interface SpanWeights {
  /** Row of every feature; -1 for those that were too rare to learn. */
  rowOf: Int32Array;
  /** Row after row, `COLUMNS` each: the roles of the first head, then those of the next. */
  cells: Float32Array;
  none: Float64Array;
}

export function layOut({ features, weights, none }: SpanModel): SpanWeights {
  const cells = new Float32Array(weights.cells.length);
  for (let i = 0; i < cells.length; i++)
    cells[i] = (weights.cells[i] as number) * (weights.steps[i % COLUMNS] as number);
  return { rowOf: rowsOf(features), cells, none: Float64Array.from(none) };
}

export function rowsOf(features: Int32Array): Int32Array {
  const rowOf = new Int32Array(FEATURES).fill(-1);
  features.forEach((feature, row) => (rowOf[feature] = row));
  return rowOf;
}
