/** Which words of a text spoke for an answer, for people to read. */
import { pullsTowards, type Head } from './head.js';
import { eachPiece, type Field } from './sample.js';
import type { Vector } from './vectorise.js';
import type { Vocabulary } from './vocabulary.js';

interface Part {
  start: number;
  end: number;
  pull: number;
}

const WORD = /^[\p{L}\p{N}]{2,}$/u;
/** Pieces looked at; those that touch are read as one word. */
const PIECES = 4;

/** The parts of a text that pulled most towards the label, strongest first. `vector` is that of the text. */
export function strongestPieces(
  text: string,
  field: Field,
  { rowOf }: Vocabulary,
  head: Head,
  vector: Vector,
  label: number,
): string[] {
  const pulls = pullsTowards(head, vector, label);
  const parts: Part[] = [];
  eachPiece(text, field, (hash, start, length) => {
    const pull = pulls.get(rowOf(hash)) ?? 0;
    if (pull > 0 && WORD.test(text.slice(start, start + length))) parts.push({ start, end: start + length, pull });
  });
  const strongest = parts.sort((a, b) => b.pull - a.pull).slice(0, PIECES);
  return joined(strongest).map(({ start, end }) => text.slice(start, end));
}

function joined(parts: readonly Part[]): Part[] {
  const words: Part[] = [];
  for (const part of parts.toSorted((a, b) => a.start - b.start)) {
    const last = words.at(-1);
    if (last && part.start <= last.end) {
      last.end = Math.max(last.end, part.end);
      last.pull += part.pull;
    } else words.push({ ...part });
  }
  return words.sort((a, b) => b.pull - a.pull);
}
