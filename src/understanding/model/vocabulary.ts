/** The features a model knows: each has a row of weights and says the more the rarer it is. */
import { eachPiece, hashSign, type Field, type Sample } from './sample.js';

export interface Vocabulary {
  /** By row. Row 0 is in every sample. */
  hashes: Int32Array;
  /** How much a piece says by row; signs count as they are. */
  rarity: Float32Array;
  /** Row of a hash, or -1. */
  rowOf(hash: number): number;
}

export const ALWAYS = 'always';

/** Pieces seen in at least `rarest` samples, and signs by name. */
export function buildVocabulary(
  samples: readonly Sample[],
  fields: readonly Field[],
  rarest: number,
  signNames: readonly string[] = [],
): Vocabulary {
  const signs = [ALWAYS, ...signNames].map(hashSign);
  const seenIn = new Map<number, number>();
  for (const sample of samples) {
    for (const hash of piecesOf(sample, fields)) seenIn.set(hash, (seenIn.get(hash) ?? 0) + 1);
  }
  const pieces = [...seenIn].filter(([, times]) => times >= rarest);
  const hashes = Int32Array.from([...signs, ...pieces.map(([hash]) => hash)]);
  const rarity = new Float32Array(hashes.length).fill(1);
  pieces.forEach(([, times], i) => (rarity[signs.length + i] = 1 + Math.log(samples.length / times)));
  return createVocabulary(hashes, rarity);
}

export function createVocabulary(hashes: Int32Array, rarity: Float32Array): Vocabulary {
  return { hashes, rarity, rowOf: createLookup(hashes) };
}

function piecesOf(sample: Sample, fields: readonly Field[]): Set<number> {
  const found = new Set<number>();
  fields.forEach((field, i) => eachPiece(sample.texts[i] ?? '', field, (hash) => found.add(hash)));
  return found;
}

/** Open addressing in one typed array: a lookup costs a few nanoseconds and makes no garbage. */
function createLookup(hashes: Int32Array): (hash: number) => number {
  const bits = Math.ceil(Math.log2(hashes.length * 2 + 1));
  const mask = 2 ** bits - 1;
  const rows = new Int32Array(2 ** bits).fill(-1);
  const slotOf = (hash: number): number => {
    // FNV mixes its low bits well only for long texts.
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (let row = rows[slot]; row !== undefined && row >= 0 && hashes[row] !== hash; row = rows[slot]) {
      slot = (slot + 1) & mask;
    }
    return slot;
  };
  hashes.forEach((hash, row) => (rows[slotOf(hash)] = row));
  return (hash) => rows[slotOf(hash)] as number;
}
