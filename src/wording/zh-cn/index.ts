/** Mandarin as spoken in the villages: the complete locale, and the model for the others. */
import { makeLocale } from '../make-locale.js';
import { clerkNotice } from './clerk-notices.js';
import { digestText } from './digest-words.js';
import { mediaWords as media } from './media-words.js';
import { reporterNotice } from './reporter-notices.js';
import { staffReplies } from './staff-replies.js';
import { villagerReplies } from './villager-replies.js';

export const zhCN = makeLocale({
  ...{ tag: 'zh-CN', reporterNotice, clerkNotice, digestText, media },
  replies: { ...villagerReplies, ...staffReplies },
});
