/** When a case cannot be done in time: one extension with a reason, or put aside with a plan and a day to look again. */
import { perform, rightForm, type Command } from './command.js';
import { pickCase } from './pick.js';
import { dayIn, daysIn } from './written-time.js';

export const extend: Command = {
  name: 'extend',
  zh: '延期',
  also: ['申请延期'],
  form: '/延期 编号 工作日数 原因',
  example: '/延期 312 3 配件要从西宁发过来',
  does: '到期办不完，请上面批几个工作日，只有一次',
  right: 'extend',
  run: async (call) => {
    const picked = await pickCase(call, extend, 'extend');
    if ('handled' in picked) return picked.handled;
    const days = daysIn(picked.rest);
    if (days === null) return rightForm(call, extend, '工作日数');
    if (days.rest === '') return rightForm(call, extend, '原因');
    const { words, context } = call.turn.talk;
    return perform(call, picked.case, { kind: 'extend', workdays: days.value, reason: days.rest }, (after) =>
      words.replies.extensionAsked(after, context.now()),
    );
  },
};

export const park: Command = {
  name: 'park',
  zh: '挂账',
  also: ['挂起', '暂缓'],
  form: '/挂账 编号 日期 原因和打算',
  example: '/挂账 312 3月15日 地冻着挖不开，开春就换水管',
  does: '眼下办不了的，说清打算和哪天再办',
  right: 'park',
  run: async (call) => {
    const picked = await pickCase(call, park, 'park');
    if ('handled' in picked) return picked.handled;
    const { words, context } = call.turn.talk;
    const day = dayIn(picked.rest, context.now());
    if (day === null || day.value <= context.now()) return rightForm(call, park, '日期');
    if (day.rest === '') return rightForm(call, park, '原因和打算');
    return perform(call, picked.case, { kind: 'park', reviewAt: day.value, reason: day.rest }, (after) =>
      words.replies.parkedNow(after, context.now()),
    );
  },
};

export const resume: Command = {
  name: 'resume',
  zh: '恢复',
  also: ['接着办', '销账'],
  form: '/恢复 编号',
  example: '/恢复 312',
  does: '挂账的、等回话的，现在接着办',
  right: 'resume',
  run: async (call) => {
    const picked = await pickCase(call, resume, 'resume');
    if ('handled' in picked) return picked.handled;
    const { words, context } = call.turn.talk;
    return perform(call, picked.case, { kind: 'resume' }, (after) => words.replies.resumedNow(after, context.now()));
  },
};
