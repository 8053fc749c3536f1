/** What every language has in common: which sentence a notice needs, and what a room may never read. */
import type { Chart } from '../domain/chart.js';
import type { Digest } from '../domain/digest.js';
import { maskText } from '../domain/mask.js';
import type { ClerkNotice, Notice, ReporterNotice, VillageNotice } from '../domain/notice.js';
import { isClerkNotice, isReporterNotice, isVillageNotice } from './audience.js';
import type { ConsoleWords } from './console-words.js';
import type { Locale, LoginWords, MediaWords, PaperWords } from './locale.js';
import type { PageWords } from './page-words.js';
import type { Replies } from './replies.js';
import type { Reading } from './view.js';

/** The sentences of one language. */
export interface Sentences {
  tag: string;
  reporterNotice(notice: ReporterNotice, reading: Reading): string;
  clerkNotice(notice: ClerkNotice, reading: Reading): string;
  villageNotice(notice: VillageNotice, reading: Reading): string;
  digestText(digest: Digest, areaName: string, late: boolean): string;
  weekChart(digest: Digest, areaName: string): Chart | null;
  replies: Replies;
  media: MediaWords;
  login: LoginWords;
  papers: PaperWords;
  page: PageWords;
  console: ConsoleWords;
}

export function makeLocale(sentences: Sentences): Locale {
  return {
    tag: sentences.tag,
    // People type numbers into results and questions too; in a room none of them is repeated.
    notice: (one, reading) =>
      reading.room ? maskText(worded(sentences, one, reading)) : worded(sentences, one, reading),
    together: (texts) => [...new Set(texts)].join('\n'),
    chart: (one) => (one.kind === 'digest' ? sentences.weekChart(one.digest, one.areaName) : null),
    replies: sentences.replies,
    media: sentences.media,
    login: sentences.login,
    papers: sentences.papers,
    page: sentences.page,
    console: sentences.console,
  };
}

function worded(sentences: Sentences, one: Notice, reading: Reading): string {
  if (isReporterNotice(one)) return sentences.reporterNotice(one, reading);
  if (isClerkNotice(one)) return sentences.clerkNotice(one, reading);
  if (isVillageNotice(one)) return sentences.villageNotice(one, reading);
  switch (one.kind) {
    case 'said':
      return one.text;
    case 'digest':
      return sentences.digestText(one.digest, one.areaName, one.late);
    case 'absorb':
    case 'release':
    case 'discard':
    case 'planVisit':
    case 'caseEvent':
      return '';
  }
}
