/** Places as they are spoken of, by rule: 二社老房子后头, 沟口那个农家乐, 老刘家门口. */
import type { Span } from '../span.js';
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
import { anyOf, wordsOf } from '../words/word-table.js';

const COMMUNITY = '第?(?:[一二三四五六七八九十]{1,3}|\\d{1,2})(?:社|队|组)(?![长里员])';
const NAME = `[^${NAME_STOPS}\\s\\p{P}\\p{S}]`;
const NOUN = anyOf(`${PLACE_NOUNS} ${SPOT_NOUNS}`);
const KIND = '[个排截段片座口家条道块间处户眼栋]';
/** What is grown or sold there may stand before it: 那个蔬菜大棚. */
const POINTED = `那${KIND}(?:(?:${NAME}|蔬菜|菜){0,3}?(?:${anyOf(POINTED_NOUNS)})|${NAME}{2,4}的(?!\\p{Script=Han})|(?<=家)(?=[的\\s\\p{P}]|$))`;
/** 那片 is one by itself, but not before what it points to: 北川那片水浇地. */
const LOCATIVE = `(?!${POINTED})(?:${anyOf(LOCATIVES)})`;
const HOUSE = `(?:老${NAME}|${NAME}{2,4}?|他|我)家(?=门口|门前|门上|后头|背后|后面|房后|旁边|隔壁|跟前|对面|二楼|院子|屋后)`;
const VILLAGE = `(?!合作)[^${NAME_STOPS}点一二三四五六七八九十\\d\\s\\p{P}\\p{S}]{2,3}(?:社|村)(?![长里上员])`;
const LOCAL = `(?!水沟|水渠|排水|水井)${NAME}{1,3}?(?:${anyOf(NAME_ENDINGS)})(?<![门灶炕窗]台子?)`;
const BARE = `[桥河沟崖坡渠山寺庙泉井坝塘塔川滩湾梁](?=底下|下头|对面|后头|里头|跟前|门口|边|里)`;
/** Of open ground 上 is a part, of a thing it is not: 弯道上, but 广场, 鹰嘴崖. */
const ON = '(?:(?<=路|道|滩|坡|麦场)上(?![面头边]))';
const UNIT = `(?:${COMMUNITY}|${HOUSE}|${VILLAGE}|${NAME}{0,2}?(?:${NOUN})|${LOCAL}|${BARE})(?:${LOCATIVE}|${ON}){0,2}`;
const OFFICE = `(?:${anyOf(INSTITUTION_NOUNS)})(?:(?:${NAME}{0,2}?(?:${NOUN}))(?:${LOCATIVE}|${ON})?|${LOCATIVE}|(?:下来|上来|过来|出来|往[东西南北里外上下])(?=${POINTED}))`;
const SPOKEN = new RegExp(`(?:${OFFICE}(?:${UNIT})?|(?:${UNIT}){1,3})(?:${POINTED}${ON}?)?`, 'gu');
const NUMBERED = new RegExp(COMMUNITY, 'u');
const NOWHERE = new Set(wordsOf(NO_PLACES));

/** In the order said; `main` is the one that is probably meant: a numbered community before others, else the first. */
export function spokenPlaces(text: string): { all: readonly Span[]; main: Span | null } {
  const found = [...text.matchAll(SPOKEN)].filter(([said]) => !NOWHERE.has(said));
  const all = found.map((one) => ({ start: one.index, end: one.index + one[0].length }));
  const numbered = found.findIndex(([said]) => NUMBERED.test(said));
  return { all, main: all[Math.max(0, numbered)] ?? null };
}
