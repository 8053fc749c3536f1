/** A table with tabs between its columns, the names of the columns on its first line. */
import { readFile } from 'node:fs/promises';
import { AppError } from '../common/errors.js';

/** Every row by column. Throws an AppError that names the file and the columns that it lacks. */
export async function readTsv<C extends string>(file: string, columns: readonly C[]): Promise<Record<C, string>[]> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new AppError('bad_request', `${file} cannot be read`, { cause });
  });
  const [head = '', ...lines] = text.replace(/^\ufeff/u, '').split(/\r?\n/u);
  const names = head.split('\t');
  const missing = columns.filter((column) => !names.includes(column));
  if (missing.length > 0) throw new AppError('bad_request', `${file} has no column ${missing.join(', ')}`);
  const places = columns.map((column) => [column, names.indexOf(column)] as const);
  return lines
    .filter((line) => line !== '')
    .map((line) => {
      const cells = line.split('\t');
      return Object.fromEntries(places.map(([column, at]) => [column, cells[at] ?? ''])) as Record<C, string>;
    });
}
