/** News as a form says it, with what is wrong at its field. */
import { dayOf } from '../../../domain/calendar.js';
import type { News } from '../../../domain/imported-village.js';
import { maskText } from '../../../domain/mask.js';

export type Problems = Partial<Record<'day' | 'title' | 'text', string>>;

export const LONGEST_TITLE = 40;
export const LONGEST_TEXT = 500;

/** Phone and ID numbers are masked: everybody may read it. */
export function readNews(field: (name: string) => string): { item: News } | { problems: Problems } {
  const [day, title, text] = [field('day'), field('title').trim(), field('text').trim()];
  const problems: Problems = {};
  const at = /^20\d{2}-\d{2}-\d{2}$/u.test(day) ? Date.parse(`${day}T00:00:00+08:00`) : NaN;
  // Parsing takes 2026-02-30 for the 2nd of March.
  if (Number.isNaN(at) || dayOf(at) !== day) problems.day = '请写日子，例如 2026-10-01';
  if (title === '') problems.title = '请写标题';
  else if (title.length > LONGEST_TITLE) problems.title = `标题请压到${String(LONGEST_TITLE)}字以内`;
  if (text.length > LONGEST_TEXT) problems.text = `内容请压到${String(LONGEST_TEXT)}字以内`;
  return Object.keys(problems).length > 0
    ? { problems }
    : { item: { at, title: maskText(title), text: maskText(text) } };
}
