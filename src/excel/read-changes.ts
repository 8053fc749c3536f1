/** What a sheet would change, row by row, with every mistake by its cell; nothing is written here. */
import { isDeepStrictEqual } from 'node:util';
import type { AreaNames } from './area-names.js';
import type { CellFinding } from './finding.js';
import { readSheet, type SheetRow } from './read-sheet.js';
import type { Table } from './table.js';

export interface RowChange<T> {
  /** Row of the sheet, as Excel counts. */
  row: number;
  kind: 'added' | 'changed' | 'removed';
  id: string;
  /** Names of the columns in which it differs. */
  columns: readonly string[];
  /** Null when it is removed. */
  after: T | null;
}

export interface Preview<T> {
  changes: readonly RowChange<T>[];
  errors: readonly CellFinding[];
}

export interface Around<T> {
  stored: readonly T[];
  /** Ids that belong to somebody outside the sheet. */
  taken: ReadonlySet<string>;
  names: AreaNames;
  /** Why a change may not be made by this sheet, and the column that would make it; null for every other. */
  objection(before: T | null, after: T | null): { column: string; says: string } | null;
}

/** What is not in the sheet stays as it is. */
export async function readChanges<T extends { id: string }>(
  bytes: Uint8Array,
  table: Table<T>,
  { stored, taken, names, objection }: Around<T>,
): Promise<Preview<T>> {
  const sheet = await readSheet(bytes, table.columns);
  if ('errors' in sheet) return { changes: [], errors: sheet.errors };
  const errors: CellFinding[] = [];
  const seen = new Set<string>();
  const changes = sheet.rows.flatMap((row): RowChange<T>[] => {
    const error = (column: string, says: string): void => void errors.push({ cell: row.cell(column), says });
    const id = row.text('编号');
    const before = stored.find((one) => one.id === id) ?? null;
    if (seen.has(id)) error('编号', `编号“${id}”写了两次`);
    if (taken.has(id)) error('编号', `编号“${id}”是别处的人或户，请换一个`);
    seen.add(id);
    const isRemoved = isMarked(row, error);
    const after = isRemoved ? null : table.fromRow(row, names, error);
    if (!isRemoved && after === null) return [];
    const wrong = objection(before, after);
    if (wrong !== null) error(wrong.column, wrong.says);
    if (after !== null) return changeOf(row, before, after, table, names);
    return before === null ? [] : [{ ...removed, row: row.number, id }];
  });
  return { changes, errors };
}

const removed = { kind: 'removed', columns: [], after: null } as const;

function isMarked(row: SheetRow, error: (column: string, says: string) => void): boolean {
  const mark = row.text('删除');
  if (mark !== '' && mark !== '是' && mark !== '否') error('删除', '只能写“是”，或者空着');
  return mark === '是';
}

function changeOf<T extends { id: string }>(
  { number: row }: SheetRow,
  before: T | null,
  after: T,
  { columns, toCells }: Table<T>,
  names: AreaNames,
): RowChange<T>[] {
  if (before === null) return [{ row, kind: 'added', id: after.id, columns: [], after }];
  const was = toCells(before, names);
  const is = toCells(after, names);
  const differing = columns.filter((_, at) => !isDeepStrictEqual(was[at], is[at]));
  return differing.length === 0 ? [] : [{ row, kind: 'changed', id: after.id, columns: differing, after }];
}
