/** Every language the service speaks. A new one is a folder like zh-cn/ and a line here. */
import { en } from './en/index.js';
import type { Locale } from './locale.js';
import { zhCN } from './zh-cn/index.js';

export const LOCALES: Readonly<Record<'zh-CN' | 'en', Locale>> = { 'zh-CN': zhCN, en };

/** The locale for a BCP-47 tag, in any case and of any region ("zh", "en-GB"); null for a language that is not here. */
export function localeNamed(tag: string): Locale | null {
  const language = (one: string): string => one.toLowerCase().split('-')[0] ?? '';
  return Object.values(LOCALES).find((one) => language(one.tag) === language(tag)) ?? null;
}
