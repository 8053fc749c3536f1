/** Whether a text has anything in it that places are made of. */
import {
  INSTITUTION_NOUNS,
  LOCATIVES,
  NAME_ENDINGS,
  NAME_STOPS,
  NO_PLACES,
  PLACE_NOUNS,
} from '../words/place-words.js';
import { anyOf, wordsOf } from '../words/word-table.js';

/** 五社, 第二组, 12队; 三社长 is a person and 第二组长 too. */
export const COMMUNITY = '第?(?:[一二三四五六七八九十]{1,3}|\\d{1,2})(?:社|队|组)(?![长里员])';

const NAME = `[^${NAME_STOPS}\\s\\p{P}\\p{S}]`;
const LOCATIVE = anyOf(LOCATIVES);
const PLACE = new RegExp(
  [
    COMMUNITY,
    `${NAME}{0,2}(?:${anyOf(PLACE_NOUNS)})`,
    `(?:${anyOf(INSTITUTION_NOUNS)})(?:${LOCATIVE})`,
    `(?!水沟|水渠|排水|水井)${NAME}{1,3}?(?:${anyOf(NAME_ENDINGS)})`,
    `[桥河沟崖坡渠山](?=底下|下头|对面|后头|里头|跟前|边上|那边)`,
    `[^\\s\\p{P}]家(?=门口|门前|门上|后头|房后|旁边|跟前|对面|二楼|院子|屋后)`,
    `${NAME}{2,3}村(?![长里上员])`,
  ].join('|'),
  'gu',
);
const NOWHERE = new Set(wordsOf(NO_PLACES));

export function mayNamePlace(text: string): boolean {
  return [...text.matchAll(PLACE)].some(([said]) => !NOWHERE.has(said));
}
