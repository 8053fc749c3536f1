/** Greeting followers, and what is kept of people. */
import type { OwnDataReplies } from '../replies.js';
import { TYPED } from './typed-words.js';

const LISTED = 'What the list of the village says of you is kept by the village committee: ask them to change it.';

export const ownDataReplies: OwnDataReplies = {
  followed: (areaName) =>
    `Hello, this is Gezipu${areaName === null ? '' : ` of ${areaName}`}. Whatever there is, type it, say it or send a picture, and I will find somebody for it. To hear how it is going, reply ${TYPED.progress}.`,
  scanned: (areaName) => `Good, from now on your matters are for ${areaName}. Just tell me when there is something.`,
  informed: (mediaDays) =>
    `So that you know: what you tell me and your phone number are only for those who work on it. Your number is never shown in a group. Recordings and pictures are deleted ${String(mediaDays)} days after it is done. Three years after it is done, the names are taken out. To see what is kept, reply ${TYPED.myData}.`,
  myData: ({ name, place, phone, cases, mediaDays, isListed }) =>
    [
      'This is what I keep of you.',
      ...(name === '' ? [] : [`Name: ${name}`]),
      ...(place === null ? [] : [`Place: ${place}`]),
      ...(phone === null ? [] : [`Phone: ${phone}`]),
      cases.length === 0
        ? 'Matters: none'
        : `Matters: ${cases.join(', ')}, with what you said and the recordings and pictures you sent`,
      `Recordings and pictures are deleted ${String(mediaDays)} days after a matter is done. Three years after it is done, the names are taken out.`,
      ...(isListed ? [LISTED] : []),
      `If something is wrong, tell me. To have it deleted, reply ${TYPED.forget}.`,
    ].join('\n'),
  nothingKept: () => 'I keep nothing of you.',
  askForget: (open) =>
    `Your name, your phone number, what you said and what you sent will be gone.${
      open === 0
        ? ''
        : ' What is being worked on will still be done, but I will not be able to tell you how it is going.'
    } The matters themselves are kept without anything of you, for the statistics. If you are sure, reply ${TYPED.confirmForget}.`,
  forgotten: (isListed) =>
    `Done. Your name, your phone number and what you said are gone. The matters themselves are kept without anything of you, for the statistics.${isListed ? ` ${LISTED}` : ''} Just tell me when there is something new.`,
};
