/** What the pages say on which clerks open pictures and voices. */
import type { MediaWords } from '../locale.js';
import { shortNumber } from './names.js';

const about = (number: string | null): string => (number === null ? '' : `${number}，`);

export const mediaWords: MediaWords = {
  listen: (number) =>
    number === null
      ? '群众的语音。'
      : `${number}，群众的语音。听完在微信里回 /记录 ${shortNumber(number)} 里头说的话。`,
  look: (number) => `${about(number)}群众发来的图片。`,
  cannotShow: () => '这个文件在手机上放不出来，请让管理员看看。',
  gone: () => '这个链接过期了，或者里头的东西按规定删掉了。还要看的话，在微信里发 /查看 编号，拿新的链接。',
  wrong: () => '没有找到。链接可能没复制全，请在微信里再点一次。',
};
