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
  /** Weights of features as they come. */
  plain: Matrix;
  /** How a feature is stretched. */
  ratio: Matrix;
  /** Weights of stretched features, times the stretch. */
  stretched: Matrix;
}

/** Scores in the order of the labels: about -2 for those that do not fit, up to 2 for one that does. */
export function scoreHead(head: Head, { size, rows, values }: Vector): Float64Array {
  const count = head.labels.length;
  const plain = new Float64Array(count);
  const stretched = new Float64Array(count);
  const lengths = new Float64Array(count);
  const [plainCells, stretchedCells, ratioCells] = [head.plain.cells, head.stretched.cells, head.ratio.cells];
  for (let i = 0; i < size; i++) {
    const value = values[i] as number;
    let cell = (rows[i] as number) * count;
    for (let k = 0; k < count; k++, cell++) {
      const long = value * (ratioCells[cell] as number);
      plain[k] = (plain[k] as number) + value * (plainCells[cell] as number);
      stretched[k] = (stretched[k] as number) + value * (stretchedCells[cell] as number);
      lengths[k] = (lengths[k] as number) + long * long;
    }
  }
  return plain.map((sum, k) => {
    const length = Math.sqrt(lengths[k] as number) * (head.ratio.steps[k] as number);
    const second = length > 0 ? ((stretched[k] as number) * (head.stretched.steps[k] as number)) / length : 0;
    return sum * (head.plain.steps[k] as number) + second;
  });
}

/** Index of the highest score, but for one that does not count. */
export function highest(scores: Float64Array, beside = -1): number {
  let best = beside === 0 ? 1 : 0;
  scores.forEach((score, k) => {
    if (k !== beside && score > (scores[best] as number)) best = k;
  });
  return best;
}
