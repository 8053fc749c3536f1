/** A language in which the service speaks. zh-CN is the model: what it can say, every language can say. */
import type { WorkCalendar } from '../domain/calendar.js';
import type { Directory } from '../domain/directory.js';
import type { Notice } from '../domain/notice.js';
import type { Instant } from '../domain/time.js';
import type { Replies } from './replies.js';

/** Where and when a notice is read. In a room it must hold nothing private. */
export interface Reading {
  room: boolean;
  now: Instant;
  calendar: WorkCalendar;
}

/** What somebody who looks at cases may need to have worded. */
export interface View {
  now: Instant;
  directory: Directory;
  calendar: WorkCalendar;
  room: boolean;
}

export interface Locale {
  /** BCP-47. */
  tag: string;
  /** One notice as one message. Internal notices have no words and give "". */
  notice(notice: Notice, reading: Reading): string;
  /** Several notices to one conversation as one message. */
  together(texts: readonly string[]): string;
  replies: Replies;
}
