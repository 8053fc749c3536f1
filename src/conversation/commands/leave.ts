/** /请假: away for some days, with a colleague who takes over. */
import { DAY } from '../../domain/time.js';
import { calledName } from '../../domain/person.js';
import { recordLeave } from '../../usecases/record-leave.js';
import { answered } from '../turn.js';
import { rightForm, type Command } from './command.js';
import { namedPeople } from './people.js';

const DAYS = /(?:^|\s)(\d{1,3}|[一二两三四五六七八九十])\s*(?:天|日)?(?=\s|$)/u;
const NUMERALS = '一二三四五六七八九十';
const LONGEST = 180;

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
    const written = DAYS.exec(named.rest.normalize('NFKC'))?.[1];
    const days = written === undefined ? null : toNumber(written);
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

function toNumber(written: string): number {
  if (/^\d+$/u.test(written)) return Number(written);
  return written === '两' ? 2 : NUMERALS.indexOf(written) + 1;
}
