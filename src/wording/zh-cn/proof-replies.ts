/** The picture that has to come with a result, asked for kindly and never forced. */
import type { ProofReplies } from '../proof-words.js';
import { shortNumber } from './names.js';

/** What a clerk writes instead of a picture; `flows/proof.ts` reads it. */
const EXCUSE = '照片不便拍：';

export const proofReplies: ProofReplies = {
  photoWanted: (c) =>
    `${c.number}的结果记下了，还差一张办好以后的照片，收到就办结。请私下把照片发给我，写上编号 ${c.number}，不写也行。不便拍的回：${shortNumber(c.number)} ${EXCUSE}原因`,
  whichProof: (cases, sent) => {
    const numbers = cases.map(({ number }) => number).join('、');
    const [first] = cases;
    const n = shortNumber(first?.number ?? '');
    return sent
      ? `照片收到了。差照片的有${numbers}，这是哪一件的？请回编号，例如：${n}`
      : `差照片的有${numbers}，您说的是哪一件？请写上编号，例如：${n} ${EXCUSE}天黑看不清`;
  },
  photoFirst: () =>
    '照片收到了。是办好以后拍的，十分钟内回 /办结 编号 处理结果，照片就跟着上去；是新的事，直接说什么事。',
  whyNoPhoto: (number) => `请写上为什么不便拍，例如：${shortNumber(number)} ${EXCUSE}天黑看不清`,
};
