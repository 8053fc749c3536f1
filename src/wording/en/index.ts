/** English: plain and short, to be read aloud. Says what the Mandarin model says. */
import { makeLocale } from '../make-locale.js';
import { bindReplies } from './bind-replies.js';
import { clerkNotice } from './clerk-notices.js';
import { consoleWords as console } from './console-words.js';
import { digestText, weekChart } from './digest-words.js';
import { loginWords as login } from './login-words.js';
import { mediaWords as media } from './media-words.js';
import { notebookReplies } from './notebook-replies.js';
import { ownDataReplies } from './own-data-replies.js';
import { proofReplies } from './proof-replies.js';
import { pageWords as page } from './page-words.js';
import { letterPaper } from './letter-words.js';
import { reportPaper } from './report-words.js';
import { reporterNotice } from './reporter-notices.js';
import { staffReplies } from './staff-replies.js';
import { bulletinReplies } from './bulletin-replies.js';
import { statsReplies } from './stats-replies.js';
import { villageNotice } from './village-notices.js';
import { villagerReplies } from './villager-replies.js';

export const en = makeLocale({
  ...{
    tag: 'en',
    reporterNotice,
    clerkNotice,
    villageNotice,
    digestText,
    weekChart,
    media,
    papers: { report: reportPaper, letter: letterPaper },
    login,
    page,
    console,
  },
  replies: {
    ...villagerReplies,
    ...ownDataReplies,
    ...bindReplies,
    ...staffReplies,
    ...notebookReplies,
    ...proofReplies,
    ...bulletinReplies,
    ...statsReplies,
  },
});
