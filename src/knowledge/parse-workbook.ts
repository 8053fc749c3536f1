/** Reads a knowledge base kept in Excel: the first sheet, a row for each question under a row of column names. */
import { cellRef, readXlsx, type CellValue } from 'hucre/xlsx';
import type { Findings } from './finding.js';
import { isField, type Field, type RawEntry } from './raw-entry.js';

const NEEDED: readonly Field[] = ['问题', '答案', '来源', '日期'];

/** Never rejects: a file that is none is a finding. */
export async function parseWorkbook(bytes: Uint8Array, findings: Findings): Promise<RawEntry[]> {
  const rows = await rowsOf(bytes);
  if (rows === null) {
    findings.error('A1', '打不开：请在 Excel 或 WPS 里另存为“Excel 工作簿 (.xlsx)”，不要加密码');
    return [];
  }
  const head = rows.findIndex((row) => row.some((cell) => textOf(cell) !== ''));
  const columns = columnsOf(rows[head] ?? [], head, findings);
  const entries = rows.flatMap((row, at) => {
    if (at <= head || row.every((cell) => textOf(cell) === '')) return [];
    const fields = [...columns].map(([field, column]) => {
      return [field, { text: textOf(row[column]), place: cellRef(at, column) }] as const;
    });
    return [{ place: String(at + 1), fields: Object.fromEntries(fields) }];
  });
  if (entries.length === 0) findings.error('A1', '表里没有一行问题');
  return entries;
}

async function rowsOf(bytes: Uint8Array): Promise<readonly (readonly CellValue[])[] | null> {
  try {
    return (await readXlsx(bytes)).sheets[0]?.rows ?? [];
  } catch {
    return null;
  }
}

function columnsOf(row: readonly CellValue[], at: number, findings: Findings): Map<Field, number> {
  const columns = new Map<Field, number>();
  row.forEach((cell, column) => {
    const name = textOf(cell);
    if (isField(name) && !columns.has(name)) columns.set(name, column);
    else if (name !== '')
      findings.error(cellRef(at, column), `“${name}”不是认得的列，或者写了两次；列名看 docs/knowledge.md`);
  });
  for (const name of NEEDED.filter((each) => !columns.has(each)))
    findings.error(cellRef(Math.max(at, 0), 0), `缺少“${name}”这一列，请在第一行写上列名`);
  return columns;
}

/** A date as it was meant, wherever the server stands: workbooks know no time zones. */
function textOf(cell: CellValue | undefined): string {
  if (cell === null || cell === undefined) return '';
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell).trim();
}
