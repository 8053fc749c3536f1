/** /办结: the result, with its picture under the command, just before it, or still to come. */
import type { Case } from '../../domain/case/types.js';
import { can } from '../../domain/rights.js';
import { forgetPhotos, photosBefore, photosIn, withoutPhoto } from '../photo-proof.js';
import { answered } from '../turn.js';
import { perform, rightForm, type Call, type Command } from './command.js';
import { casesInCharge, isPossibleNow, pickCase } from './pick.js';

export const done: Command = {
  name: 'done',
  zh: '办结',
  also: ['完成', '办好'],
  form: '/办结 编号 处理结果',
  example: '/办结 312 水泵修好，三点来水',
  does: '办好了，请群众说好没好',
  right: 'done',
  run: async (call) => {
    const picked = await pickCase(call, done, 'done');
    if ('handled' in picked) return picked.handled;
    const { replies } = call.turn.talk.words;
    const excuse = withoutPhoto(picked.rest);
    const result = excuse?.before ?? picked.rest;
    if (result === '' && picked.case.finishing == null) return rightForm(call, done, '处理结果');
    if (excuse?.reason === '') return answered(call.turn, 'wrong_form', replies.whyNoPhoto(picked.case.number));
    const media = await photosFor(call, picked.case);
    const proof = excuse === null && media.length === 0 ? {} : { proof: { text: excuse?.reason ?? '', media } };
    const handled = await perform(call, picked.case, { kind: 'done', result, ...proof }, (after) =>
      after.finishing?.by === call.me.id ? replies.photoWanted(after) : replies.finished(after),
    );
    // Not before: whoever works on this again must know of them.
    if (media.length > 0 && handled.outcome === 'command:done') await forgetPhotos(call.turn);
    return handled;
  },
};

/** Those under the command, else those that came just before it; not while they may be of what was reported done before. */
async function photosFor(call: Call, c: Case): Promise<readonly string[]> {
  const { turn, me } = call;
  const { context } = turn.talk;
  const sent = photosIn(turn.message);
  const before = sent.length > 0 ? [] : photosBefore(turn.contact, context.now());
  const mayFinish = isPossibleNow(c, 'done') && can(me.id, 'done', c, context.directory()).may;
  if (before.length === 0 || !mayFinish) return sent;
  const inCharge = await casesInCharge(call);
  if (inCharge.some(({ id, finishing }) => id !== c.id && finishing?.by === me.id)) return sent;
  await context.media.claim(before, c.id);
  return before;
}
