/** One question asked of a text: how much speaks for each of its answers. */
import type { Matrix } from './matrix.js';
import type { Vector } from './vectorise.js';

/**
 * Two opinions that count the same. The first weighs features as they come. The second first stretches each by how much more
 * often it stands in texts of the label than in others (Wang and Manning 2012): it is right about rare features where the
 * first is about frequent ones, and together they make fewer mistakes than either.
 */
export interface Head {
  labels: readonly string[];
  /** In this order a column for each label: weights as they come, weights of stretched features times the stretch, stretch. */
  weights: Matrix;
}

/** Scores in the order of the labels: about -2 for those that do not fit, up to 2 for one that does. */
export function scoreHead({ labels, weights: { cells, steps } }: Head, { size, rows, values }: Vector): Float64Array {
  const count = labels.length;
  const plain = new Float64Array(count);
  const stretched = new Float64Array(count);
  const lengths = new Float64Array(count);
  for (let i = 0; i < size; i++) {
    const value = values[i] as number;
    const row = (rows[i] as number) * 3 * count;
    for (let k = 0; k < count; k++) {
      const long = value * (cells[row + 2 * count + k] as number);
      plain[k] = (plain[k] as number) + value * (cells[row + k] as number);
      stretched[k] = (stretched[k] as number) + value * (cells[row + count + k] as number);
      lengths[k] = (lengths[k] as number) + long * long;
    }
  }
  for (let k = 0; k < count; k++) {
    const length = Math.sqrt(lengths[k] as number) * (steps[2 * count + k] as number);
    const second = length > 0 ? ((stretched[k] as number) * (steps[count + k] as number)) / length : 0;
    plain[k] = (plain[k] as number) * (steps[k] as number) + second;
  }
  return plain;
}

/** By row of the vocabulary: how much each feature of the vector added to the score of a label. */
export function pullsTowards(
  { labels, weights: { cells, steps } }: Head,
  vector: Vector,
  label: number,
): Map<number, number> {
  const { size, rows, values } = vector;
  const count = labels.length;
  const weightOf = (i: number, column: number): number =>
    (cells[(rows[i] as number) * 3 * count + column] as number) * (steps[column] as number);
  let squares = 0;
  for (let i = 0; i < size; i++) squares += ((values[i] as number) * weightOf(i, 2 * count + label)) ** 2;
  const length = Math.max(Number.EPSILON, Math.sqrt(squares));
  const pulls = new Map<number, number>();
  for (let i = 0; i < size; i++) {
    const weight = weightOf(i, label) + weightOf(i, count + label) / length;
    pulls.set(rows[i] as number, (values[i] as number) * weight);
  }
  return pulls;
}

/** Index of the highest score, but for one that does not count. */
export function highest(scores: Float64Array, beside = -1): number {
  let best = beside === 0 ? 1 : 0;
  for (let k = 0; k < scores.length; k++)
    if (k !== beside && (scores[k] as number) > (scores[best] as number)) best = k;
  return best;
}
