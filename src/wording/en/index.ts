/** English: plain and short, to be read aloud. Says what the Mandarin model says. */
import { makeLocale } from '../make-locale.js';
import { clerkNotice } from './clerk-notices.js';
import { digestText } from './digest-words.js';
import { mediaWords as media } from './media-words.js';
import { reporterNotice } from './reporter-notices.js';
import { staffReplies } from './staff-replies.js';
import { villagerReplies } from './villager-replies.js';

export const en = makeLocale({
  ...{ tag: 'en', reporterNotice, clerkNotice, digestText, media },
  replies: { ...villagerReplies, ...staffReplies },
});
