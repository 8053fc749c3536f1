/** Pictures and voices in what clerks read: where to open them, and how well a voice was understood. */
import type { Attached } from '../../domain/case/attached.js';
import type { Remark } from '../../domain/case/types.js';
import { counted } from './phrases.js';

/** More links than this are for nobody to tap in a chat; the case's file has them all. */
const MOST_LINKS = 5;

/** Lines behind a notice, the first with its line feed; "" when nothing was sent. `n` is what a clerk types for the case. */
export function attachedLines(
  attached: readonly Attached[] | undefined,
  n: string,
  link: ((media: string) => string) | undefined,
): string {
  if (attached === undefined || attached.length === 0) return '';
  if (link === undefined)
    return `\nWith ${counted(attached.length, 'picture or voice', 'pictures or voices')}. To look or listen: /show ${n}`;
  return attached
    .slice(-MOST_LINKS)
    .map(({ media, voice }) => `\n${voice ? 'Listen' : 'Look'}: ${link(media)}`)
    .join('');
}

/** Behind the text of a remark; "" for what was typed, and for what was surely understood as it stands there. */
export function heardWords({ text, heard = null }: Pick<Remark, 'text' | 'heard'>): string {
  if (heard === null || (heard.sure && heard.text === text)) return '';
  if (heard.text === '') return text === '' ? '(a voice that nobody understood)' : '';
  if (text === '') return `(a voice, perhaps "${heard.text}")`;
  const written = heard.text === text ? '' : `, written as "${heard.text}"`;
  return `(a voice${heard.sure ? '' : ', perhaps misheard'}${written})`;
}

/** Before the text of what came with the word that a case is done; "" for every other remark. */
export function proofWords({ proof, text }: Pick<Remark, 'proof' | 'text'>): string {
  if (proof === undefined) return '';
  return proof === 'excused' ? 'no picture:' : text === '' ? 'a picture of the result' : 'a picture of the result:';
}
