/** The labelled lines of a folder. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseTrainingLines, type TrainingLine } from './parse-lines.js';
import { parseWordLines, type WordLine } from './word-lines.js';

const WORDS = 'words.tsv';

export interface TrainingData {
  /** By file, in the order of their names. */
  files: ReadonlyMap<string, readonly TrainingLine[]>;
  words: readonly WordLine[];
}

/** Reads every .tsv of a folder. Throws an Error that names file and line at the first mistake. */
export function readTrainingData(folder: string): TrainingData {
  const names = readdirSync(folder).filter((name) => name.endsWith('.tsv') && name !== WORDS);
  const contentOf = (name: string): string => readFileSync(join(folder, name), 'utf8');
  return {
    files: new Map(names.sort().map((name) => [name, parseTrainingLines(contentOf(name), name)])),
    words: parseWordLines(contentOf(WORDS), WORDS),
  };
}
