/** The locales under test, each with things to say in its own language, so that nothing foreign in a sentence goes unseen. */
import { createDirectory, type Directory } from '../../src/domain/directory.js';
import type { CommandText } from '../../src/wording/replies.js';
import { DECLINE_TYPED, TYPED } from '../../src/wording/en/typed-words.js';
import * as enTimes from '../../src/wording/en/time-words.js';
import { LOCALES } from '../../src/wording/locales.js';
import * as zhTimes from '../../src/wording/zh-cn/time-words.js';
import { PEOPLE } from '../domain/case/world.js';
import { AREAS, GRID2, village } from '../domain/small-village.js';

/** Everything people wrote below carries it, as they do: it must never be read out in a room. */
export const PHONE = '13912341234';

export interface Words {
  area: string;
  clerk: string;
  colleague: string;
  reporter: string;
  neighbour: string;
  /** What the reporter said, and a word of it that would give it away. */
  said: string;
  givenAway: string;
  gist: string;
  /** What a clerk wrote, ending in a full stop of its own as people often do. */
  result: string;
  question: string;
  reason: string;
  group: string;
  source: string;
  command: CommandText;
  /** What must not be found in a sentence of this language. */
  foreign: RegExp;
}

const ZH: Words = {
  area: '二社',
  clerk: '索南',
  colleague: '豆太',
  reporter: '卓玛',
  neighbour: '才让',
  said: `阿妈腿疼下不了炕，电话${PHONE}`,
  givenAway: '腿疼',
  gist: '阿妈腿疼下不了炕',
  result: `水泵修好了，有事打${PHONE}。`,
  question: `水表井在院里还是院外，打${PHONE}也行`,
  reason: `变压器是供电所的，他们的电话${PHONE}`,
  group: '二社群',
  source: '县医保局',
  command: { zh: '办结', form: '/办结 编号 处理结果', example: '/办结 312 水泵修好', does: '办好了' },
  // Letters that are no case number, and half-width marks beside Chinese.
  foreign: /(?<![A-Z-])(?!GM-)[A-Za-z]|\p{Script=Han}[,;:!?.()]|[,;!?()]\p{Script=Han}/u,
};

const EN: Words = {
  area: 'Group 2',
  clerk: 'Sonam',
  colleague: 'Doutai',
  reporter: 'Dolma',
  neighbour: 'Tsering',
  said: `mother has a sore leg and cannot get up, phone ${PHONE}`,
  givenAway: 'sore leg',
  gist: 'mother has a sore leg',
  result: `the pump is repaired, my phone is ${PHONE}.`,
  question: `is the well inside the yard, or call ${PHONE}`,
  reason: `the transformer belongs to the power station, phone ${PHONE}`,
  group: 'the group of Group 2',
  source: 'county insurance office',
  command: { zh: 'done', form: '/done NUMBER RESULT', example: '/done 312 repaired', does: 'it is done' },
  foreign: /[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”]/u,
};

/** What is typed as it is in every language. */
const AS_TYPED = [...Object.values(TYPED), ...Object.values(DECLINE_TYPED)];

export const SPEAKERS = [
  { tag: 'zh-CN' as const, locale: LOCALES['zh-CN'], times: zhTimes, words: ZH },
  { tag: 'en' as const, locale: LOCALES.en, times: enTimes, words: EN },
];

/** What is wrong with a sentence, in words; empty when nothing is. */
export function faultsOf(text: string, { foreign }: Words): string[] {
  const plain = AS_TYPED.reduce((rest, word) => (foreign === EN.foreign ? rest.replaceAll(word, '') : rest), text);
  const faults = [
    { what: 'empty', found: text.trim() === '' },
    { what: 'a value that is none', found: /\b(?:undefined|null|NaN|Infinity)\b|\[object/u.test(text) },
    { what: 'something foreign', found: foreign.test(plain) },
    { what: 'marks in a row', found: /[。.，,、；;：:！!？?]["”]?[。.，,、；;：:]/u.test(text) },
    { what: 'an empty bracket or quotation', found: /（）|\(\)|“”|""/u.test(text) },
    { what: 'blanks in a row or at the end of a line', found: / {2}| $/mu.test(text) },
    { what: 'nothing behind a colon', found: /[：:]$/u.test(text) },
  ];
  return faults.filter((one) => one.found).map((one) => `${one.what}: ${text}`);
}

/** The village of the case tests, with the names of this language. */
export function directoryOf({ area, clerk, colleague }: Words): Directory {
  const names: Readonly<Record<string, string>> = { suonan: clerk, doutai: colleague };
  const people = PEOPLE.map((one) => {
    const name = names[one.id];
    return name === undefined ? one : { ...one, name, calledAs: name };
  });
  const areas = AREAS.map((one) => (one.path === GRID2 ? { ...one, name: area } : one));
  return createDirectory([village(people, { areas })]);
}
