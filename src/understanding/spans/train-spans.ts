/** Learns where places and people stand in texts, from lines in which they are marked. */
import { toMatrix } from '../model/matrix.js';
import { seededRandom } from '../model/seeded-random.js';
import type { TrainingLine } from '../training/parse-lines.js';
import { FEATURES, FeatureList } from './feature-list.js';
import { fingerprintOfSpans, spanExamples, type SpanExample } from './span-example.js';
import { addStretchFeatures } from './span-features.js';
import { SpanLearner } from './span-learner.js';
import { COLUMNS, SPAN_HEADS, type SpanModel } from './span-model.js';

/** Learned anew in so many orders of the lines: the mean of all misses less than each. */
const SEEDS = [1, 2, 3];
const ROUNDS = 5;
const CLOSING_ROUNDS = 3;
/** Features that occur in fewer lines are not learned. */
const RAREST = 8;

/**
 * The `usual` lines, those most like what the service will read, are learned once more at the end: where a place ends is a
 * matter of habit. Equal lines give an equal model; takes some ten seconds.
 */
export function trainSpans(lines: readonly TrainingLine[], usual: ReadonlySet<TrainingLine>): SpanModel {
  const examples = spanExamples(lines);
  const features = commonFeatures(examples);
  const learned = SEEDS.map((seed) => learn(examples, usual, features, seed));
  const mean = (of: (one: SpanLearner) => number): number =>
    learned.reduce((sum, one) => sum + of(one), 0) / learned.length;
  const column = (at: number): Float64Array =>
    Float64Array.from(features, (_, row) => mean(({ weights }) => weights.cells[row * COLUMNS + at] as number));
  return {
    fingerprint: fingerprintOfSpans(examples),
    features,
    weights: toMatrix(Array.from({ length: COLUMNS }, (_, at) => column(at))),
    none: SPAN_HEADS.map((_, head) => mean(({ weights }) => weights.none[head] as number)),
  };
}

function learn(
  examples: readonly SpanExample[],
  usual: ReadonlySet<TrainingLine>,
  features: Int32Array,
  seed: number,
): SpanLearner {
  const learner = new SpanLearner(features);
  const random = seededRandom(seed);
  for (let round = 0; round < ROUNDS; round++) {
    for (const one of shuffled(examples, random)) learner.learn(one);
  }
  learner.beginAgain();
  const closest = examples.filter(({ line }) => usual.has(line));
  for (let round = 0; round < CLOSING_ROUNDS; round++) {
    for (const one of shuffled(closest, random)) learner.learn(one);
  }
  return learner;
}

/** In ascending order. Of stretches only those that are a span count. */
function commonFeatures(examples: readonly SpanExample[]): Int32Array {
  const lines = new Uint16Array(FEATURES);
  const list = new FeatureList();
  for (const { read, spans } of examples) {
    list.clear();
    for (const span of Object.values(spans)) if (span) addStretchFeatures(read.view, span.start, span.end, list);
    const seen = new Set([...read.features, ...list.values.subarray(0, list.size)]);
    for (const feature of seen) lines[feature] = (lines[feature] as number) + 1;
  }
  return Int32Array.from([...lines.keys()].filter((feature) => (lines[feature] as number) >= RAREST));
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const order = [...items];
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j] as T, order[i] as T];
  }
  return order;
}
