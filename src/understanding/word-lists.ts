/** The word lists as one: which word speaks for what, and how loud. */
import { NATURE_WORDS } from './words/nature-words.js';
import { OFFICIAL_TALK } from './words/official-talk.js';
import { SMALL_TALK } from './words/small-talk.js';
import { PEOPLE_EMERGENCIES } from './words/emergency-people.js';
import { OTHER_EMERGENCIES } from './words/emergency-things.js';
import { FOR_REPORT } from './words/for-report.js';
import { HARM_WORDS } from './words/harm-words.js';
import {
  AVERTED_WORDS,
  CRY_WORDS,
  ELSEWHERE_WORDS,
  HABITUAL_WORDS,
  MEMORY_WORDS,
  NOW_WORDS,
  PAST_WORDS,
  PEOPLE_WORDS,
  UNREAL_WORDS,
} from './words/situation-words.js';
import { URGENCY_WORDS } from './words/urgency-words.js';
import type { Entry } from './word-matcher.js';
import { wordsOf, type WeightedWords } from './words/word-table.js';

/** The lists are about one of these. */
export type Theme = 'emergency' | 'harm' | 'nature' | 'for' | 'against' | 'situation' | 'urgency';

/** What a word speaks for or against; one object for all its words. */
export interface Subject {
  theme: Theme;
  /** Emergency kind, nature or name of the list. */
  key: string;
}

/** What one word says. */
export interface Sign {
  subject: Subject;
  /** Points; below zero it speaks against. */
  weight: number;
}

const WEIGHTS: readonly (readonly [keyof WeightedWords, number])[] = [
  ['strong', 5],
  ['clear', 2.5],
  ['weak', 1],
  ['against', -4],
];

const SITUATION_WORDS = {
  cry: CRY_WORDS,
  now: NOW_WORDS,
  habitual: HABITUAL_WORDS,
  people: PEOPLE_WORDS,
  unreal: UNREAL_WORDS,
  past: PAST_WORDS,
  memory: MEMORY_WORDS,
  elsewhere: ELSEWHERE_WORDS,
  averted: AVERTED_WORDS,
};

/** Every word of every list with what it says; a word may stand in several lists. */
export function allSigns(): Entry<Sign>[] {
  return [
    ...weighted('emergency', { ...PEOPLE_EMERGENCIES, ...OTHER_EMERGENCIES }),
    ...plain('harm', HARM_WORDS),
    ...weighted('nature', NATURE_WORDS),
    ...weighted('for', FOR_REPORT),
    ...weighted('against', { ...OFFICIAL_TALK, ...SMALL_TALK }),
    ...plain('situation', SITUATION_WORDS),
    ...plain('urgency', URGENCY_WORDS),
  ];
}

function weighted(theme: Theme, table: Readonly<Record<string, WeightedWords>>): Entry<Sign>[] {
  return Object.entries(table).flatMap(([key, lists]) => {
    const subject = { theme, key };
    return WEIGHTS.flatMap(([strength, weight]) =>
      wordsOf(lists[strength]).map((word) => ({ word, value: { subject, weight } })),
    );
  });
}

function plain(theme: Theme, table: Readonly<Record<string, string>>): Entry<Sign>[] {
  return Object.entries(table).flatMap(([key, list]) => {
    const subject = { theme, key };
    return wordsOf(list).map((word) => ({ word, value: { subject, weight: 1 } }));
  });
}
