/** Where the words of the lists for places and people stand in a text, list by list. */
import { BYNAMES, GIVEN_NAMES, NAME_LEADS, NO_NAMES, OFFICES, SURNAMES } from '../words/person-words.js';
import {
  INSTITUTION_NOUNS,
  LOCATIVES,
  NAME_ENDINGS,
  NAME_STOPS,
  NO_PLACES,
  PLACE_NOUNS,
  POINTED_NOUNS,
} from '../words/place-words.js';
import { wordsOf } from '../words/word-table.js';

/** Bit k stands for list k. */
export interface WordMarks {
  /** Lists with a word that begins, ends, or stands over the character. */
  begins: Int32Array;
  ends: Int32Array;
  covers: Int32Array;
}

/** Bits of the lists that speak for a place: the first ones. */
export const PLACE_LISTS = 0b11111;

const LISTS: readonly (readonly string[])[] = [
  wordsOf(PLACE_NOUNS),
  wordsOf(INSTITUTION_NOUNS),
  wordsOf(NAME_ENDINGS),
  wordsOf(LOCATIVES),
  wordsOf(POINTED_NOUNS),
  wordsOf(NO_PLACES),
  [...SURNAMES],
  wordsOf(GIVEN_NAMES),
  wordsOf(BYNAMES),
  wordsOf(OFFICES),
  wordsOf(NAME_LEADS),
  wordsOf(NO_NAMES),
  [...NAME_STOPS],
];

interface Node {
  next: Map<number, Node>;
  lists: number;
}

/** What the marks are made of: who learns from them must learn anew when it changes. */
export function listedWords(): readonly (readonly string[])[] {
  return LISTS;
}

/** Prepares the lists once; a text then costs a few steps for each character. */
export function createWordMarker(): (text: string) => WordMarks {
  const root: Node = { next: new Map(), lists: 0 };
  LISTS.forEach((words, list) => {
    for (const word of words) lastNode(root, word).lists |= 1 << list;
  });
  return (text) => {
    const [begins, ends, covers] = [0, 1, 2].map(() => new Int32Array(text.length)) as [
      Int32Array,
      Int32Array,
      Int32Array,
    ];
    for (let start = 0; start < text.length; start++) {
      let node = root.next.get(text.charCodeAt(start));
      for (let at = start; node !== undefined; node = node.next.get(text.charCodeAt(++at))) {
        if (node.lists === 0) continue;
        begins[start] = (begins[start] as number) | node.lists;
        ends[at] = (ends[at] as number) | node.lists;
        if (at > start) for (let i = start; i <= at; i++) covers[i] = (covers[i] as number) | node.lists;
      }
    }
    return { begins, ends, covers };
  };
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
