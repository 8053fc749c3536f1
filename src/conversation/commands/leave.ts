/** /请假: away for some days, with a colleague who takes over. */
import { DAY } from '../../domain/time.js';
import { calledName } from '../../domain/person.js';
import { recordLeave } from '../../usecases/record-leave.js';
import { answered } from '../turn.js';
import { rightForm, type Command } from './command.js';
import { namedPeople } from './people.js';
import { daysIn } from './written-time.js';

const LONGEST = 180;
/** Being back needs no number. */
const BACK = /^[/／]\s*销假/u;

export const leave: Command = {
  name: 'leave',
  zh: '请假',
  also: ['休假', '销假'],
  form: '/请假 天数 @代理人',
  example: '/请假 3 @豆太',
  does: '不在的几天由谁代办；/请假 0 是回来了',
  right: 'leave',
  run: async (call) => {
    const { context, words } = call.turn.talk;
    const named = namedPeople(call, call.args, call.me.duties[0]?.area ?? '');
    if ('handled' in named) return named.handled;
    const days = BACK.test(call.turn.text) ? 0 : (daysIn(named.rest)?.value ?? null);
    if (days === null || days > LONGEST) return rightForm(call, leave, '天数');
    const standIn = named.people[0];
    if (days > 0 && standIn === undefined) return rightForm(call, leave, '@代理人');
    if (standIn === call.me.id) return answered(call.turn, 'refused', words.replies.standInSelf());
    const now = context.now();
    const absence = days === 0 ? null : { from: now, until: now + days * DAY, standIn };
    await recordLeave(context, call.me.id, absence);
    const deputy = standIn === undefined ? null : context.directory().person(standIn);
    return answered(
      call.turn,
      'leave',
      words.replies.onLeave(absence?.until ?? null, deputy === null ? '' : calledName(deputy), now),
    );
  },
};
