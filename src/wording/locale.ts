/** A language in which the service speaks. zh-CN is the model: what it can say, every language can say. */
import type { Chart } from '../domain/chart.js';
import type { Letter } from '../domain/letter.js';
import type { MonthReport } from '../domain/month-report.js';
import type { Notice } from '../domain/notice.js';
import type { LetterPaper, ReportPaper } from '../domain/paper.js';
import type { Instant } from '../domain/time.js';
import type { ConsoleWords } from './console-words.js';
import type { PageWords } from './page-words.js';
import type { Replies } from './replies.js';
import type { Reading } from './view.js';

export interface Locale {
  /** BCP-47. */
  tag: string;
  /** One notice as one message. Internal notices have no words and give "". */
  notice(notice: Notice, reading: Reading): string;
  /** Several notices to one conversation as one message. */
  together(texts: readonly string[]): string;
  /** The picture that goes with a notice; null for most. */
  chart(notice: Notice): Chart | null;
  replies: Replies;
  /** The sentences of the pages on which clerks open pictures and voices. `number` of the case, null when it is not known. */
  media: MediaWords;
  login: LoginWords;
  papers: PaperWords;
  /** The pages of the villages. */
  page: PageWords;
  /** The dispatch centre. */
  console: ConsoleWords;
}

/** What operators read about the session of an account: on its page, and when it ends and is back. */
export interface LoginWords {
  title(): string;
  scan(): string;
  state(state: 'stopped' | 'starting' | 'waiting' | 'ready'): string;
  lastHeard(at: Instant | null, now: Instant): string;
  queued(count: number): string;
  gaps(): string;
  gap(from: Instant, until: Instant | null, now: Instant): string;
  linkUsed(): string;
  ended(from: Instant, now: Instant): string;
  back(from: Instant, until: Instant, now: Instant): string;
}

/** What stands on paper. */
export interface PaperWords {
  report(report: MonthReport): ReportPaper;
  letter(letter: Letter): LetterPaper;
}

export interface MediaWords {
  listen(number: string | null): string;
  look(number: string | null): string;
  cannotShow(): string;
  gone(): string;
  wrong(): string;
}
