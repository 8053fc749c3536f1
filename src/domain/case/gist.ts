/** Short, masked forms of what was said: for lists, groups and notices. The whole text is only in the case's file. */
import { maskText } from '../mask.js';
import type { Case } from './types.js';

/** One line of the message for lists and groups. */
const GIST_LENGTH = 24;
/** Said texts in notices are kept this short. */
const SAID_LENGTH = 160;

/** Makes one line of a text, masked. */
export function gistOf(text: string): string {
  return cut(masked(text, GIST_LENGTH).replace(/\s+/gu, ' ').trim(), GIST_LENGTH);
}

/** The case of a recording nobody understood, now that somebody has said in words what it is; any other as it was. */
export function understoodBy(text: string, c: Case): Case {
  return c.unheard === true && text !== '' ? { ...c, unheard: false, gist: gistOf(text) } : c;
}

/** The beginning of what was said, masked: a phone number is shown in the file, to those who may see it. */
export function shortened(text: string): string {
  return cut(masked(text, SAID_LENGTH), SAID_LENGTH);
}

/** A number that begins in what is shown ends long before this cut, so it is seen and masked whole. */
function masked(text: string, length: number): string {
  return maskText(text.slice(0, 20 * length));
}

function cut(text: string, length: number): string {
  const glyphs = [...text];
  return glyphs.length > length ? `${glyphs.slice(0, length).join('')}…` : text;
}
