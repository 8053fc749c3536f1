/** From village files on the disk to villages in the store. */
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from './common/errors.js';
import type { Instant } from './domain/time.js';
import type { Village } from './domain/village.js';
import type { Store } from './ports/store.js';
import { importVillage } from './usecases/import-village.js';
import { findingLine, type Finding } from './village-file/finding.js';
import { parseVillageFile } from './village-file/parse-village-file.js';
import { withOutlines } from './village-file/read-outlines.js';

/** Reads village files; with one wrong line none is taken, and every wrong line of every file is named. */
export async function readVillages(files: readonly string[]): Promise<{ file: string; village: Village }[]> {
  const read = await Promise.all(files.map(async (file) => ({ file, ...(await readWithMap(file)) })));
  const wrong = read.flatMap((one) => ('errors' in one ? one.errors.map(findingLine) : []));
  if (wrong.length > 0) throw new AppError('village_file_invalid', wrong.join('\n'));
  return read.flatMap((one) => ('village' in one ? { file: one.file, village: one.village } : []));
}

async function readWithMap(file: string): Promise<{ village: Village } | { errors: Finding[] }> {
  const parsed = parseVillageFile(await readVillage(file), file);
  if ('errors' in parsed || parsed.map === null) return parsed;
  const { name, ...place } = parsed.map;
  const map = join(dirname(file), name);
  const text = await readFile(map, 'utf8').catch(() => null);
  if (text === null) return { errors: [{ file, ...place, message: `读不到 ${map}，它要和本文件在同一个文件夹里` }] };
  return withOutlines(parsed.village, text, map);
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
