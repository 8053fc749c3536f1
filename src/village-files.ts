/** From village files on the disk to villages in the store. */
import { readFile } from 'node:fs/promises';
import { AppError } from './common/errors.js';
import type { Instant } from './domain/time.js';
import type { Village } from './domain/village.js';
import type { Store } from './ports/store.js';
import { importVillage } from './usecases/import-village.js';
import { findingLine } from './village-file/finding.js';
import { parseVillageFile } from './village-file/parse-village-file.js';

/** Reads village files; with one wrong line none is taken, and every wrong line of every file is named. */
export async function readVillages(files: readonly string[]): Promise<{ file: string; village: Village }[]> {
  const read = await Promise.all(
    files.map(async (file) => ({ file, ...parseVillageFile(await readVillage(file), file) })),
  );
  const wrong = read.flatMap((one) => ('errors' in one ? one.errors.map(findingLine) : []));
  if (wrong.length > 0) throw new AppError('village_file_invalid', wrong.join('\n'));
  return read.flatMap((one) => ('village' in one ? { file: one.file, village: one.village } : []));
}

/** Takes village files over, every file or none. */
export async function importVillages(
  store: Store,
  files: readonly string[],
  now: () => Instant,
  told: (file: string, result: string) => void,
): Promise<void> {
  for (const { file, village } of await readVillages(files)) told(file, await importVillage(store, village, now()));
}

async function readVillage(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new AppError('village_file_invalid', `${file} cannot be read; see VILLAGE_FILES`, { cause: error });
  }
}
