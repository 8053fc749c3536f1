/** Commands that only look: help, list, show, who. */
import { listed, parseListFilter } from './list-filter.js';
import { calledName } from '../../domain/person.js';
import { can, canInVillage, isVillageRight } from '../../domain/rights.js';
import { route } from '../../domain/routing.js';
import type { Handled } from '../stored-message.js';
import { answered, viewOf } from '../turn.js';
import { sceneOf } from '../scene.js';
import type { Call, Command } from './command.js';
import { calledThere, ownName, waysFor } from './own-names.js';
import { casesInCharge, pickCase } from './pick.js';

export const list: Command = {
  name: 'list',
  zh: '待办',
  also: ['列表', '我的待办', '清单'],
  form: '/待办 [今日|超期|挂账|督办|全部]',
  example: '/待办 超期',
  does: '我手上的事；也可看今日、超期、挂账、督办、全部',
  right: null,
  run: async (call) => {
    const filter = parseListFilter(call.args, waysFor(call.turn));
    if (filter === null)
      return answered(
        call.turn,
        'wrong_form',
        call.turn.talk.words.replies.rightForm('今日、超期、挂账、督办或者全部', list.example),
      );
    const { words } = call.turn.talk;
    const all = await casesInCharge(call);
    const view = { ...viewOf(call.turn), ways: waysFor(call.turn) };
    const shown = listed(all, filter, call.me.id, view.now);
    return answered(call.turn, 'list', words.replies.list(shown, filter, view));
  },
};

export const show: Command = {
  name: 'show',
  zh: '查看',
  also: ['看', '详情'],
  form: '/查看 编号',
  example: '/查看 312',
  does: '这件事的来龙去脉',
  right: 'look',
  run: async (call) => {
    const picked = await pickCase(call, show, 'look');
    if ('handled' in picked) return picked.handled;
    const { words } = call.turn.talk;
    return {
      ...answered(call.turn, 'show', words.replies.file(picked.case, call.me.id, viewOf(call.turn))),
      case: picked.case.id,
      number: picked.case.number,
    };
  },
};

export const who: Command = {
  name: 'who',
  zh: '谁负责',
  also: ['谁管', '找谁'],
  form: '/谁负责 地点 事项',
  example: '/谁负责 三社 停水',
  does: '某个地方某件事归谁',
  right: 'who',
  run: (call) => Promise.resolve(whoIsIt(call)),
};

function whoIsIt(call: Call): Handled {
  const { context, words, understand } = call.turn.talk;
  const directory = context.directory();
  const village = call.turn.village;
  if (village === null) return answered(call.turn, 'wrong_form', words.replies.rightForm('哪个村哪个社', who.example));
  const { area, category } = understand(call.args, sceneOf(call.turn.talk, village.path, 'direct'));
  const at = area ?? village.path;
  const found = route({ area: at, category: category.code, sealed: false, accused: [], now: context.now() }, directory);
  const people = found.offered.flatMap((id) => directory.person(id) ?? []);
  return answered(
    call.turn,
    'who',
    words.replies.who(directory.areaName(at), call.args === '' ? null : category.code, people),
  );
}

/** Help for one command or for all that the caller may use. */
export function helpWith(commands: () => readonly Command[]): Command {
  return {
    name: 'help',
    zh: '帮助',
    also: ['说明', '?', '？'],
    form: '/帮助 [命令]',
    example: '/帮助 办结',
    does: '有哪些命令，怎么写',
    right: null,
    run: (call) => {
      const { context, words } = call.turn.talk;
      const wanted = call.args.replace(/^[/／]/u, '').trim();
      const ways = waysFor(call.turn);
      const all = commands().map((each) => calledThere(each, ways));
      const one =
        wanted === ''
          ? undefined
          : (all.find((each) => ownName(each, ways) === wanted) ??
            all.find((each) => [each.name, each.zh, ...each.also].includes(wanted)));
      if (one !== undefined) return Promise.resolve(answered(call.turn, 'help', words.replies.helpOn(one)));
      const directory = context.directory();
      const may = (each: Command): boolean =>
        each.right === null || isVillageRight(each.right)
          ? each.right === null || canInVillage(call.me.id, each.right, directory).may
          : can(call.me.id, each.right, null, directory).may;
      return Promise.resolve(
        answered(call.turn, 'help', words.replies.helpForStaff(calledName(call.me), all.filter(may))),
      );
    },
  };
}
