/** Learns one head: for every label a line between the samples that have it and those that do not. */
import type { Head } from './head.js';
import { logRatios, stretch } from './log-ratio.js';
import { toMatrix } from './matrix.js';
import { seededRandom } from './seeded-random.js';
import { trainSeparator } from './train-separator.js';
import type { Vectors } from './vectors.js';

const SEED = 20_240_601;
const ROUNDS = 40;
const TOLERANCE = 0.1;

/**
 * `labelsOf[i]` are those of sample i, several or none. `width` is the number of rows of the vocabulary, `cost` how much a
 * mistake counts beside large weights. Equal input gives an equal head.
 */
export function trainHead(
  vectors: Vectors,
  labelsOf: readonly (readonly string[])[],
  labels: readonly string[],
  width: number,
  cost: number,
): Head {
  const settings = { cost, rounds: ROUNDS, tolerance: TOLERANCE };
  const learned = labels.map((label, k) => {
    const wanted = Int8Array.from(labelsOf, (own) => (own.includes(label) ? 1 : -1));
    const ratio = logRatios(vectors, wanted, width);
    const plain = trainSeparator(vectors, wanted, width, settings, seededRandom(SEED + k));
    const second = trainSeparator(stretch(vectors, ratio), wanted, width, settings, seededRandom(SEED - k));
    return { plain, ratio, stretched: second.map((weight, row) => weight * (ratio[row] as number)) };
  });
  const columns = (['plain', 'stretched', 'ratio'] as const).flatMap((kind) => learned.map((label) => label[kind]));
  return { labels, weights: toMatrix(columns) };
}
