/** /绑定: a number for somebody to show who they are, or for a room to be recognised by. */
import { mayBind } from '../../domain/may-bind.js';
import { calledName, isStaff, type Person } from '../../domain/person.js';
import type { Group } from '../../domain/village.js';
import { CODE_LIFE, makeCode } from '../../usecases/bind-codes.js';
import type { Handled } from '../stored-message.js';
import { answered, sayPrivately } from '../turn.js';
import { rightForm, type Call, type Command } from './command.js';

const NAMED = /^[@＠]\s*(\S+)$/u;

export const bind: Command = {
  name: 'bind',
  zh: '绑定',
  also: ['认人'],
  form: '/绑定 @谁，或 /绑定 群名',
  example: '/绑定 @卓玛',
  does: '给一个绑定码，让本人或者群认上',
  right: null,
  run: (call) => {
    const name = NAMED.exec(call.args)?.[1];
    if (name !== undefined) return codeForPerson(call, name);
    return call.args === '' ? Promise.resolve(rightForm(call, bind, '@谁')) : codeForGroup(call, call.args);
  },
};

async function codeForPerson(call: Call, name: string): Promise<Handled> {
  const { context, words } = call.turn.talk;
  const within = call.me.duties[0]?.area ?? '';
  const [person, ...more] = context.directory().peopleNamed(name, within);
  if (person === undefined) return answered(call.turn, 'no_such_person', words.replies.noSuchPerson(name));
  if (more.length > 0) return answered(call.turn, 'which_person', words.replies.whichPerson(name, [person, ...more]));
  if (!mayBind(call.me, areaOf(person), isStaff(person)))
    return answered(call.turn, 'refused', words.replies.mayNotBind(calledName(person)));
  const code = await makeCode(context.store, { bound: { person: person.id } }, context.now());
  return inPrivate(call, words.replies.personCode(calledName(person), code, CODE_LIFE / 60_000));
}

/** Where they live, else where they work. */
function areaOf({ home, duties }: Person): string | null {
  return home ?? duties[0]?.area ?? null;
}

async function codeForGroup(call: Call, name: string): Promise<Handled> {
  const { context, words } = call.turn.talk;
  const group = groupsFor(call).find((one) => one.name === name || one.id === name);
  if (group === undefined) return answered(call.turn, 'refused', words.replies.noSuchGroup(name));
  const code = await makeCode(context.store, { bound: { group: group.id } }, context.now());
  return inPrivate(call, words.replies.roomCode(group.name, code, CODE_LIFE / 60_000));
}

function groupsFor({ me, turn }: Call): Group[] {
  const groups = turn.talk.context.directory().villages.flatMap((village) => village.groups);
  return groups.filter((one) => mayBind(me, one.area, false));
}

/** A number that a room has read is nobody's secret. */
function inPrivate({ turn }: Call, text: string): Handled {
  return { outcome: 'bind_code', say: [sayPrivately(turn, text)] };
}
