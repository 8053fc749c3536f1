/** Learns one line between what has a label and what has not: a linear support vector machine. */

import type { Vectors } from './vectors.js';

export interface SeparatorSettings {
  /** How much a mistake on a sample costs beside large weights. */
  cost: number;
  /** Most rounds through all samples. */
  rounds: number;
  /** Ends when no sample moves the line by more. */
  tolerance: number;
}

/**
 * Weights by row for the squared hinge loss, by dual coordinate descent (Hsieh et al. 2008). `wanted[i]` is +1 or -1.
 * The order of samples comes from `random`, so equal seeds give equal weights to the last bit.
 */
export function trainSeparator(
  vectors: Vectors,
  wanted: Int8Array,
  width: number,
  { cost, rounds, tolerance }: SeparatorSettings,
  random: () => number,
): Float64Array {
  const { starts, rows, values } = vectors;
  const weights = new Float64Array(width);
  const alphas = new Float64Array(wanted.length);
  const soft = 1 / (2 * cost);
  const order = Int32Array.from(wanted, (_, i) => i);
  for (let round = 0; round < rounds; round++) {
    shuffle(order, random);
    let moved = 0;
    for (const i of order) {
      const [from, to, sign] = [starts[i] as number, starts[i + 1] as number, wanted[i] as number];
      const alpha = alphas[i] as number;
      let score = 0;
      let norm = soft;
      for (let k = from; k < to; k++) {
        const value = values[k] as number;
        score += value * (weights[rows[k] as number] as number);
        norm += value * value;
      }
      const slope = sign * score - 1 + soft * alpha;
      if (alpha === 0 && slope >= 0) continue;
      const next = Math.max(0, alpha - slope / norm);
      const step = (next - alpha) * sign;
      moved = Math.max(moved, Math.abs(slope));
      alphas[i] = next;
      for (let k = from; k < to; k++) {
        const row = rows[k] as number;
        weights[row] = (weights[row] as number) + step * (values[k] as number);
      }
    }
    if (moved < tolerance) break;
  }
  return weights;
}

function shuffle(order: Int32Array, random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const here = order[i] as number;
    order[i] = order[j] as number;
    order[j] = here;
  }
}
