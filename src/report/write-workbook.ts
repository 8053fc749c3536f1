/** Writes a workbook: every text as text, every figure as a figure, nothing that is calculated when it is opened. */
import { writeXlsx, type CellValue, type WriteSheet } from 'hucre/xlsx';
import type { Cell, Sheet } from '../domain/paper.js';

/** Characters a column is wide at most; Chinese ones count twice. */
const WIDEST = 40;

export async function writeWorkbook(sheets: readonly Sheet[]): Promise<Uint8Array> {
  return writeXlsx({ sheets: sheets.map(asSheet) });
}

function asSheet({ name, head, rows }: Sheet): WriteSheet {
  return {
    name,
    columns: head.map((title, at) => ({ width: widthOf([title, ...rows.map((row) => row[at] ?? null)]) })),
    rows: [[...head], ...rows.map((row) => row.map(asValue))],
    cells: new Map(head.map((value, at) => [`0,${String(at)}`, { value, style: { font: { bold: true } } }])),
    freezePane: { rows: 1 },
  };
}

const asValue = (cell: Cell): CellValue => cell;

function widthOf(cells: readonly Cell[]): number {
  const widths = cells.map((cell) => [...String(cell ?? '')].reduce((sum, one) => sum + (one > '\u2e7f' ? 2 : 1), 2));
  return Math.min(WIDEST, Math.max(8, ...widths));
}
