/** What those who work on a case hear of others that are, or may be, the same matter. */
import type { ClerkNotice } from '../../domain/notice.js';
import { labelOf } from './category-labels.js';
import { matterWords, ROLE_WORDS, shortNumber } from './names.js';
import { counted, listed } from './phrases.js';

type Of<K extends ClerkNotice['kind']> = Extract<ClerkNotice, { kind: K }>;

const quoted = (words: readonly string[]): string => (words.length === 0 ? '' : `, all say "${words.join(', ')}"`);

/** Who told it in words of their own was joined by likeness, and that may be wrong. */
export function follower({ case: c, households, text = '' }: Of<'follower'>, from: string): string {
  const now = `Now ${counted(households, 'household')} in all.`;
  if (text === '') return `${c.number} concerns more people: ${from}. ${now}`;
  return `${c.number} concerns more people: ${from} ("${text}"). ${now} If it is another matter, ${ROLE_WORDS.grid_lead} can take it out: /unmerge ${shortNumber(c.number)}`;
}

export function maybeSame({ case: c, other, why }: Of<'maybeSame'>): string {
  return `${c.number} may be the same matter as ${other.number} (${matterWords(other)}${quoted(why)}). If it is: /merge ${shortNumber(c.number)} ${shortNumber(other.number)}. If not, there is nothing to do.`;
}

export function oneCause({ cases, households, what }: Of<'oneCause'>): string {
  const [first, second] = cases;
  if (first === undefined || second === undefined) return '';
  const numbers = listed(cases.map((one) => one.number));
  return `👥 ${counted(households, 'household')} in ${first.areaName} with ${labelOf(first.category)}: perhaps one cause (${numbers}${quoted(what)}). Please have a look. If it is one matter, join them, such as /merge ${shortNumber(second.number)} ${shortNumber(first.number)}`;
}
