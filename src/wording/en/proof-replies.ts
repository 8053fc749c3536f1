/** The picture that has to come with a result, asked for kindly and never forced. */
import type { ProofReplies } from '../proof-words.js';
import { shortNumber } from './names.js';
import { listed } from './phrases.js';

/** What a clerk writes instead of a picture; `flows/proof.ts` reads it. */
const EXCUSE = 'no photo:';

export const proofReplies: ProofReplies = {
  photoWanted: (c) =>
    `The result of ${c.number} is noted. A picture of how it is now is still missing; with it the matter is done. Please send it to me in a direct message, with the number ${c.number} if you like. If there can be none: ${shortNumber(c.number)} ${EXCUSE} REASON`,
  whichProof: (cases, sent) => {
    const numbers = listed(cases.map(({ number }) => number));
    const [first] = cases;
    const n = shortNumber(first?.number ?? '');
    return sent
      ? `I have the picture. Pictures are missing for ${numbers}. Which one is it? Please reply with the number, for example: ${n}`
      : `Pictures are missing for ${numbers}. Which one do you mean? Please write the number, for example: ${n} ${EXCUSE} it is too dark`;
  },
  photoFirst: () =>
    'I have the picture. If it shows what you have done, reply within ten minutes with /done NUMBER RESULT, and it goes along; if it is something new, just tell me.',
  whyNoPhoto: (number) =>
    `Please write why there can be no picture, for example: ${shortNumber(number)} ${EXCUSE} it is too dark`,
};
