/** /登录: the way into the dispatch centre, for whoever asks alone. */
import { MINUTE } from '../../domain/time.js';
import { mayTry } from '../../usecases/bind-codes.js';
import { LINK_LIFE } from '../../usecases/console-sessions.js';
import { answered, aside, keyOf } from '../turn.js';
import type { Command } from './command.js';

const LEAVES = /退出|注销|out|leave/iu;

export const login: Command = {
  name: 'login',
  zh: '登录',
  also: ['后台', '登陆'],
  form: '/登录 [退出]',
  example: '/登录',
  does: '打开电脑上的后台；退出：后台的登录全部作废',
  right: null,
  run: async (call) => {
    const { turn, me } = call;
    const { console: door, words, context } = turn.talk;
    if (door === null) return answered(turn, 'refused', words.console.noAddress());
    if (LEAVES.test(call.args)) {
      await door.leave(me.id);
      return answered(turn, 'login', words.console.left());
    }
    if (!(await mayTry(context.store, `console ${me.id}`, keyOf(turn), context.now())))
      return answered(turn, 'refused', words.console.tooManyLinks());
    const text = words.console.link(await door.link(me.id), LINK_LIFE / MINUTE, door.outside);
    return aside(turn, answered(turn, 'login', text), text);
  },
};
