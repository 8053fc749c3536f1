/** From a sample to numbers: which rows of a vocabulary it touches, and how much. */
import { ALWAYS, type Vocabulary } from './vocabulary.js';
import { eachPiece, hashSign, type Field, type Sample } from './sample.js';

/** The first `size` entries count; rows are all different. */
export interface Vector {
  size: number;
  rows: Int32Array;
  values: Float32Array;
}

/**
 * Pieces count by the logarithm of how often they stand there times their rarity, brought to the length of their field;
 * signs count as they are. The vector returned is overwritten by the next call: nothing is allocated for a text.
 */
export function createVectoriser(vocabulary: Vocabulary, fields: readonly Field[]): (sample: Sample) => Vector {
  const { hashes, rarity, rowOf } = vocabulary;
  const vector: Vector = { size: 0, rows: new Int32Array(hashes.length), values: new Float32Array(hashes.length) };
  const { rows, values } = vector;
  /** Position in the vector by row, plus one; all zero between calls. */
  const places = new Int32Array(hashes.length);
  const always = rowOf(hashSign(ALWAYS));
  const add = (row: number, value: number): void => {
    if (row < 0) return;
    if (places[row] === 0) {
      rows[vector.size] = row;
      values[vector.size] = 0;
      places[row] = ++vector.size;
    }
    const place = (places[row] as number) - 1;
    values[place] = (values[place] as number) + value;
  };
  const addOne = (hash: number): void => {
    add(rowOf(hash), 1);
  };

  return (sample) => {
    vector.size = 0;
    fields.forEach((field, i) => {
      const from = vector.size;
      eachPiece(sample.texts[i] ?? '', field, addOne);
      weigh(from, field.weight);
    });
    for (const [name, value] of sample.signs) add(rowOf(hashSign(name)), value);
    add(always, 1);
    for (let i = 0; i < vector.size; i++) places[rows[i] as number] = 0;
    return vector;
  };

  function weigh(from: number, weight: number): void {
    let sum = 0;
    for (let i = from; i < vector.size; i++) {
      const value = (1 + Math.log(values[i] as number)) * (rarity[rows[i] as number] as number);
      values[i] = value;
      sum += value * value;
    }
    const scale = sum > 0 ? weight / Math.sqrt(sum) : 0;
    for (let i = from; i < vector.size; i++) values[i] = (values[i] as number) * scale;
  }
}
