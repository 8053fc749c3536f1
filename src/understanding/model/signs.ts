/** What is known of a text beside its characters: what the curated word lists found, and what it seems to be about. */
import { SUBCATEGORIES } from '../../domain/category.js';
import { EMERGENCY_NUMBER, type EmergencyKind } from '../../domain/emergency.js';
import type { Reading } from '../lexicon.js';
import { allSigns } from '../word-lists.js';
import { softmax } from './calibrate.js';
import { highest } from './head.js';
import type { Sign } from './sample.js';

/** A message as the model is told of it. */
export interface Heard {
  /** Normalised. */
  text: string;
  where: 'group' | 'direct';
  /** What the word lists found. */
  reading: Reading;
  /** The danger the rules found. */
  danger: EmergencyKind | null;
}

/** Points of a list beyond which more words say nothing new. */
const LEAST = -4;
const MOST = 10;
/** Characters of a long message. */
const LONG = 100;
const SCENE = 0.5;
/** Sub-classes less likely than this are not worth a sign. */
const LIKELY = 0.05;
/** How sharply the scores of sub-classes become shares. */
const SHARPNESS = 4;

/** The name of every sign there can be. */
export function signNames(): string[] {
  return [
    ...['group', 'direct', 'length', 'topic', 'other topic'],
    ...new Set(allSigns().map(({ value: { subject } }) => `${subject.theme}/${subject.key}`)),
    ...Object.keys(EMERGENCY_NUMBER).map(ruleSign),
    ...SUBCATEGORIES.map(({ code }) => aboutSign(code)),
  ];
}

/** `topics` are the scores of the sub-classes named by `codes`. */
export function signsOf(
  { text, where, reading, danger }: Heard,
  topics: Float64Array,
  codes: readonly string[],
): Sign[] {
  const signs: Sign[] = [
    [where, SCENE],
    ['length', Math.min(1, text.length / LONG)],
  ];
  if (danger !== null) signs.push([ruleSign(danger), 1]);
  for (const [theme, findings] of Object.entries(reading)) {
    for (const [key, { score }] of findings)
      signs.push([`${theme}/${key}`, Math.max(LEAST, Math.min(MOST, score)) / MOST]);
  }
  return [...signs, ...topicSigns(topics, codes)];
}

function topicSigns(topics: Float64Array, codes: readonly string[]): Sign[] {
  const best = highest(topics);
  const signs: Sign[] = [
    ['topic', 1 + (topics[best] ?? 0) / 2],
    ['other topic', 1 + (topics[highest(topics, best)] ?? 0) / 2],
  ];
  softmax(topics, SHARPNESS).forEach((share, k) => {
    if (share > LIKELY) signs.push([aboutSign(codes[k] as string), share]);
  });
  return signs;
}

function aboutSign(code: string): string {
  return `about/${code}`;
}

function ruleSign(kind: string): string {
  return `rule/${kind}`;
}
