/** Decisions of those who lead about who does it, and whether it was done. */
import { namesOf } from '../../domain/case/tell.js';
import type { PersonId } from '../../domain/person.js';
import type { Handled } from '../stored-message.js';
import { perform, rightForm, type Call, type Command } from './command.js';
import { namedPeople } from './people.js';
import { pickCase } from './pick.js';

async function handOver(call: Call, command: Command, kind: 'assign' | 'transfer'): Promise<Handled> {
  const picked = await pickCase(call, command, kind);
  if ('handled' in picked) return picked.handled;
  const named = namedPeople(call, picked.rest, picked.case.village);
  if ('handled' in named) return named.handled;
  if (named.people.length === 0) return rightForm(call, command, '@谁');
  const { words, context } = call.turn.talk;
  const names = namesOf(named.people, context.directory()).join('、');
  return perform(call, picked.case, { kind, to: named.people }, (after) => words.replies.handedOn(after, names));
}

export const assign: Command = {
  name: 'assign',
  zh: '派单',
  also: ['派', '指派'],
  form: '/派单 编号 @谁',
  example: '/派单 312 @索南',
  does: '派给某人办',
  right: 'assign',
  run: (call) => handOver(call, assign, 'assign'),
};

export const transfer: Command = {
  name: 'transfer',
  zh: '转派',
  also: ['转', '改派', '转办'],
  form: '/转派 编号 @谁',
  example: '/转派 312 @豆太',
  does: '改由别人办',
  right: 'transfer',
  run: (call) => handOver(call, transfer, 'transfer'),
};

export const approve: Command = {
  name: 'approve',
  zh: '同意',
  also: ['批准'],
  form: '/同意 编号 [@谁]',
  example: '/同意 305 @供电所',
  does: '同意退单（可写转给谁）',
  right: 'approve',
  run: async (call) => {
    const picked = await pickCase(call, approve, 'approve');
    if ('handled' in picked) return picked.handled;
    const named = namedPeople(call, picked.rest, picked.case.village);
    if ('handled' in named) return named.handled;
    const { words, context } = call.turn.talk;
    const action = { kind: 'approve', to: named.people, text: named.rest } as const;
    return perform(call, picked.case, action, (after) =>
      words.replies.ruled(after, true, names(call, after.offered), context.now()),
    );
  },
};

export const reject: Command = {
  name: 'reject',
  zh: '不同意',
  also: ['驳回'],
  form: '/不同意 编号 原因',
  example: '/不同意 305 水表后面的归村里管',
  does: '不同意退单，还归原来的人',
  right: 'reject',
  run: async (call) => {
    const picked = await pickCase(call, reject, 'reject');
    if ('handled' in picked) return picked.handled;
    if (picked.rest === '') return rightForm(call, reject, '原因');
    const { words, context } = call.turn.talk;
    return perform(call, picked.case, { kind: 'reject', reason: picked.rest }, (after) =>
      words.replies.ruled(after, false, names(call, after.lead === null ? [] : [after.lead]), context.now()),
    );
  },
};

const names = (call: Call, people: readonly PersonId[]): string =>
  namesOf(people, call.turn.talk.context.directory()).join('、');

export const redo: Command = {
  name: 'redo',
  zh: '重办',
  also: ['返工'],
  form: '/重办 编号 原因',
  example: '/重办 312 去看了，水还是小',
  does: '没办好，再办一次',
  right: 'redo',
  run: async (call) => {
    const picked = await pickCase(call, redo, 'redo');
    if ('handled' in picked) return picked.handled;
    if (picked.rest === '') return rightForm(call, redo, '原因');
    const { words, context } = call.turn.talk;
    return perform(call, picked.case, { kind: 'redo', text: picked.rest }, (after) =>
      words.replies.redoing(after, namesOf(after.offered, context.directory()).join('、')),
    );
  },
};
