/** A text laid out for the features of spans. */
import type { WordMarks } from './word-marks.js';

export const TYPES = { none: 0, digit: 1, numeral: 2, han: 3, letter: 4, other: 5 } as const;

const LOOKED_AT = 400;
/** Units that may be asked for before the beginning and behind the end. */
const MARGIN = 4;
const NUMERALS = new Set(Array.from('一二三四五六七八九十两').map((char) => char.charCodeAt(0)));

/** Only the first few hundred characters: places and names are told early. Up to four units beyond either end are 0. */
export class SpanView {
  readonly length: number;
  readonly marks: WordMarks;
  private readonly codes: Int32Array;
  private readonly types: Uint8Array;
  private readonly clauses: Int32Array;

  constructor(whole: string, mark: (text: string) => WordMarks) {
    const text = whole.slice(0, LOOKED_AT);
    this.length = text.length;
    this.marks = mark(text);
    this.codes = new Int32Array(text.length + 2 * MARGIN);
    this.types = new Uint8Array(text.length + 2 * MARGIN);
    this.clauses = new Int32Array(text.length);
    for (let at = 0, clause = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      const type = typeOf(code);
      this.codes[at + MARGIN] = code;
      this.types[at + MARGIN] = type;
      this.clauses[at] = clause;
      if (type === TYPES.other) clause++;
    }
  }

  code(at: number): number {
    return this.codes[at + MARGIN] as number;
  }

  /** One of `TYPES`. */
  type(at: number): number {
    return this.types[at + MARGIN] as number;
  }

  /** Whether the character may be part of a span: no punctuation, blank or emoji. */
  isOpen(at: number): boolean {
    const type = this.type(at);
    return type !== TYPES.other && type !== TYPES.none;
  }

  /** How many characters before it may not be part of a span. */
  clause(at: number): number {
    return this.clauses[at] as number;
  }
}

function typeOf(code: number): number {
  if (code >= 0x30 && code <= 0x39) return TYPES.digit;
  if (NUMERALS.has(code)) return TYPES.numeral;
  if (code >= 0x4e00 && code <= 0x9fff) return TYPES.han;
  return code >= 0x61 && code <= 0x7a ? TYPES.letter : TYPES.other;
}
