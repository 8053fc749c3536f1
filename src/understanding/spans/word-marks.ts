/** Where the words of the lists for places and people stand in a text, list by list, and what the rules take for one. */
import type { Span } from '../span.js';
import { BYNAMES, GIVEN_NAMES, NAME_LEADS, NO_NAMES, OFFICES, SURNAMES } from '../words/person-words.js';
import {
  INSTITUTION_NOUNS,
  LOCATIVES,
  NAME_ENDINGS,
  NAME_STOPS,
  NO_PLACES,
  PLACE_NOUNS,
  POINTED_NOUNS,
  SPOT_NOUNS,
} from '../words/place-words.js';
import { wordsOf } from '../words/word-table.js';
import { spokenPerson } from './spoken-person.js';
import { spokenPlaces } from './spoken-places.js';

/** Bit k stands for list k, and the bits from `RULES` on for what rules found. */
export interface WordMarks {
  /** Lists with a word that begins, ends, or (when it is longer than one character) stands over the character. */
  begins: Int32Array;
  ends: Int32Array;
  covers: Int32Array;
}

/** Bits of the lists that speak for a place: the first ones. */
export const PLACE_LISTS = 0b11111;

const LISTS: readonly (readonly string[])[] = [
  wordsOf(`${PLACE_NOUNS} ${SPOT_NOUNS}`),
  wordsOf(INSTITUTION_NOUNS),
  wordsOf(NAME_ENDINGS),
  wordsOf(LOCATIVES),
  wordsOf(POINTED_NOUNS),
  wordsOf(NO_PLACES),
  Array.from(SURNAMES),
  wordsOf(GIVEN_NAMES),
  wordsOf(BYNAMES),
  wordsOf(OFFICES),
  wordsOf(NAME_LEADS),
  wordsOf(NO_NAMES),
  Array.from(NAME_STOPS),
];

/** The first bit of the rules. */
export const RULES = LISTS.length;

interface Node {
  next: Map<number, Node>;
  lists: number;
}

/** Prepares the lists once; a text then costs a few steps for each character. */
export function createWordMarker(): (text: string) => WordMarks {
  const root: Node = { next: new Map(), lists: 0 };
  LISTS.forEach((words, list) => {
    for (const word of words) lastNode(root, word).lists |= 1 << list;
  });
  return (text) => {
    const marks = {
      begins: new Int32Array(text.length),
      ends: new Int32Array(text.length),
      covers: new Int32Array(text.length),
    };
    for (let start = 0; start < text.length; start++) {
      let node = root.next.get(text.charCodeAt(start));
      for (let at = start; node !== undefined; node = node.next.get(text.charCodeAt(++at))) {
        if (node.lists !== 0) mark(marks, { start, end: at + 1 }, node.lists);
      }
    }
    markRules(marks, text);
    return marks;
  };
}

/** Every spoken place, the one that is probably meant, and the person. */
function markRules(marks: WordMarks, text: string): void {
  const { all, main } = spokenPlaces(text);
  for (const place of all) mark(marks, place, 1 << RULES);
  if (main) mark(marks, main, 2 << RULES);
  const person = spokenPerson(text);
  if (person) mark(marks, person, 4 << RULES);
}

function mark({ begins, ends, covers }: WordMarks, { start, end }: Span, lists: number): void {
  begins[start] = (begins[start] as number) | lists;
  ends[end - 1] = (ends[end - 1] as number) | lists;
  if (end - start > 1) for (let at = start; at < end; at++) covers[at] = (covers[at] as number) | lists;
}

function lastNode(root: Node, word: string): Node {
  let node = root;
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    const next = node.next.get(code) ?? { next: new Map(), lists: 0 };
    node.next.set(code, next);
    node = next;
  }
  return node;
}
