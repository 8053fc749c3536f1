/** Reads the first sheet of a workbook that may be anybody's: few rows, no formulas, and every mistake by its cell. */
import { cellRef, readXlsx, type CellValue, type Sheet } from 'hucre/xlsx';
import type { CellFinding } from './finding.js';
import { unpacksWithin } from './unpacked-size.js';

const MOST_BYTES = 5_000_000;
const MOST_UNPACKED = 40_000_000;
/** More than a township's households. */
const MOST_ROWS = 20_000;
const MOST_CELL = 1000;
const LAST_COLUMN = 'Z';

/** A row below the names of its columns. */
export interface SheetRow {
  /** As Excel counts. */
  number: number;
  /** Trimmed text by column; an empty cell is "". */
  text(column: string): string;
  cell(column: string): string;
}

/** Never rejects: a file that is none is a finding. All columns must be there; others are an error. */
export async function readSheet(
  bytes: Uint8Array,
  columns: readonly string[],
): Promise<{ rows: SheetRow[] } | { errors: CellFinding[] }> {
  const sheet = await sheetOf(bytes);
  if (typeof sheet === 'string') return { errors: [{ cell: 'A1', says: sheet }] };
  const head = sheet.rows[0] ?? [];
  const errors = [...headErrors(head, columns), ...cellErrors(sheet)];
  if (errors.length > 0) return { errors };
  const places = new Map(head.map((name, at) => [textOf(name), at]));
  return {
    rows: sheet.rows.flatMap((cells, at) => {
      if (at === 0 || cells.every((cell) => textOf(cell) === '')) return [];
      const place = (column: string): number => places.get(column) ?? 0;
      return [
        {
          number: at + 1,
          text: (column) => textOf(cells[place(column)]),
          cell: (column) => cellRef(at, place(column)),
        },
      ];
    }),
  };
}

async function sheetOf(bytes: Uint8Array): Promise<Sheet | string> {
  if (bytes.length > MOST_BYTES) return `文件太大，最多 ${MOST_BYTES / 1_000_000} MB`;
  if (!unpacksWithin(bytes, MOST_UNPACKED))
    return '打不开，或者太大：请在 Excel 或 WPS 里另存为“Excel 工作簿 (.xlsx)”，不要加密码';
  try {
    const limits = { sheets: [0], maxRows: MOST_ROWS + 2, range: `A1:${LAST_COLUMN}${MOST_ROWS + 2}` };
    const sheet = (await readXlsx(bytes, limits)).sheets[0];
    if (sheet === undefined) return '里面没有表';
    return sheet.rows.length > MOST_ROWS + 1 ? `行太多，最多 ${MOST_ROWS} 行` : sheet;
  } catch {
    return '打不开：请在 Excel 或 WPS 里另存为“Excel 工作簿 (.xlsx)”，不要加密码';
  }
}

function headErrors(head: readonly CellValue[], columns: readonly string[]): CellFinding[] {
  const names = head.map(textOf);
  const strange = names.flatMap((name, at): CellFinding[] => {
    if (name === '') return [];
    if (!columns.includes(name))
      return [{ cell: cellRef(0, at), says: `没有“${name}”这一列，可以有：${columns.join('、')}` }];
    return names.indexOf(name) === at ? [] : [{ cell: cellRef(0, at), says: `“${name}”写了两次` }];
  });
  const missing = columns.filter((name) => !names.includes(name));
  return [...strange, ...missing.map((name) => ({ cell: 'A1', says: `缺少“${name}”这一列` }))];
}

/** A formula shows one thing and is another, and nobody knows what it will be tomorrow. */
function cellErrors({ rows, cells }: Sheet): CellFinding[] {
  const formulas = [...(cells ?? [])].flatMap(([key, { formula }]): CellFinding[] => {
    const [row = 0, column = 0] = key.split(',').map(Number);
    return formula === undefined ? [] : [{ cell: cellRef(row, column), says: '这一格是公式，请改成写定的内容' }];
  });
  const long = rows.flatMap((row, at) =>
    row.flatMap((cell, column): CellFinding[] =>
      textOf(cell).length > MOST_CELL ? [{ cell: cellRef(at, column), says: `太长，最多 ${MOST_CELL} 个字` }] : [],
    ),
  );
  return [...formulas, ...long];
}

function textOf(cell: CellValue | undefined): string {
  if (cell === null || cell === undefined) return '';
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell).trim();
}
