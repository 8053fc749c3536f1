/** All word lists in one matcher, and what they say about one text. */
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
  NOW_WORDS,
  PAST_WORDS,
  PEOPLE_WORDS,
  UNREAL_WORDS,
} from './words/situation-words.js';
import { URGENCY_WORDS } from './words/urgency-words.js';
import { createMatcher, type Entry, type Hit } from './word-matcher.js';
import { wordsOf, type WeightedWords } from './words/word-table.js';

/** The lists are about one of these. */
export type Theme = 'category' | 'emergency' | 'harm' | 'nature' | 'for' | 'against' | 'situation' | 'urgency';

interface Sign {
  theme: Theme;
  /** Category code, emergency kind, nature or name of the list. */
  key: string;
  weight: number;
}

/** What was found for one key of a theme. */
export interface Finding {
  score: number;
  words: string[];
}

/** Findings by theme and key; what is missing was not found. */
export type Reading = Record<Theme, Map<string, Finding>>;

const WEIGHTS: readonly (readonly [keyof WeightedWords, number])[] = [
  ['strong', 5],
  ['clear', 2.5],
  ['weak', 1],
  ['against', -4],
];

/** What the second, third … word adds, relative to the one before. */
const DECAY = 0.8;

/** By number of characters in a word: one, two, three, more. */
const LENGTH_FACTORS = [0.4, 0.8, 1, 1.2];

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
  elsewhere: ELSEWHERE_WORDS,
  averted: AVERTED_WORDS,
};

/** Builds the matcher once (some milliseconds); reading a text then costs one pass. */
export function createLexicon(): (text: string) => Reading {
  const match = createMatcher<Sign>([
    ...specific(weighted('category', CATEGORY_WORDS)),
    ...weighted('emergency', { ...PEOPLE_EMERGENCIES, ...OTHER_EMERGENCIES }),
    ...plain('harm', HARM_WORDS),
    ...weighted('nature', NATURE_WORDS),
    ...weighted('for', FOR_REPORT),
    ...weighted('against', { ...OFFICIAL_TALK, ...SMALL_TALK }),
    ...plain('situation', SITUATION_WORDS),
    ...plain('urgency', URGENCY_WORDS),
  ]);
  return (text) => {
    const found = new Map<string, Hit<Sign>[]>();
    for (const hit of match(text)) {
      const id = `${hit.value.theme}/${hit.value.key}`;
      const others = found.get(id);
      if (others) addUncovered(others, hit);
      else found.set(id, [hit]);
    }
    const reading = emptyReading();
    for (const hits of found.values()) {
      const sign = (hits[0] as Hit<Sign>).value;
      reading[sign.theme].set(sign.key, { score: total(hits), words: hits.map((hit) => hit.word) });
    }
    return reading;
  };
}

/** Of words within each other (水管 in 自来水管) only the longest counts. Hits come in the order of their ends. */
function addUncovered(hits: Hit<Sign>[], hit: Hit<Sign>): void {
  const plain = !hit.word.includes('~');
  for (let i = hits.length - 1; i >= 0; i--) {
    const other = hits[i] as Hit<Sign>;
    if (covers(other, hit)) return;
    if (plain && covers(hit, other)) hits.splice(i, 1);
  }
  hits.push(hit);
}

function covers(outer: Hit<Sign>, inner: Hit<Sign>): boolean {
  return outer.start <= inner.start && outer.end >= inner.end && !outer.word.includes('~');
}

/** Each further word for the same thing says less than the one before; what speaks against it counts in full. */
function total(hits: readonly Hit<Sign>[]): number {
  const weights = hits.map((hit) => hit.value.weight).sort((a, b) => b - a);
  return weights.reduce((sum, weight, i) => sum + (weight > 0 ? weight * DECAY ** i : weight), 0);
}

function emptyReading(): Reading {
  const none = (): Map<string, Finding> => new Map();
  return {
    category: none(),
    emergency: none(),
    harm: none(),
    nature: none(),
    for: none(),
    against: none(),
    situation: none(),
    urgency: none(),
  };
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
    const length = word.replaceAll('~', '').length;
    const byLength =
      (LENGTH_FACTORS[Math.min(length, LENGTH_FACTORS.length) - 1] as number) * (isLoose(word) ? 0.6 : 1);
    return { word, value: { ...value, weight: (value.weight * byLength) / Math.sqrt(lists.get(word) ?? 1) } };
  });
}

/** Two single characters anywhere near each other. */
function isLoose(word: string): boolean {
  return word.includes('~') && word.length <= 3;
}

function plain(theme: Theme, table: Readonly<Record<string, string>>): Entry<Sign>[] {
  return Object.entries(table).flatMap(([key, list]) =>
    wordsOf(list).map((word) => ({ word, value: { theme, key, weight: 1 } })),
  );
}
