/** The words that belong to a place although they stand behind its name: 石峡沟 里头, 中巷 那个小卖部, 村口到砖厂 那截路. */
import { LOCATIVES, NAME_STOPS, POINTED_NOUNS } from '../words/place-words.js';
import { anyOf, wordsOf } from '../words/word-table.js';

/** 那块 and 一排 may point at what follows. */
const PLAIN = wordsOf(LOCATIVES)
  .filter((word) => !/^(?:那[块段截片]|[一二三]排|第.*)$/u.test(word))
  .join(' ');
const THAT = '那(?:个|排|截|段|片|座|口|家|条|道|块|间|棵|根|一[片段排带])';
const NAME = `[^${NAME_STOPS}\\s\\p{P}\\p{S}]`;
const WHERE = `(?:上|${anyOf(PLAIN)})`;
const POINTED = new RegExp(
  `^${WHERE}{0,2}(?:${THAT}(?:${NAME}{0,3}?(?:${anyOf(POINTED_NOUNS)})|收${NAME}{1,3}的)|那家(?=的|[\\s\\p{P}]|$))`,
  'u',
);
/** 上 is also the beginning of 上来, 上次 and 上不去. */
const LOCATED = new RegExp(`^(?:上(?=[的有\\s\\p{P}]|没|$)|${anyOf(PLAIN)}|那[块段截片]){1,2}`, 'u');
const CUT = new RegExp(`${THAT}$`, 'u');

export interface Span {
  start: number;
  end: number;
}

/** The span up to where the place ends; never shorter, but for a 那个 that belongs to what follows. */
export function completePlace(text: string, { start, end }: Span): Span {
  const cut = CUT.exec(text.slice(start, end));
  const core = cut !== null && cut.index > 0 ? start + cut.index : end;
  const rest = text.slice(core, core + 24);
  const more = POINTED.exec(rest) ?? LOCATED.exec(rest);
  return { start, end: more === null ? end : Math.max(end, core + more[0].length) };
}
