/** Pictures and voices in what clerks read: where to open them, and how well a voice was understood. */
import type { Attached } from '../../domain/case/attached.js';
import type { Remark } from '../../domain/case/types.js';

/** More links than this are for nobody to tap in a chat; the case's file has them all. */
const MOST_LINKS = 5;

/** Lines behind a notice, the first with its line feed; "" when nothing was sent. `n` is what a clerk types for the case. */
export function attachedLines(
  attached: readonly Attached[] | undefined,
  n: string,
  link: ((media: string) => string) | undefined,
): string {
  if (attached === undefined || attached.length === 0) return '';
  if (link === undefined) return `\n带着${String(attached.length)}个语音或图片，要听要看回 /查看 ${n}`;
  return attached
    .slice(-MOST_LINKS)
    .map(({ media, voice }) => `\n${voice ? '听语音' : '看图片'}：${link(media)}`)
    .join('');
}

/** Behind the text of a remark; "" for what was typed, and for what was surely understood as it stands there. */
export function heardWords({ text, heard = null }: Pick<Remark, 'text' | 'heard'>): string {
  if (heard === null || (heard.sure && heard.text === text)) return '';
  if (heard.text === '') return text === '' ? '（语音，没人听懂）' : '';
  if (text === '') return `（语音，机器听着像“${heard.text}”，不一定对）`;
  const written = heard.text === text ? '' : `，机器写的是“${heard.text}”`;
  return `（语音${heard.sure ? '' : '，不一定听对了'}${written}）`;
}

/** Before the text of what came with the word that a case is done; "" for every other remark. */
export function proofWords({ proof, text }: Pick<Remark, 'proof' | 'text'>): string {
  if (proof === undefined) return '';
  return proof === 'excused' ? '照片不便拍：' : text === '' ? '办结的照片' : '办结的照片：';
}
