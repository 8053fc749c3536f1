/** A text laid out for the features of spans. */
import type { WordMarks } from './word-marks.js';

/** Unit codes and their types; reading beyond either end gives 0. */
export interface SpanView {
  /** Characters that are looked at: places and names are told early. */
  length: number;
  code(at: number): number;
  type(at: number): CharacterType;
  /** Whether the character may be part of a span: no punctuation, blank or emoji. */
  isOpen(at: number): boolean;
  /** How many stretches of open characters ended before it. */
  clause(at: number): number;
  marks: WordMarks;
}

export const TYPES = { none: 0, digit: 1, numeral: 2, han: 3, letter: 4, other: 5 } as const;
export type CharacterType = (typeof TYPES)[keyof typeof TYPES];

const LOOKED_AT = 400;
const NUMERALS = new Set([...'一二三四五六七八九十两'].map((char) => char.charCodeAt(0)));

export function viewOf(whole: string, mark: (text: string) => WordMarks): SpanView {
  const text = whole.slice(0, LOOKED_AT);
  const { length } = text;
  const codes = Int32Array.from({ length }, (_, i) => text.charCodeAt(i));
  const types = Uint8Array.from(codes, typeOf);
  const clauses = new Uint8Array(length);
  for (let i = 1; i < length; i++) clauses[i] = (clauses[i - 1] as number) + (types[i - 1] === TYPES.other ? 1 : 0);
  const inside = (at: number): boolean => at >= 0 && at < length;
  return {
    length,
    marks: mark(text),
    code: (at) => (inside(at) ? (codes[at] as number) : 0),
    type: (at) => (inside(at) ? (types[at] as CharacterType) : TYPES.none),
    isOpen: (at) => inside(at) && types[at] !== TYPES.other,
    clause: (at) => clauses[at] ?? 0,
  };
}

function typeOf(code: number): CharacterType {
  if (code >= 0x30 && code <= 0x39) return TYPES.digit;
  if (NUMERALS.has(code)) return TYPES.numeral;
  if (code >= 0x4e00 && code <= 0x9fff) return TYPES.han;
  return code >= 0x61 && code <= 0x7a ? TYPES.letter : TYPES.other;
}
