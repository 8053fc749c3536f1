/** A time that is spoken of in a text, before it is decided which of several is meant. */
import type { Instant } from '../../domain/time.js';

export interface Moment {
  /** Where it stands in the text. */
  start: number;
  end: number;
  /** When it began; null when the words leave it open (好几天). */
  from: Instant | null;
  /** How long it has lasted, when that is what was said; in milliseconds. */
  lasting: number | null;
}

/** One way to speak of times: a pattern, and what a match means now (null when it is no time in the past). */
export interface TimeRule {
  pattern: RegExp;
  read(match: RegExpExecArray, now: Instant): Pick<Moment, 'from' | 'lasting'> | null;
}

/** The instant, when it is not to come. */
export function since(from: Instant | null, now: Instant): Pick<Moment, 'from' | 'lasting'> | null {
  return from === null || from > now ? null : { from, lasting: null };
}
