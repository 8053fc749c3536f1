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

/** A phone or card: whose number it is says nothing of the matter, and few numbers are in the training lines. */
const LONG_NUMBER = /\d(?:[ -]?\d){5,}/gu;
/** Stands for each character of a long number; no text that is normalised has one. */
const GONE = 0;

/** Calls `see` with the hash of every run of characters of a text, repeated ones included, but for long numbers. */
export function eachPiece(
  text: string,
  field: Field,
  see: (hash: number, start: number, length: number) => void,
): void {
  const seed = hashText(field.name);
  const open = text.replace(LONG_NUMBER, (number) => String.fromCharCode(GONE).repeat(number.length));
  for (let start = -1; start <= open.length; start++) {
    let hash = seed;
    for (let length = 1; length <= field.longest && start + length <= open.length + 1; length++) {
      const at = start + length - 1;
      const unit = at < 0 || at === open.length ? EDGE : open.charCodeAt(at);
      if (unit === GONE) break;
      hash = hashUnit(hash, unit);
      see(hash, start, length);
    }
  }
}

export function hashSign(name: string): number {
  return hashText(name, hashUnit(hashText('sign'), EDGE));
}
