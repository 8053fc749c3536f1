/** A training line as the running service would hear it. */
import { detectEmergency } from '../detect-emergency.js';
import { createLexicon } from '../lexicon.js';
import type { Heard } from '../model/signs.js';
import { normalise } from '../normalise.js';
import type { TrainingLine } from './parse-lines.js';

/** A line with what word lists and rules find in it. */
export interface HeardLine {
  line: TrainingLine;
  heard: Heard;
}

export function hearLines(lines: readonly TrainingLine[]): HeardLine[] {
  const read = createLexicon();
  return lines.map((line) => {
    const text = normalise(line.text);
    const reading = read(text);
    return { line, heard: { text, where: line.scene, reading, danger: detectEmergency(reading)?.kind ?? null } };
  });
}
