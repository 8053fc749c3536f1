/** A time in the past that is spoken of in a text, before it is decided which of several is meant. */
import type { Instant, Period } from '../../domain/time.js';
import type { Span } from '../span.js';

export interface Moment extends Span, Period {
  /** How long it has lasted was said (三天了), not when it began. */
  lasting: boolean;
}

export type Meant = Omit<Moment, keyof Span>;

/** One way to speak of times: a pattern, and what a match means now; null when it is none or still to come. */
export interface TimeRule {
  pattern: RegExp;
  read(match: RegExpExecArray, now: Instant): Meant | null;
}

/** From then on for so long, at most until now; null when there is no such time or it is to come. */
export function past(from: Instant | null, length: number, now: Instant): Meant | null {
  return from === null || from > now ? null : { from, to: Math.min(from + length, now), lasting: false };
}
