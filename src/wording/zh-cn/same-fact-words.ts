/** What those who work on a case hear of others that are, or may be, the same matter. */
import { categoryLabel } from '../../domain/category.js';
import type { ClerkNotice } from '../../domain/notice.js';
import { matterWords, ROLE_WORDS, shortNumber } from './names.js';

type Of<K extends ClerkNotice['kind']> = Extract<ClerkNotice, { kind: K }>;

const quoted = (words: readonly string[]): string => (words.length === 0 ? '' : `，都说到“${words.join('、')}”`);

/** Who told it in words of their own was joined by likeness, and that may be wrong. */
export function follower({ case: c, households, text = '' }: Of<'follower'>, from: string): string {
  const now = `现在共${String(households)}户。`;
  if (text === '') return `${c.number}又多了：${from}，${now}`;
  return `${c.number}又多了：${from}（“${text}”），${now}要是两回事，${ROLE_WORDS.grid_lead}可以回 /拆单 ${shortNumber(c.number)} 拆开。`;
}

export function maybeSame({ case: c, other, why }: Of<'maybeSame'>): string {
  return `${c.number}像是和${other.number}同一件事（${matterWords(other)}${quoted(why)}）。是的话回 /并单 ${shortNumber(c.number)} ${shortNumber(other.number)}，不是就不用管。`;
}

export function oneCause({ cases, households, what }: Of<'oneCause'>): string {
  const [first, second] = cases;
  if (first === undefined || second === undefined) return '';
  const numbers = cases.map((one) => one.number).join('、');
  return `👥 ${first.areaName}${String(households)}户都说${categoryLabel(first.category)}，像是一个原因（${numbers}${quoted(what)}）。请去看一下。是同一件事就并起来，比如 /并单 ${shortNumber(second.number)} ${shortNumber(first.number)}`;
}
