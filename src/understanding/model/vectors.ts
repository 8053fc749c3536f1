/** Many vectors in one block of memory, as training wants them. */
import type { Vector } from './vectorise.js';

/** Those of vector i lie from starts[i] up to starts[i + 1]. */
export interface Vectors {
  starts: Int32Array;
  rows: Int32Array;
  values: Float32Array;
}

/** Copies what `vectorise` makes of each item. */
export function packVectors<T>(items: readonly T[], vectorise: (item: T) => Vector): Vectors {
  const copies = items.map((item) => {
    const { size, rows, values } = vectorise(item);
    return { rows: rows.slice(0, size), values: values.slice(0, size) };
  });
  const starts = new Int32Array(items.length + 1);
  copies.forEach((copy, i) => (starts[i + 1] = (starts[i] as number) + copy.rows.length));
  const total = starts[items.length] as number;
  const packed = { starts, rows: new Int32Array(total), values: new Float32Array(total) };
  copies.forEach((copy, i) => {
    packed.rows.set(copy.rows, starts[i]);
    packed.values.set(copy.values, starts[i]);
  });
  return packed;
}
