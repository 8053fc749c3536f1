/** What a model looks at: pieces of text by field, and named signs found by other means. */
import { hashText, hashUnit } from './hash.js';

/** One field of a sample: which runs of characters of it count, and how much. */
export interface Field {
  /** Keeps the pieces of one field apart from the same pieces of another. */
  name: string;
  /** Longest run of characters, in UTF-16 units. */
  longest: number;
  /** Share of the field beside the others; the pieces of one field together have this length. */
  weight: number;
}

/** One text to be judged. */
export interface Sample {
  /** A text for each field, in the order of the fields. */
  texts: readonly string[];
  /** What else is known; values around 0 to 1. */
  signs: readonly Sign[];
}

export type Sign = readonly [name: string, value: number];

/** Stands before the first and after the last character, so that beginnings and ends are pieces of their own. */
const EDGE = 2;

/** Calls `see` with the hash of every run of characters of a text, repeated ones included. */
export function eachPiece(
  text: string,
  field: Field,
  see: (hash: number, start: number, length: number) => void,
): void {
  const seed = hashText(field.name);
  for (let start = -1; start <= text.length; start++) {
    let hash = seed;
    for (let length = 1; length <= field.longest && start + length <= text.length + 1; length++) {
      const at = start + length - 1;
      hash = hashUnit(hash, at < 0 || at === text.length ? EDGE : text.charCodeAt(at));
      see(hash, start, length);
    }
  }
}

export function hashSign(name: string): number {
  return hashText(name, hashUnit(hashText('sign'), EDGE));
}
