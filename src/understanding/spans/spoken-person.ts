/** The person concerned, or who gives their own name, by rule. */
import type { Span } from '../span.js';
import { BYNAMES, GIVEN_NAMES, GIVEN_STOPS, NAME_LEADS, NO_NAMES, OFFICES, SURNAMES } from '../words/person-words.js';
import { anyOf } from '../words/word-table.js';

const GIVEN = `[^${GIVEN_STOPS}\\s\\p{P}\\p{S}\\da-z]`;
const LONG_NAME = `(?:${anyOf(GIVEN_NAMES)}|[${SURNAMES}]${GIVEN}{2})`;
const SHORT_NAME = `[${SURNAMES}]${GIVEN}`;
const OFFICE = anyOf(OFFICES);
const BREAK = '(?=[^\\p{Script=Han}]|$|家|的)';

/** In the order of trust: who is named outright, relatives, people known by a byname, names standing alone. */
const PATTERNS: readonly RegExp[] = [
  new RegExp(`(?:我叫|名叫|姓名[: ]?|(?:他|她|妈|爸|爷|奶|老汉|老人)叫|我是)(${LONG_NAME}|${SHORT_NAME}${BREAK})`, 'u'),
  new RegExp(`(?:老汉|老人|娃|他|她)叫(${GIVEN}{2,3})(?=[,\\s])`, 'u'),
  new RegExp(`(?:${anyOf(NAME_LEADS)})(${LONG_NAME}|${SHORT_NAME}${BREAK})`, 'u'),
  new RegExp(
    `([${SURNAMES}](?:${anyOf(BYNAMES)})|老[${SURNAMES}](?=家)|小[${SURNAMES}](?=今|昨|又|在|从|把)|老哑巴)`,
    'u',
  ),
  new RegExp(`[社队组村](${LONG_NAME})(?=[\\s,\\d])`, 'u'),
  new RegExp(`(?:^|[\\s\\p{P}])(${LONG_NAME})(?=家|的|透析|轮椅|,|老人|\\s|\\d)`, 'u'),
  new RegExp(`(?:^|[\\s\\p{P}])([${SURNAMES}]家)(?=的|院|房)`, 'u'),
  new RegExp(`(?<=\\p{Script=Han})([${SURNAMES}](?:${OFFICE}))(?![,\\s你在好])`, 'u'),
  new RegExp(`^([${SURNAMES}](?:${OFFICE}))(?=[把评收卖给说到骂打拿上])`, 'u'),
];
const NO_NAME = new RegExp(`^(?:${anyOf(NO_NAMES)})|(?:${OFFICE})$`, 'u');
const LAST_WITH_OFFICE = 2;

/** Null when nobody is named. Somebody who is only addressed (主任, @张三) is not meant. */
export function spokenPerson(text: string): Span | null {
  for (const [i, pattern] of PATTERNS.entries()) {
    const found = pattern.exec(text);
    const name = found?.[1];
    const told = i >= PATTERNS.length - LAST_WITH_OFFICE;
    if (!found || name === undefined || (!told && NO_NAME.test(name))) continue;
    const start = found.index + found[0].indexOf(name);
    return { start, end: start + name.length };
  }
  return null;
}
