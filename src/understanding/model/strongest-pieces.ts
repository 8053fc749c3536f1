/** Which words of a text spoke for an answer, for people to read. */
import type { Head } from './head.js';
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

/** By row of the vocabulary. */
function pullsTowards(
  { plain, stretched, ratio, labels }: Head,
  { size, rows, values }: Vector,
  label: number,
): Map<number, number> {
  const cellOf = (i: number): number => (rows[i] as number) * labels.length + label;
  let length = 0;
  for (let i = 0; i < size; i++) length += ((values[i] as number) * (ratio.cells[cellOf(i)] as number)) ** 2;
  const stretch = Math.max(Number.EPSILON, Math.sqrt(length) * (ratio.steps[label] as number));
  const pulls = new Map<number, number>();
  for (let i = 0; i < size; i++) {
    const cell = cellOf(i);
    const first = (plain.cells[cell] as number) * (plain.steps[label] as number);
    const second = ((stretched.cells[cell] as number) * (stretched.steps[label] as number)) / stretch;
    pulls.set(rows[i] as number, (values[i] as number) * (first + second));
  }
  return pulls;
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
