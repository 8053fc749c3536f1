/** Knowledge files on the disk, for the commands that read them. */
import { readFile } from 'node:fs/promises';
import { AppError } from '../common/errors.js';
import { isWithin, type Area } from '../domain/area.js';
import type { Directory } from '../domain/directory.js';
import type { AreaNamed } from '../knowledge/check-entries.js';
import type { KnowledgeEntry } from '../knowledge/entry.js';
import { findingLine } from '../knowledge/finding.js';
import { parseKnowledgeFile } from '../knowledge/parse-knowledge-file.js';

/** All entries; with one wrong line none is taken, and every wrong line is named. */
export async function readKnowledge(file: string, areaNamed: AreaNamed): Promise<KnowledgeEntry[]> {
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw new AppError('bad_request', `${file} cannot be read`, { cause });
  });
  const read = await parseKnowledgeFile(bytes, file, areaNamed);
  if ('errors' in read) throw new AppError('village_file_invalid', read.errors.map(findingLine).join('\n'));
  return read.entries;
}

/** By path, by the letters of a village's case numbers, or by a name that only one area has. */
export function areaCalled(directory: Directory, text: string): Area | null {
  return directory.area(text) ?? directory.villageByCode(text) ?? named(allAreas(directory), text);
}

/** Names in a file for `within` mean areas in it. */
export function namesIn(directory: Directory, within: Area): AreaNamed {
  const areas = allAreas(directory).filter((area) => isWithin(area.path, within.path));
  return (name) => named(areas, name)?.path ?? null;
}

function allAreas({ villages }: Directory): Area[] {
  return villages.flatMap((village) => village.areas);
}

function named(areas: readonly Area[], text: string): Area | null {
  const found = areas.filter(({ name, aliases }) => name === text || aliases.includes(text));
  return new Set(found.map((area) => area.path)).size === 1 ? (found[0] ?? null) : null;
}
