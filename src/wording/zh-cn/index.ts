/** Mandarin as spoken in the villages: the complete locale, and the model for the others. */
import { maskText } from '../../domain/mask.js';
import type { Notice } from '../../domain/notice.js';
import type { Locale } from '../locale.js';
import type { Reading } from '../view.js';
import { clerkNotice } from './clerk-notices.js';
import { digestText } from './digest-words.js';
import { reporterNotice } from './reporter-notices.js';
import { staffReplies } from './staff-replies.js';
import { villagerReplies } from './villager-replies.js';
import { isClerkNotice, isReporterNotice } from '../audience.js';

function worded(one: Notice, reading: Reading): string {
  if (isReporterNotice(one)) return reporterNotice(one, reading);
  if (isClerkNotice(one)) return clerkNotice(one, reading);
  switch (one.kind) {
    case 'said':
      return one.text;
    case 'digest':
      return digestText(one.digest, one.areaName, one.late);
    case 'absorb':
    case 'release':
      return '';
  }
}

export const zhCN: Locale = {
  tag: 'zh-CN',
  // People type numbers into results and questions too; in a room none of them is repeated.
  notice: (one, reading) => (reading.room ? maskText(worded(one, reading)) : worded(one, reading)),
  together: (texts) => [...new Set(texts)].join('\n'),
  replies: { ...villagerReplies, ...staffReplies },
};
