/** What one village taught on top of the base model: its own weights, added to the scores of the sub-classes. */
import type { CategoryCode } from '../../domain/category.js';
import { highest, scoreHead } from './head.js';
import { eachPiece, type Field } from './sample.js';
import { createVectoriser } from './vectorise.js';
import type { VillageModel } from './village-model.js';

/** Plain data, to be stored as JSON. It keeps its sense on top of a later base model, but is better learned anew. */
export interface Layer {
  /** Fingerprint of the base model it was learned on. */
  base: string;
  weights: Record<CategoryCode, [piece: number, weight: number][]>;
}

/** A text, normalised, and the sub-class a person gave it. */
export interface LayerExample {
  text: string;
  category: CategoryCode;
}

/** By how much the right sub-class shall lead. */
const LEAD = 1;
/** The most one look at one example may change: a single slip of a clerk must not turn everything over. */
const LARGEST_STEP = 0.5;
const ROUNDS = 10;

/**
 * Moves the weights just so far that every example gets its sub-class with a clear lead (passive-aggressive learning,
 * Crammer et al. 2006). Examples that the base model gets right change nothing. Equal examples in equal order give an equal
 * layer; examples of a sub-class the base does not know are left out.
 */
export function trainLayer(base: VillageModel, examples: readonly LayerExample[]): Layer {
  const codes = base.topics.head.labels;
  const vectorise = createVectoriser(base.topics.vocabulary, base.fields);
  const known = examples
    .filter(({ category }) => codes.includes(category))
    .map(({ text, category }) => ({
      right: codes.indexOf(category),
      pieces: weighPieces(base, text),
      scores: scoreHead(base.topics.head, vectorise({ texts: [text], signs: [] })),
    }));
  const weights = new Map<number, Float64Array>();
  for (let round = 0; round < ROUNDS; round++) {
    for (const { right, pieces, scores } of known) {
      const total = added(scores, pieces, weights);
      const rival = highest(total, right);
      const lack = LEAD - ((total[right] as number) - (total[rival] as number));
      if (lack <= 0) continue;
      const step = Math.min(LARGEST_STEP, lack / 2);
      for (const [piece, value] of pieces) {
        const own = weights.get(piece) ?? new Float64Array(codes.length);
        own[right] = (own[right] as number) + step * value;
        own[rival] = (own[rival] as number) - step * value;
        weights.set(piece, own);
      }
    }
  }
  const column = (k: number): [number, number][] =>
    [...weights].flatMap(([piece, own]) => (own[k] === 0 ? [] : [[piece, own[k] as number]]));
  return { base: base.fingerprint, weights: Object.fromEntries(codes.map((code, k) => [code, column(k)])) };
}

export type LayerScores = (text: string, scores: Float64Array) => Float64Array;

/** The scores of the base model with those of the layer added. */
export function createLayerScores(base: VillageModel, layer: Layer): LayerScores {
  const codes = base.topics.head.labels;
  const weights = new Map<number, Float64Array>();
  codes.forEach((code, k) => {
    for (const [piece, weight] of layer.weights[code] ?? []) {
      const own = weights.get(piece) ?? new Float64Array(codes.length);
      own[k] = weight;
      weights.set(piece, own);
    }
  });
  return (text, scores) => added(scores, weighPieces(base, text), weights);
}

function added(
  scores: Float64Array,
  pieces: ReadonlyMap<number, number>,
  weights: ReadonlyMap<number, Float64Array>,
): Float64Array {
  const total = scores.slice();
  for (const [piece, value] of pieces) {
    weights.get(piece)?.forEach((weight, k) => (total[k] = (total[k] as number) + value * weight));
  }
  return total;
}

/** As the vectoriser does it, but with pieces the base has never seen: a village has words of its own. */
function weighPieces({ topics: { vocabulary }, fields }: VillageModel, text: string): Map<number, number> {
  const pieces = new Map<number, number>();
  const rarest = vocabulary.rarity.reduce((most, one) => Math.max(most, one), 0);
  eachPiece(text, fields[0] as Field, (hash) => {
    const row = vocabulary.rowOf(hash);
    pieces.set(hash, row < 0 ? rarest : (vocabulary.rarity[row] as number));
  });
  const length = Math.sqrt([...pieces.values()].reduce((sum, value) => sum + value * value, 0));
  for (const [piece, value] of pieces) pieces.set(piece, value / length);
  return pieces;
}
