/** Tells whether a model was learned from these very lines, lists and settings. */
import { createHash } from 'node:crypto';
import { hearLines, type HeardLine } from './hear.js';
import type { TrainingData } from './read-training-data.js';
import type { WordLine } from './word-lines.js';

/** To be raised when the training itself changes, so that weights are learned anew. */
const WAY_OF_TRAINING = 2;

/** Of everything the training sees: texts, labels, and what word lists and rules find in them. */
export function fingerprintOf(all: readonly HeardLine[], words: readonly WordLine[]): string {
  const learned = all.map(({ line, heard: { text, where, danger, reading } }) => {
    const found = Object.entries(reading).flatMap(([theme, findings]) =>
      [...findings].map(([key, { score }]) => [theme, key, score]),
    );
    return [text, where, danger, found, line.nature, line.categories, line.urgency, line.danger];
  });
  const seen = JSON.stringify([WAY_OF_TRAINING, learned, words]);
  return createHash('sha256').update(seen).digest('hex').slice(0, 16);
}

export function fingerprintOfData({ files, words }: TrainingData): string {
  return fingerprintOf(hearLines([...files.values()].flat()), words);
}
