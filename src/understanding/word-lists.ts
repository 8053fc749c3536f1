/** The word lists as one: which word speaks for what, and how loud. */
import { DISPUTE_WORDS } from './words/class-01-disputes.js';
import { SAFETY_WORDS } from './words/class-02-safety.js';
import { SECURITY_WORDS } from './words/class-03-security.js';
import { INFRASTRUCTURE_WORDS } from './words/class-04-infrastructure.js';
import { UTILITY_WORDS } from './words/class-05-utilities.js';
import { ENVIRONMENT_WORDS } from './words/class-06-environment.js';
import { FARMING_WORDS } from './words/class-07-farming.js';
import { WELFARE_WORDS } from './words/class-08-welfare.js';
import { HEALTH_WORDS } from './words/class-09-health.js';
import { LAND_WORDS } from './words/class-10-land.js';
import { DISASTER_WORDS } from './words/class-11-disasters.js';
import { AFFAIR_WORDS } from './words/class-12-affairs.js';
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
export type Theme = 'category' | 'emergency' | 'harm' | 'nature' | 'for' | 'against' | 'situation' | 'urgency';

/** What one word says. */
export interface Sign {
  theme: Theme;
  /** Category code, emergency kind, nature or name of the list. */
  key: string;
  /** Points; below zero it speaks against. */
  weight: number;
}

const WEIGHTS: readonly (readonly [keyof WeightedWords, number])[] = [
  ['strong', 5],
  ['clear', 2.5],
  ['weak', 1],
  ['against', -4],
];

/** By number of characters in a word: one, two, three, more. */
const LENGTH_FACTORS = [0.4, 0.8, 1, 1.2];
/** For two single characters that only stand near each other. */
const LOOSE_FACTOR = 0.6;

const CATEGORY_WORDS = {
  ...DISPUTE_WORDS,
  ...SAFETY_WORDS,
  ...SECURITY_WORDS,
  ...INFRASTRUCTURE_WORDS,
  ...UTILITY_WORDS,
  ...ENVIRONMENT_WORDS,
  ...FARMING_WORDS,
  ...WELFARE_WORDS,
  ...HEALTH_WORDS,
  ...LAND_WORDS,
  ...DISASTER_WORDS,
  ...AFFAIR_WORDS,
};

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
    ...specific(weighted('category', CATEGORY_WORDS)),
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
  return Object.entries(table).flatMap(([key, lists]) =>
    WEIGHTS.flatMap(([strength, weight]) =>
      wordsOf(lists[strength]).map((word) => ({ word, value: { theme, key, weight } })),
    ),
  );
}

/** Long words are rarely there by chance, and a word that stands in many lists says little for each. */
function specific(entries: readonly Entry<Sign>[]): Entry<Sign>[] {
  const lists = new Map<string, number>();
  for (const { word, value } of entries) if (value.weight > 0) lists.set(word, (lists.get(word) ?? 0) + 1);
  return entries.map(({ word, value }) => {
    if (value.weight < 0) return { word, value };
    return { word, value: { ...value, weight: (value.weight * factorOf(word)) / Math.sqrt(lists.get(word) ?? 1) } };
  });
}

function factorOf(word: string): number {
  const parts = word.split('~');
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const factor = LENGTH_FACTORS[length - 1] ?? Math.max(...LENGTH_FACTORS);
  return parts.length > 1 && length < 3 ? factor * LOOSE_FACTOR : factor;
}

function plain(theme: Theme, table: Readonly<Record<string, string>>): Entry<Sign>[] {
  return Object.entries(table).flatMap(([key, list]) =>
    wordsOf(list).map((word) => ({ word, value: { theme, key, weight: 1 } })),
  );
}
