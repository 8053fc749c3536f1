/** Every language the service speaks. A new one is a folder like zh-cn/, a line here, and its tag in src/config. */
import { en } from './en/index.js';
import type { Locale } from './locale.js';
import { zhCN } from './zh-cn/index.js';

export const LOCALES: Readonly<Record<'zh-CN' | 'en', Locale>> = { 'zh-CN': zhCN, en };
