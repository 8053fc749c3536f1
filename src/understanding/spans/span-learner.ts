/** Weights on the way: steps that make a marked span, or there being none, more likely. */
import type { Span } from '../span.js';
import { FeatureList } from './feature-list.js';
import { chartOf, sumCharacters, type Candidate, type SpanText } from './span-chart.js';
import type { SpanExample } from './span-example.js';
import { addStretchFeatures } from './span-features.js';
import { COLUMNS, ROLES, rowsOf, SPAN_HEADS, type SpanWeights } from './span-model.js';

/** Adaptive steps (AdaGrad): the first is `STEP / sqrt(CAUTION)` at most, and weights shrink by `SHRINK`. */
const STEP = 0.03;
const CAUTION = 0.1;
const SHRINK = 0.003;
/** Smaller changes are not worth their time. */
const LEAST_CHANGE = 1e-4;
const START = 0;
const END = 1;
const INSIDE = 2;
const STRETCH = 3;

export class SpanLearner {
  readonly weights: SpanWeights;
  /** Sums of squared steps, by cell. */
  private readonly walked: Float32Array;
  private readonly walkedNone = new Float64Array(SPAN_HEADS.length);
  private readonly list = new FeatureList();

  constructor(features: Int32Array) {
    const cells = features.length * COLUMNS;
    this.weights = {
      rowOf: rowsOf(features),
      cells: new Float32Array(cells),
      none: new Float64Array(SPAN_HEADS.length),
    };
    this.walked = new Float32Array(cells);
  }

  /** All steps begin again at the same size: what is learned from now on weighs more. */
  beginAgain(): void {
    this.walked.fill(CAUTION);
  }

  /** One step for each head. */
  learn({ read, spans }: SpanExample): void {
    const sums = sumCharacters(read, this.weights);
    SPAN_HEADS.forEach((name, head) => {
      const wanted = spans[name];
      const { candidates, none } = chartOf(read.view, sums, this.weights, head, wanted);
      const missed = candidates
        .map((one) => ({ ...one, by: one.probability - (isSame(one, wanted) ? 1 : 0) }))
        .filter(({ by }) => Math.abs(by) >= LEAST_CHANGE);
      this.moveStretches(read, missed, head);
      this.moveCharacters(read, missed, head);
      this.moveNone(head, none - (wanted === null ? 1 : 0));
    });
  }

  private moveStretches({ view }: SpanText, missed: readonly Missed[], head: number): void {
    for (const { start, end, by } of missed) {
      this.list.clear();
      addStretchFeatures(view, start, end, this.list);
      for (let i = 0; i < this.list.size; i++) this.move(this.list.values[i] as number, columnOf(head, STRETCH), by);
    }
  }

  private moveCharacters({ view, starts, features }: SpanText, missed: readonly Missed[], head: number): void {
    const changes = changesOf(missed, view.length);
    for (let at = 0; at < view.length; at++) {
      for (const role of [START, END, INSIDE]) {
        const by = changes[at * ROLES.length + role] as number;
        if (Math.abs(by) < LEAST_CHANGE) continue;
        for (let i = starts[at] as number; i < (starts[at + 1] as number); i++) {
          this.move(features[i] as number, columnOf(head, role), by);
        }
      }
    }
  }

  private moveNone(head: number, by: number): void {
    const walked = (this.walkedNone[head] as number) + by * by;
    this.walkedNone[head] = walked;
    this.weights.none[head] = (this.weights.none[head] as number) - (STEP * by) / (Math.sqrt(walked) + CAUTION);
  }

  private move(feature: number, column: number, by: number): void {
    const row = this.weights.rowOf[feature] as number;
    if (row < 0) return;
    const cell = row * COLUMNS + column;
    const weight = this.weights.cells[cell] as number;
    const change = by + SHRINK * weight;
    const walked = (this.walked[cell] as number) + change * change;
    this.walked[cell] = walked;
    this.weights.cells[cell] = weight - (STEP * change) / (Math.sqrt(walked) + CAUTION);
  }
}

/** By how much a stretch was thought more likely than it is. */
type Missed = Candidate & { by: number };

const isSame = (one: Span, other: Span | null): boolean => one.start === other?.start && one.end === other.end;

/** Summed over all stretches, by character and role. */
function changesOf(missed: readonly Missed[], length: number): Float64Array {
  const changes = new Float64Array(length * ROLES.length);
  const add = (at: number, role: number, by: number): void => {
    changes[at * ROLES.length + role] = (changes[at * ROLES.length + role] as number) + by;
  };
  for (const { start, end, by } of missed) {
    add(start, START, by);
    add(end - 1, END, by);
    for (let at = start; at < end; at++) add(at, INSIDE, by);
  }
  return changes;
}

const columnOf = (head: number, role: number): number => head * ROLES.length + role;
