/** The work notebook by command: noting a visit, and what there is to look up. */
import { monthOf, periodIn } from '../../domain/period.js';
import { DAY } from '../../domain/time.js';
import { sheetOf, type Visit } from '../../domain/visit.js';
import { areasOf, openPlans, unvisited, visitsIn } from '../../usecases/visits.js';
import { isVisitor, noteVisitOf } from '../note-visit.js';
import type { Handled } from '../stored-message.js';
import { sayPrivately } from '../turn.js';
import { rightForm, type Call, type Command } from './command.js';
import { daysIn } from './written-time.js';

export const visit: Command = {
  name: 'visit',
  zh: '走访',
  also: ['家访', '入户', '回访'],
  form: '/走访 户主 看到了什么',
  example: '/走访 杜伦生 水还是有点浑，医保交了，三天后再去',
  does: '记一次走访；也可以直接说“今天去了杜伦生家……”',
  right: 'visit',
  run: (call) => {
    const [whom = '', ...found] = call.args.split(/[\s，,：:]+/u);
    if (whom === '' || !isVisitor(call.turn)) return Promise.resolve(rightForm(call, visit, '户主'));
    return noteVisitOf(call.turn, whom.replace(/(?:家|户)$/u, ''), found.join('，'));
  },
};

const USUAL_DAYS = 30;
const LATEST = 10;

export const notebook: Command = {
  name: 'notebook',
  zh: '日志',
  also: ['走访日志', '未走访'],
  form: '/日志 [未走访 天数|查 词|月份]',
  example: '/日志 未走访 30',
  does: '看走访日志：最近的、哪些户没去过、查词、每月一张',
  right: 'notebook',
  run: async (call) => {
    const asked = call.args.normalize('NFKC').trim();
    if (/未走访|没去|没走|unseen/iu.test(asked))
      return notSeen(call, daysIn(asked.replace(/\D+/u, ' '))?.value ?? USUAL_DAYS);
    const word = /^(?:查|找|搜)\s*(.+)$/u.exec(asked)?.[1];
    if (word !== undefined) return search(call, word.trim());
    if (/月/u.test(asked)) return month(call, asked);
    return latest(call);
  },
};

async function visitsOf(call: Call, since: number): Promise<Visit[]> {
  const { context } = call.turn.talk;
  const lists = await Promise.all(areasOf(context, call.me.id).map((area) => visitsIn(context, area, since)));
  return lists.flat().sort((a, b) => b.at - a.at);
}

/** Only to the person who asked: it names households. */
const shown = (call: Call, outcome: string, text: string): Handled => ({
  outcome,
  say: [sayPrivately(call.turn, text)],
});

async function latest(call: Call): Promise<Handled> {
  const { context, words } = call.turn.talk;
  const now = context.now();
  const visits = (await visitsOf(call, now - USUAL_DAYS * DAY)).filter(({ by }) => by === call.me.id);
  const plans = await Promise.all(areasOf(context, call.me.id).map((area) => openPlans(context, area)));
  const mine = plans.flat().filter(({ person }) => person === call.me.id);
  return shown(call, 'notebook', words.replies.notebook({ visits: visits.slice(0, LATEST), plans: mine }, now));
}

async function notSeen(call: Call, days: number): Promise<Handled> {
  const { context, words } = call.turn.talk;
  const areas = areasOf(context, call.me.id);
  const households = (await Promise.all(areas.map((area) => unvisited(context, area, days)))).flat();
  const of = areas.reduce((sum, area) => sum + context.directory().householdsOf(area).length, 0);
  return shown(call, 'unvisited', words.replies.unvisited({ households, of, days }, context.directory()));
}

async function search(call: Call, word: string): Promise<Handled> {
  const { context, words } = call.turn.talk;
  const now = context.now();
  const found = (await visitsOf(call, now - 365 * DAY)).filter(({ whom, text }) => `${whom} ${text}`.includes(word));
  return shown(
    call,
    'notebook',
    words.replies.visitsFound({ word, visits: found.slice(0, LATEST), of: found.length }, now),
  );
}

async function month(call: Call, asked: string): Promise<Handled> {
  const { context, words } = call.turn.talk;
  const now = context.now();
  const { from, until, name } = periodIn(asked, now) ?? monthOf(now);
  const visits = (await visitsOf(call, from)).filter(({ at }) => at < until);
  const households = areasOf(context, call.me.id).flatMap((area) => context.directory().householdsOf(area));
  return shown(call, 'notebook', words.replies.visitSheet(name.number, sheetOf(visits, households.length)));
}
