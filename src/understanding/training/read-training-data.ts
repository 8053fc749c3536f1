/** The labelled lines of a folder. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseTrainingLines, type TrainingLine } from './parse-lines.js';
import { parseWordLines, type WordLine } from './word-lines.js';

const WORDS = 'words.tsv';
const PLACES = 'places.tsv';

export interface TrainingData {
  /** By file, in the order of their names; `places` is none of them. */
  files: ReadonlyMap<string, readonly TrainingLine[]>;
  words: readonly WordLine[];
  /** Teach where places and people stand, and nothing else: too many of a kind for the other questions. */
  places: readonly TrainingLine[];
}

/** Reads every .tsv of a folder. Throws an Error that names file and line at the first mistake. */
export function readTrainingData(folder: string): TrainingData {
  const names = readdirSync(folder).filter((name) => name.endsWith('.tsv') && name !== WORDS && name !== PLACES);
  const contentOf = (name: string): string => readFileSync(join(folder, name), 'utf8');
  return {
    files: new Map(names.sort().map((name) => [name, parseTrainingLines(contentOf(name), name)])),
    words: parseWordLines(contentOf(WORDS), WORDS),
    places: parseTrainingLines(contentOf(PLACES), PLACES),
  };
}
