/** A kind of thing that is kept in a sheet: how one becomes a row, and a row becomes one. */
import type { Cell } from '../domain/paper.js';
import type { AreaNames } from './area-names.js';
import type { SheetRow } from './read-sheet.js';

/** What is kept in sheets. */
export type VillageSheet = 'roster' | 'households';

export interface Table<T extends { id: string }> {
  /** Of the sheet. */
  name: string;
  columns: readonly string[];
  toCells(one: T, names: AreaNames): Cell[];
  /** `error` names a column of this row; null when the row cannot be read. */
  fromRow(row: SheetRow, names: AreaNames, error: (column: string, says: string) => void): T | null;
}
