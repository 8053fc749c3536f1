/** The clerk's daily commands on one case. */
import { calledName } from '../../domain/person.js';
import { maySeePhone } from '../../domain/rights.js';
import { classifyHeard } from '../classify-heard.js';
import { perform, rightForm, type Command } from './command.js';
import { pickCase } from './pick.js';

export const accept: Command = {
  name: 'accept',
  zh: '接单',
  also: ['接', '签收', '领取'],
  form: '/接单 编号',
  example: '/接单 312',
  does: '这件事归我办',
  right: 'accept',
  run: async (call) => {
    const picked = await pickCase(call, accept, 'accept');
    if ('handled' in picked) return picked.handled;
    const { replies } = call.turn.talk.words;
    const now = call.turn.talk.context.now();
    return perform(call, picked.case, { kind: 'accept' }, (after) => {
      const phone =
        call.turn.message.conversation.room || !maySeePhone(call.me.id, after) || after.confidential
          ? null
          : after.phone;
      return replies.accepted(after, phone, now);
    });
  },
};

export const contact: Command = {
  name: 'contact',
  zh: '已联系',
  also: ['联系', '联系了'],
  form: '/已联系 编号',
  example: '/已联系 312',
  does: '已经联系上群众',
  right: 'contact',
  run: async (call) => {
    const picked = await pickCase(call, contact, 'contact');
    if ('handled' in picked) return picked.handled;
    const { replies } = call.turn.talk.words;
    const now = call.turn.talk.context.now();
    return perform(call, picked.case, { kind: 'contact', text: picked.rest }, (after) =>
      replies.contactNoted(after, now),
    );
  },
};

export const note: Command = {
  name: 'note',
  zh: '记录',
  also: ['记', '备注'],
  form: '/记录 编号 内容',
  example: '/记录 312 看了现场，水泵跳闸',
  does: '记一笔，只有办事的人看得到',
  right: 'note',
  run: async (call) => {
    const picked = await pickCase(call, note, 'note');
    if ('handled' in picked) return picked.handled;
    const { media } = call.turn.message;
    if (picked.rest === '' && media === null) return rightForm(call, note, '内容');
    const action = { kind: 'note', text: picked.rest, media: media === null ? [] : [media.id] } as const;
    const { replies } = call.turn.talk.words;
    return perform(call, picked.case, action, async (after) => {
      const classified = await classifyHeard(call.turn, after, picked.rest);
      return classified === null ? replies.noted(after) : replies.transcribed(classified);
    });
  },
};

export const ask: Command = {
  name: 'ask',
  zh: '补问',
  also: ['问', '追问'],
  form: '/补问 编号 问题',
  example: '/补问 312 您家水表井在院里还是院外',
  does: '问群众一句，等回话时不算时间',
  right: 'ask',
  run: async (call) => {
    const picked = await pickCase(call, ask, 'ask');
    if ('handled' in picked) return picked.handled;
    if (picked.rest === '') return rightForm(call, ask, '问题');
    return perform(call, picked.case, { kind: 'ask', question: picked.rest }, (after) =>
      call.turn.talk.words.replies.askedReporter(after),
    );
  },
};

export const reply: Command = {
  name: 'reply',
  zh: '回复',
  also: ['答复', '告诉'],
  form: '/回复 编号 要说的话',
  example: '/回复 312 配件下午到，到了就装',
  does: '给群众回一句话，事情接着办',
  right: 'reply',
  run: async (call) => {
    const picked = await pickCase(call, reply, 'reply');
    if ('handled' in picked) return picked.handled;
    if (picked.rest === '') return rightForm(call, reply, '要说的话');
    return perform(call, picked.case, { kind: 'reply', text: picked.rest }, (after) =>
      call.turn.talk.words.replies.repliedTo(after),
    );
  },
};

export const giveBack: Command = {
  name: 'return',
  zh: '退单',
  also: ['退回', '退'],
  form: '/退单 编号 原因',
  example: '/退单 305 变压器是供电所的，村里动不了',
  does: '不归我管，说明原因，请上面定',
  right: 'return',
  run: async (call) => {
    const picked = await pickCase(call, giveBack, 'return');
    if ('handled' in picked) return picked.handled;
    if (picked.rest === '') return rightForm(call, giveBack, '原因');
    const { words, context } = call.turn.talk;
    return perform(call, picked.case, { kind: 'return', reason: picked.rest }, (after) =>
      words.replies.returned(after, context.now()),
    );
  },
};

export const escalate: Command = {
  name: 'escalate',
  zh: '上报',
  also: ['报上', '往上报'],
  form: '/上报 编号 原因',
  example: '/上报 312 要换变压器，村里办不了',
  does: '交给上一级办',
  right: 'escalate',
  run: async (call) => {
    const picked = await pickCase(call, escalate, 'escalate');
    if ('handled' in picked) return picked.handled;
    const directory = call.turn.talk.context.directory();
    return perform(call, picked.case, { kind: 'escalate', reason: picked.rest }, (after) => {
      const to = directory.person(after.offered[0] ?? '');
      return call.turn.talk.words.replies.handedOn(after, to === null ? '' : calledName(to));
    });
  },
};
