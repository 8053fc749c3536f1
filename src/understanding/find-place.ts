/** The place in a text: by the village's own names first, else as places are spoken of. */
import type { AreaPath } from '../domain/area.js';
import type { Gazetteer } from './gazetteer.js';
import {
  INSTITUTION_NOUNS,
  LOCATIVES,
  NAME_ENDINGS,
  NAME_STOPS,
  NO_PLACES,
  PLACE_NOUNS,
  POINTED_NOUNS,
} from './words/place-words.js';
import { anyOf, wordsOf } from './words/word-table.js';

export interface Place {
  place: string | null;
  area: AreaPath | null;
}

const COMMUNITY = '第?(?:[一二三四五六七八九十]{1,3}|\\d{1,2})(?:社|队|组)(?![长里员])';
const NAME = `[^${NAME_STOPS}\\s\\p{P}\\p{S}]`;
const NOUN = anyOf(PLACE_NOUNS);
const LOCATIVE = anyOf(LOCATIVES);
const HOUSE = `(?:老${NAME}|${NAME}{2,4}?|他|我)家(?=门口|门前|门上|后头|房后|旁边|跟前|对面|二楼|院子|屋后)`;
const VILLAGE = `(?!合作)[^${NAME_STOPS}点一二三四五六七八九十\\d\\s\\p{P}\\p{S}]{2,3}(?:社|村)(?![长里上员])`;
const LOCAL = `(?!水沟|水渠|排水|水井)${NAME}{1,3}?(?:${anyOf(NAME_ENDINGS)})`;
const BARE = `[桥河沟崖坡渠山](?=底下|下头|对面|后头|里头|跟前|边上|那边)`;
const UNIT = `(?:${COMMUNITY}|${HOUSE}|${VILLAGE}|${NAME}{0,2}?(?:${NOUN})|${LOCAL}|${BARE})(?:${LOCATIVE}){0,2}`;
const OFFICE = `(?:${anyOf(INSTITUTION_NOUNS)})(?:(?:${NAME}{0,2}?(?:${NOUN}))(?:${LOCATIVE})?|${LOCATIVE})`;
const POINTED = `那(?:个|排|截|段|片|座|口|家)(?:${NAME}{0,3}?(?:${anyOf(POINTED_NOUNS)})|${NAME}{2,4}的(?![\\p{Script=Han}]))`;
const SPOKEN = new RegExp(`(?:${OFFICE}|(?:${UNIT}){1,3})(?:${POINTED})?`, 'gu');
const NUMBERED = new RegExp(COMMUNITY, 'u');
const NOWHERE = new Set(wordsOf(NO_PLACES));
/** Places are said early; what comes later is not worth a slow search. */
const LOOKED_AT = 400;

/**
 * Text and area of the place. The words around a known name belong to it (二社 → 二社老房子). Of several spoken places a
 * numbered community counts before others, else the first. Only the first few hundred characters are looked at. Expects
 * normalised text.
 */
export function findPlace(text: string, gazetteer: Gazetteer): Place {
  const known = gazetteer(text);
  const spans = [...text.slice(0, LOOKED_AT).matchAll(SPOKEN)]
    .map((found) => ({ start: found.index, end: found.index + found[0].length, said: found[0] }))
    .filter(({ said }) => !NOWHERE.has(said));
  if (known) {
    const around = spans.find((span) => span.start <= known.start && span.end >= known.end) ?? known;
    return { place: text.slice(around.start, around.end), area: known.area };
  }
  const best = spans.find(({ said }) => NUMBERED.test(said)) ?? spans[0];
  return { place: best?.said ?? null, area: null };
}
