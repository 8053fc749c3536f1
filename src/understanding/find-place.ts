/** The place in a text: by the village's own names first, else as places are spoken of. */
import type { AreaPath } from '../domain/area.js';
import type { Gazetteer } from './gazetteer.js';
import {
  INSTITUTION_NOUNS,
  LOCATIVES,
  NAME_ENDINGS,
  NAME_STOPS,
  PLACE_NOUNS,
  POINTED_NOUNS,
} from './words/place-words.js';
import { wordsOf } from './words/word-table.js';

export interface Place {
  place: string | null;
  area: AreaPath | null;
}

interface Span {
  start: number;
  end: number;
  points: number;
}

const COMMUNITY = '第?(?:[一二三四五六七八九十]{1,3}|\\d{1,2})(?:社|队|组)(?![长里员])';
const NAME = `[^${NAME_STOPS}\\s\\p{P}\\p{S}]`;
const NOUN = anyOf(PLACE_NOUNS);
const LOCATIVE = anyOf(LOCATIVES);
const HOUSE = `(?:老${NAME}|${NAME}{2,4}?|他|我)家(?=门口|门前|门上|后头|房后|旁边|跟前|对面|二楼|院子|屋后)`;
const LOCAL = `${NAME}{1,3}?(?:${anyOf(NAME_ENDINGS)})`;
const UNIT = `(?:${COMMUNITY}|${HOUSE}|${NAME}{0,2}?(?:${NOUN})|${LOCAL})(?:${LOCATIVE})?`;
const OFFICE = `(?:${anyOf(INSTITUTION_NOUNS)})(?:${NAME}{0,2}?(?:${NOUN}))?(?:${LOCATIVE})`;
const POINTED = `那(?:个|排|截|段|片|条|座|口|家)(?:${NAME}{0,3}?(?:${anyOf(POINTED_NOUNS)})|${NAME}{2,4}的(?![\\p{Script=Han}]))`;
const SPOKEN = new RegExp(`(?:${OFFICE}|(?:${UNIT}){1,3})(?:${POINTED})?`, 'gu');
const LOOKED_AT = 400;

/**
 * Text and area of the place. The words around a known name belong to it (二社 → 二社老房子). Of several spoken places the
 * most exact one counts. Only the first few hundred characters are looked at. Expects normalised text.
 */
export function findPlace(text: string, gazetteer: Gazetteer): Place {
  const known = gazetteer(text);
  const spans = spokenSpans(text.slice(0, LOOKED_AT));
  if (known) {
    const around = spans.find((span) => span.start <= known.start && span.end >= known.end) ?? known;
    return { place: text.slice(around.start, around.end), area: known.area };
  }
  const best = spans.reduce<Span | null>((most, span) => (most && most.points >= span.points ? most : span), null);
  return { place: best && text.slice(best.start, best.end), area: null };
}

function spokenSpans(text: string): Span[] {
  return [...text.matchAll(SPOKEN)].map((found) => ({
    start: found.index,
    end: found.index + found[0].length,
    points: Math.min(found[0].length, 8) + (new RegExp(COMMUNITY, 'u').test(found[0]) ? 4 : 0),
  }));
}

function anyOf(list: string): string {
  return wordsOf(list)
    .sort((a, b) => b.length - a.length)
    .join('|');
}
