/** How a case is handled: two together, several units each with a part, or watched from above (协办, 联办, 督办). */
import { addSpan } from '../../domain/calendar.js';
import { namesOf } from '../../domain/case/tell.js';
import type { HandlingMode } from '../../domain/case/types.js';
import type { PersonId } from '../../domain/person.js';
import type { Instant } from '../../domain/time.js';
import { waysOf } from '../../domain/ways.js';
import type { Handled } from '../stored-message.js';
import { perform, rightForm, type Call, type Command } from './command.js';
import { calledThere, waysFor } from './own-names.js';
import { namedPeople } from './people.js';
import { pickCase } from './pick.js';
import { daysIn } from './written-time.js';

interface Partner {
  person: PersonId;
  what: string;
}

export const assist: Command = {
  name: 'assist',
  zh: '协办',
  also: ['一起办', '同办'],
  form: '/协办 编号 @谁',
  example: '/协办 312 @豆太',
  does: '请人一起去办',
  right: 'assist',
  run: (call) => withPartners(call, calledThere(assist, waysFor(call.turn)), 'assist'),
};

export const joint: Command = {
  name: 'joint',
  zh: '联办',
  also: ['联合办'],
  form: '/联办 编号 @谁 办哪一块 @谁 办哪一块 几天',
  example: '/联办 312 @供电所 换变压器 @索南 通知各户 5天',
  does: '几家一起办，各办一块',
  right: 'joint',
  run: (call) => withPartners(call, calledThere(joint, waysFor(call.turn)), 'joint'),
};

export const supervise: Command = {
  name: 'supervise',
  zh: '督办',
  also: ['盯办'],
  form: '/督办 编号 几天',
  example: '/督办 312 3天',
  does: '盯着办，限几个工作日办好',
  right: 'supervise',
  run: async (call) => {
    const picked = await pickCase(call, supervise, 'supervise');
    if ('handled' in picked) return picked.handled;
    const days = daysIn(picked.rest);
    if (days === null) return rightForm(call, calledThere(supervise, waysFor(call.turn)), '几天');
    return setMode(call, picked.case, 'supervise', [], after(call, days.value));
  },
};

async function withPartners(call: Call, command: Command, mode: 'assist' | 'joint'): Promise<Handled> {
  const picked = await pickCase(call, command, mode);
  if ('handled' in picked) return picked.handled;
  const days = mode === 'joint' ? daysIn(picked.rest) : null;
  const partners = partnersIn(call, days?.rest ?? picked.rest, picked.case.village);
  if ('handled' in partners) return partners.handled;
  if (partners.people.length === 0) return rightForm(call, command, '@谁');
  return setMode(call, picked.case, mode, partners.people, days === null ? null : after(call, days.value));
}

/** "@供电所 换变压器 @索南 通知各户": what follows a name is that one's part. */
function partnersIn(call: Call, text: string, village: string): { people: Partner[] } | { handled: Handled } {
  const people: Partner[] = [];
  for (const piece of text.split(/(?=[@＠])/u)) {
    const named = namedPeople(call, piece, village);
    if ('handled' in named) return named;
    const [person] = named.people;
    if (person !== undefined) people.push({ person, what: named.rest.replace(/^[：:，,]\s*|[，,；;]$/gu, '') });
  }
  return { people };
}

const after = (call: Call, workdays: number): Instant => {
  const { context } = call.turn.talk;
  return addSpan(context.now(), { workdays }, context.calendar);
};

function setMode(
  call: Call,
  c: Parameters<typeof perform>[1],
  mode: HandlingMode,
  partners: readonly Partner[],
  due: Instant | null,
): Promise<Handled> {
  const { words, context } = call.turn.talk;
  const directory = context.directory();
  const names = namesOf(
    partners.map((one) => one.person),
    directory,
  );
  const ways = waysOf(directory.filesOf(c.area));
  return perform(call, c, { kind: 'mode', mode, partners, due }, (after) =>
    words.replies.modeSet(after, mode, names, ways, context.now()),
  );
}
