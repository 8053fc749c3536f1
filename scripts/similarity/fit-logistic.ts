/** Fits a logistic by Newton's method; small and exact enough for a dozen weights. */
import type { Evidence } from '../../src/understanding/similarity/evidence.js';
import type { Weights } from '../../src/understanding/similarity/likelihood.js';

export interface Example {
  evidence: Evidence;
  same: boolean;
}

/** Keeps weights of rare evidence small; the bias is free. */
const RIDGE = 0.5;
const MOST_STEPS = 30;

/** The weights under which what is known of the examples is likeliest; kinds left out weigh nothing. */
export function fitLogistic(examples: readonly Example[], kinds: readonly (keyof Evidence)[]): Weights {
  const rows = examples.map(({ evidence, same }) => ({ x: kinds.map((kind) => evidence[kind]), y: same ? 1 : 0 }));
  let weights = kinds.map(() => 0);
  for (let step = 0; step < MOST_STEPS; step++) {
    const change = newtonStep(rows, weights, kinds);
    weights = weights.map((weight, k) => weight + (change[k] ?? 0));
    if (Math.max(...change.map(Math.abs)) < 1e-6) break;
  }
  const all = Object.keys(examples[0]?.evidence ?? {}) as (keyof Evidence)[];
  return Object.fromEntries(all.map((kind) => [kind, weights[kinds.indexOf(kind)] ?? 0])) as Weights;
}

function newtonStep(
  rows: readonly { x: number[]; y: number }[],
  weights: readonly number[],
  kinds: readonly (keyof Evidence)[],
): number[] {
  const ridge = kinds.map((kind): number => (kind === 'bias' ? 1e-6 : RIDGE));
  const slope = weights.map((weight, k) => -(ridge[k] ?? 0) * weight);
  const curve = kinds.map((_, i) => kinds.map((__, j) => (i === j ? (ridge[i] ?? 0) : 0)));
  for (const { x, y } of rows) {
    const p = 1 / (1 + Math.exp(-x.reduce((sum, value, k) => sum + value * (weights[k] ?? 0), 0)));
    x.forEach((value, i) => {
      if (value === 0) return;
      slope[i] = (slope[i] ?? 0) + (y - p) * value;
      const row = curve[i] ?? [];
      x.forEach((other, j) => (row[j] = (row[j] ?? 0) + p * (1 - p) * value * other));
    });
  }
  return solved(curve, slope);
}

/** Gauss-Jordan; a logistic's curve is never singular with a ridge. */
function solved(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0]);
  rows.forEach((row, i) => {
    const pivot = row[i] ?? 1;
    for (const other of rows) {
      if (other === row) continue;
      const factor = (other[i] ?? 0) / pivot;
      row.forEach((value, j) => (other[j] = (other[j] ?? 0) - factor * value));
    }
  });
  return rows.map((row, i) => (row.at(-1) ?? 0) / (row[i] ?? 1));
}
