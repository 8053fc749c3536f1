/** Learns where places and people stand in texts, from lines in which they are marked. */
import { toMatrix } from '../model/matrix.js';
import { seededRandom } from '../model/seeded-random.js';
import type { TrainingLine } from '../training/parse-lines.js';
import { FEATURES, FeatureList } from './feature-list.js';
import { chartOf, readFeatures, sumCharacters, type SpanText } from './span-chart.js';
import { spanExampleOf, type SpanExample } from './span-example.js';
import { addStretchFeatures } from './span-features.js';
import { COLUMNS, ROLES, rowsOf, SPAN_HEADS, type SpanHead, type SpanModel, type SpanWeights } from './span-model.js';
import { SpanView } from './span-view.js';
import { createWordMarker } from './word-marks.js';

const SEED = 7;
const ROUNDS = 3;
const CLOSING_ROUNDS = 3;
/** Features that occur in fewer lines are not learned. */
const RAREST = 20;
/** Adaptive steps (AdaGrad): the first is `STEP / sqrt(CAUTION)` at most, and weights shrink by `SHRINK`. */
const STEP = 0.1;
const CAUTION = 0.1;
const SHRINK = 0.001;
/** Smaller changes are not worth their time. */
const LEAST_CHANGE = 1e-4;

interface Learnable extends SpanExample {
  read: SpanText;
}

interface Learner {
  weights: SpanWeights;
  /** Sums of squared steps, by cell. */
  steps: Float32Array;
  noneSteps: Float64Array;
}

/**
 * `closest` are the lines most like what the service will read, with every place marked as it should be found: places are
 * learned from them once more at the end. Equal lines give an equal model; takes some ten seconds.
 */
export function trainSpans(lines: readonly TrainingLine[], closest: readonly TrainingLine[] = []): SpanModel {
  const mark = createWordMarker();
  const learnable = (line: TrainingLine, sure: boolean): Learnable => {
    const example = spanExampleOf(line, sure);
    return { ...example, read: readFeatures(new SpanView(example.text, mark)) };
  };
  const reports = (all: readonly TrainingLine[]): TrainingLine[] => all.filter(({ nature }) => nature !== null);
  const last = reports(closest).map((line) => learnable(line, true));
  const all = [...reports(lines).map((line) => learnable(line, false)), ...last];
  const features = commonFeatures(all);
  const learner: Learner = {
    weights: { rowOf: rowsOf(features), cells: new Float32Array(features.length * COLUMNS), none: new Float64Array(2) },
    steps: new Float32Array(features.length * COLUMNS),
    noneSteps: new Float64Array(2),
  };
  const random = seededRandom(SEED);
  for (let round = 0; round < ROUNDS; round++) {
    for (const example of shuffled(all, random)) for (const head of SPAN_HEADS) learn(learner, example, head);
  }
  learner.steps.fill(CAUTION);
  for (let round = 0; round < CLOSING_ROUNDS; round++) {
    for (const example of shuffled(last, random)) learn(learner, example, 'place');
  }
  const { cells, none } = learner.weights;
  const columns = Array.from({ length: COLUMNS }, (_, column) =>
    Float64Array.from(features, (_feature, row) => cells[row * COLUMNS + column] as number),
  );
  return { features, weights: toMatrix(columns), none: [...none] };
}

/** In ascending order. Of stretches only those that are a span count. */
function commonFeatures(examples: readonly Learnable[]): Int32Array {
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

/** One step towards giving the marked span, or none, a higher probability. */
function learn(learner: Learner, { read, spans }: Learnable, name: SpanHead): void {
  const wanted = spans[name];
  if (wanted === undefined) return;
  const head = SPAN_HEADS.indexOf(name);
  const { weights } = learner;
  const { view } = read;
  const chart = chartOf(view, sumCharacters(read, weights), weights, head, wanted);
  const list = new FeatureList();
  const changes = new Float64Array(view.length * ROLES.length);
  let inside = 0;
  const change = (at: number, role: number, by: number): void => {
    changes[at * ROLES.length + role] = (changes[at * ROLES.length + role] as number) + by;
  };
  for (const { start, end, probability } of chart.candidates) {
    const by = probability - (wanted?.start === start && wanted.end === end ? 1 : 0);
    if (Math.abs(by) < LEAST_CHANGE) continue;
    change(start, 0, by);
    change(end - 1, 1, by);
    for (let at = start; at < end; at++) change(at, 2, by);
    list.clear();
    addStretchFeatures(view, start, end, list);
    for (let i = 0; i < list.size; i++) move(learner, list.values[i] as number, head * ROLES.length + 3, by);
  }
  inside = chart.none - (wanted === null ? 1 : 0);
  learner.noneSteps[head] = (learner.noneSteps[head] as number) + inside * inside;
  weights.none[head] =
    (weights.none[head] as number) - (STEP * inside) / (Math.sqrt(learner.noneSteps[head] as number) + CAUTION);
  for (let at = 0; at < view.length; at++) {
    for (let role = 0; role < 3; role++) {
      const by = changes[at * ROLES.length + role] as number;
      if (Math.abs(by) < LEAST_CHANGE) continue;
      for (let i = read.starts[at] as number; i < (read.starts[at + 1] as number); i++)
        move(learner, read.features[i] as number, head * ROLES.length + role, by);
    }
  }
}

function move({ weights: { rowOf, cells }, steps }: Learner, feature: number, column: number, by: number): void {
  const row = rowOf[feature] as number;
  if (row < 0) return;
  const cell = row * COLUMNS + column;
  const weight = cells[cell] as number;
  const change = by + SHRINK * weight;
  const walked = (steps[cell] as number) + change * change;
  steps[cell] = walked;
  cells[cell] = weight - (STEP * change) / (Math.sqrt(walked) + CAUTION);
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const order = [...items];
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j] as T, order[i] as T];
  }
  return order;
}
