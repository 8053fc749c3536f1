/** What the pages say on which clerks open pictures and voices. */
import type { MediaWords } from '../locale.js';
import { shortNumber } from './names.js';

export const mediaWords: MediaWords = {
  listen: (number) =>
    number === null
      ? 'A voice message.'
      : `${number}, a voice message. When you have heard it, reply in WeChat: /note ${shortNumber(number)} WHAT IT SAYS`,
  look: (number) => (number === null ? 'A picture.' : `${number}, a picture.`),
  cannotShow: () => 'This file cannot be opened on a phone. Please ask the operator.',
  gone: () =>
    'This link is too old, or what it led to was deleted as the rules say. For a new link send /show NUMBER in WeChat.',
  wrong: () => 'Nothing was found. Perhaps the link was not copied as a whole; please tap it once more in WeChat.',
};
