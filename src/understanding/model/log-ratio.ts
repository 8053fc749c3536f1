/** How much more often features stand with a label than without it. */
import type { Vectors } from './vectors.js';

/** Counted once more in each class, so that nothing is infinitely rare. */
const SMOOTHING = 1;

/** Logarithm of the ratio of shares, by row; zero where nothing was seen. */
export function logRatios({ starts, rows }: Vectors, wanted: Int8Array, width: number): Float64Array {
  const counts = { with: new Float64Array(width).fill(SMOOTHING), without: new Float64Array(width).fill(SMOOTHING) };
  const seen = new Uint8Array(width);
  wanted.forEach((sign, i) => {
    const count = sign > 0 ? counts.with : counts.without;
    for (let k = starts[i] as number; k < (starts[i + 1] as number); k++) {
      const row = rows[k] as number;
      count[row] = (count[row] as number) + 1;
      seen[row] = 1;
    }
  });
  const usual = Math.log(sum(counts.with) / sum(counts.without));
  return counts.with.map((count, row) => (seen[row] ? Math.log(count / (counts.without[row] as number)) - usual : 0));
}

/** The vectors with every feature times its ratio, each brought to length one. */
export function stretch({ starts, rows, values }: Vectors, ratios: Float64Array): Vectors {
  const stretched = values.map((value, k) => value * (ratios[rows[k] as number] as number));
  for (let i = 0; i + 1 < starts.length; i++) {
    const own = stretched.subarray(starts[i], starts[i + 1]);
    const length = Math.sqrt(own.reduce((total, value) => total + value * value, 0));
    if (length > 0) for (let k = 0; k < own.length; k++) own[k] = (own[k] as number) / length;
  }
  return { starts, rows, values: stretched };
}

function sum(numbers: Float64Array): number {
  return numbers.reduce((total, one) => total + one, 0);
}
