/** Direct answers to villagers. */
import { categoryLabel } from '../../domain/category.js';
import type { Refusal } from '../../domain/case/action.js';
import { isPrivate, nameOf, namesOf } from '../../domain/case/tell.js';
import type { Case } from '../../domain/case/types.js';
import type { VillagerReplies } from '../replies.js';
import type { View } from '../view.js';
import { EMERGENCY_ADVICE } from './emergency-words.js';
import { STATE_WORDS } from './names.js';
import { announced } from './announced-words.js';
import { dueWords, whenWords } from './time-words.js';

const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩';

const isHidden = (c: Case, view: View): boolean => c.sealed || (view.room && isPrivate(c));

function title(c: Case, view: View): string {
  return isHidden(c, view)
    ? c.number
    : `${c.number} ${categoryLabel(c.category)}（${view.directory.areaName(c.area)}）`;
}

function stand(c: Case, view: View): string {
  const hidden = isHidden(c, view);
  const clerk = hidden || c.lead === null ? '' : `${nameOf(c.lead, view.directory)}，`;
  return `${clerk}${STATE_WORDS[c.state]}${hidden ? '' : dueWords(c, view.now, view.calendar)}`;
}

function story(c: Case, view: View): string {
  const head = `${title(c, view)}：${stand(c, view)}`;
  if (view.room && isPrivate(c)) return `${head}\n详细的私下问我。`;
  const moves = c.log.filter((one) => one.from !== one.to || one.action === 'route');
  const steps = [...new Set(moves.map((one) => `${whenWords(one.at, view.now)} ${STATE_WORDS[one.to]}`))].slice(-8);
  const result = c.result === null ? [] : [`结果：${c.result}`];
  const asked = c.state === 'need_info' && c.reporters.length === 1 ? c.question : null;
  const question = asked === null ? [] : [`等您回话：${asked.text}`];
  return [head, ...ownWords(c, view), ...steps, ...result, ...question].join('\n');
}

/** What the only reporter said; with several, one must not read what another told in private. */
function ownWords(c: Case, view: View): string[] {
  if (view.room || c.sealed || c.reporters.length !== 1) return [];
  const own = c.remarks.filter(
    (one) => one.from === 'reporter' && one.by === c.reporters[0]?.contact && one.text !== '',
  );
  return own.length === 0 ? [] : [`您说的：${own.map((one) => one.text).join('；')}`];
}

function refusal(refused: Refusal, c: Case): string {
  switch (refused.code) {
    case 'too_late':
      return `${c.number}过了${String(refused.days)}天了，请当新的事情再说一遍，我马上登记。`;
    case 'wrong_state':
      return `${c.number}现在是“${STATE_WORDS[c.state]}”，这个做不了。有事直接说就行。`;
    default:
      return '这个没办成。有事直接说就行，我给您登记。';
  }
}

export const villagerReplies: VillagerReplies = {
  greeting: (name) => `${name}您好，我是格子铺。家里、社里有啥事，打字、说话都行，我给您找人办。`,
  welcome: () => '不客气，有事再说话。',
  tellMe: () => '我在听。有啥要办的事，直接说：什么事、在哪儿就行。想看办得怎么样了，回“进度”。',
  help: (staff) =>
    [
      '有事直接说，打字、语音、拍照都行，不用学。',
      '“进度”：看我的事办到哪儿了',
      '“补充 …”：再说几句',
      '“撤回”：不办了',
      '办完了回“好了”或者“没好”，也可以打1到5分',
      ...(staff ? ['您也是工作人员，命令看：/帮助'] : []),
    ].join('\n'),
  askVillage: () => '您是哪个村的？说一下村名，我好给您找人。',
  askWhether: () => '这件事要不要给您登记，找人来办？回 1 登记，回 0 不用。',
  askPhone: () => '要不要把您的电话给他们？直接发号码就行，不发也照样办。',
  phoneTaken: (number) => `好，电话只给办${number}的人看。`,
  located: (areaName, c, directory) => {
    const names = c.sealed ? '' : namesOf(c.offered, directory).join('、');
    const by = c.clock.contactDue;
    return `好，${areaName}。${names === '' ? '' : `已经告诉${names}了${by === null ? '' : '，会联系您'}。`}`;
  },
  askSupplement: (number) => `您说，我记到${number}里。`,
  supplemented: (number) => `记到${number}里了。`,
  listening: () => '收到了，正在听。急事打字更快；有危险先打110、119、120。',
  askHeard: (text) => `您说的是：“${text}”，对吗？对就回“对”，不对回“不对”，也可以再说一遍。`,
  pictureTaken: () => '图片收到了。是啥事、在哪儿？说一句就行。',
  progress: (cases, view) => {
    if (cases.length === 0) return '您现在没有在办的事。有啥事直接说就行。';
    const lines = cases.slice(0, 10).map((c, i) => `${CIRCLED[i] ?? ''}${title(c, view)}：${stand(c, view)}。`);
    return [`您有${String(cases.length)}件事：`, ...lines, ...(view.room ? [] : ['回编号看详细。'])].join('\n');
  },
  story,
  notYours: (typed) => `没找到您的${typed}。回“进度”看您的事；说错了编号也没关系，直接说是啥事。`,
  nothingOpen: () => '您现在没有在办的事。有啥事直接说就行。',
  recalled: () => '（我把刚才发的话撤回了，还要不要办请先问我一声。）',
  appealed: (number) => `好，${number}再请人看一遍，有消息告诉您。`,
  tryAgain: () => '刚才没办成，请再说一遍。',
  refusedReporter: refusal,
  commandForStaff: (name) =>
    name === 'done' || name === 'accept'
      ? '这个要网格员来办。您要是觉得已经好了，直接回“好了”就行。'
      : '这是工作人员用的。您有事直接说就行，不用打命令。',
  announced,
  emergencyNowhere: (kind) => `${EMERGENCY_ADVICE[kind]}您在哪个村、哪个社？快说一声，我叫人。`,
};
