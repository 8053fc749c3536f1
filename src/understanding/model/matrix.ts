/** A table of weights in one byte each: a row for each feature, and a scale for each column. */

export interface Matrix {
  /** What one step of a cell is worth, by column. */
  steps: Float32Array;
  /** Row after row. */
  cells: Int8Array;
}

const MOST = 127;

/** Rounds weights given column by column; all columns have the same length. */
export function toMatrix(columns: readonly Float64Array[]): Matrix {
  const rows = columns[0]?.length ?? 0;
  const steps = Float32Array.from(
    columns,
    (column) => column.reduce((most, one) => Math.max(most, Math.abs(one)), 0) / MOST,
  );
  const cells = new Int8Array(rows * columns.length);
  columns.forEach((column, k) => {
    const step = steps[k] as number;
    if (step === 0) return;
    for (let row = 0; row < rows; row++) cells[row * columns.length + k] = Math.round((column[row] as number) / step);
  });
  return { steps, cells };
}
