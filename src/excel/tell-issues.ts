/** What a schema found in a row of a sheet, said by its columns. */
import type { SheetRow } from './read-sheet.js';

interface Issue {
  path: readonly PropertyKey[];
  message: string;
}

/** Tells what a schema found in a row: once for each column, `fields` naming those of the schema. */
export function tellIssues(
  issues: readonly Issue[],
  { row, fields }: { row: SheetRow; fields: Readonly<Record<string, string>> },
  error: (column: string, says: string) => void,
): void {
  const byColumn = new Map(
    issues.toReversed().map(({ path, message }) => [fields[String(path[0])] ?? '编号', message]),
  );
  for (const [column, message] of byColumn) error(column, row.text(column) === '' ? `${column}不能空着` : message);
}
