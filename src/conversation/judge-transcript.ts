/** How far what a recogniser wrote can be relied on. */
import type { Transcript } from '../ports/transcriber.js';
import type { HeardVoice } from './stored-message.js';

/** What one voice came to: how it was heard, and the text to go by, "" when there is none. */
export interface Judged {
  text: string;
  heard: HeardVoice;
}

/** From here on it is taken for what was said. */
const SURE = 0.75;
/** Below this it is noise more often than speech. */
const HALF_SURE = 0.35;

/** What is written in Chinese characters, however it sounds. */
const CHINESE = new Set(['zh', 'cmn', 'yue', 'wuu', 'nan', 'hak', 'gan', 'hsn', 'cjy']);

export const NOT_HEARD: Judged = { text: '', heard: { text: '', sure: false, language: null } };

/**
 * Another language is for a person, whatever the recogniser made of it, and so is a text that is more likely wrong than
 * right; words of danger (`isDanger`) count however badly they were heard. A recogniser that does not say how sure it is, is
 * believed. `correct` puts right the names of the village.
 */
export function judgeTranscript(
  { text, confidence, language: told }: Transcript,
  { correct, isDanger }: { correct(text: string): string; isDanger(text: string): boolean },
): Judged {
  const said = text.trim();
  const language = foreignLanguage(said, told);
  const certainty = said === '' || language !== null ? 0 : (confidence ?? 1);
  const corrected = correct(said);
  const usable = certainty >= HALF_SURE || isDanger(corrected);
  return { text: usable ? corrected : '', heard: { text: said, sure: certainty >= SURE, language } };
}

function foreignLanguage(text: string, told: string | null): string | null {
  if (/\p{Script=Tibetan}{3}/u.test(text)) return 'bo';
  const [primary = ''] = told?.toLowerCase().split('-') ?? [];
  return primary === '' || CHINESE.has(primary) ? null : primary;
}
