/** What those who work on cases are told, always in private; each ends with what to type next. */
import { categoryLabel } from '../../domain/category.js';
import { maskText } from '../../domain/mask.js';
import type { ClerkNotice } from '../../domain/notice.js';
import type { Reading } from '../view.js';
import { attachedLines } from './attachments.js';
import { EMERGENCY_NAMES, HELPER_ADVICE } from './emergency-words.js';
import { isSealed, matterWords, sentence, shortNumber, urgencyName, wayName } from './names.js';
import { follower, maybeSame, oneCause } from './same-fact-words.js';
import { byWords, leftWords, whenWords } from './time-words.js';

const PHASES = { sign_in: '接单', contact: '联系群众', finish: '办结' } as const;
const NEXT = { sign_in: '接单', contact: '已联系', finish: '办结' } as const;

function newTask(
  { case: c, households, signInBy, text, reporter, why, unheard = false }: Extract<ClerkNotice, { kind: 'newTask' }>,
  now: number,
): string {
  const n = shortNumber(c.number);
  const who = reporter === '' ? '' : households > 1 ? `，${reporter}${String(households)}户` : `，${reporter}`;
  const limit = signInBy === null || signInBy <= now ? '' : `请${byWords(signInBy, now)}接单：`;
  const said = text === '' ? '' : `\n“${text}”`;
  const listen = unheard ? `\n是段语音，没人听懂。听了回 /记录 ${n} 里头说的话` : '';
  // A phone number is for whoever takes it on, not for everybody who is asked.
  return maskText(
    `新事项 ${c.number} ${c.areaName}${categoryLabel(c.category)}（${urgencyName(c.urgency, c.ways)}）${who}。${said}\n${why === '' ? '' : `派给您：${sentence(why)}`}${limit}回 /接单 ${n}${listen}`,
  );
}

function callOut({ case: c, emergency, text, reporter, round }: Extract<ClerkNotice, { kind: 'callOut' }>): string {
  const again = round > 1 ? '前面的人还没回话。' : '';
  return `【紧急】${EMERGENCY_NAMES[emergency]}！${c.areaName}，${reporter}说：“${text}”（${c.number}）。${again}能去的回 1（我去），去不了回 0。${HELPER_ADVICE[emergency]}`;
}

/** What was said while nobody could hear it. */
function lateLine(saidAt: number | undefined, now: number): string {
  return saidAt === undefined ? '' : `\n（是${whenWords(saidAt, now)}说的，刚刚才收到）`;
}

/** One notice to a clerk. */
export function clerkNotice(notice: ClerkNotice, { now, calendar, room, link }: Reading): string {
  // A group is never asked whether something said in it was meant, nor told what its cases have in common.
  if (notice.kind === 'doubtful')
    return room ? '' : `${notice.group}里${notice.from}说“${notice.text}”。要登记吗？回 1 登记，0 不用。`;
  if (notice.kind === 'oneCause') return room ? '' : maskText(oneCause(notice));
  const { case: c } = notice;
  const n = shortNumber(c.number);
  if (room) return `${c.number}有新情况，详细的私下问我：/查看 ${n}`;
  const from = 'from' in notice && !isSealed(c) && notice.from !== '' ? notice.from : '群众';
  switch (notice.kind) {
    case 'newTask':
      return newTask(notice, now) + lateLine(notice.saidAt, now) + attachedLines(notice.attached, n, link);
    case 'callOut':
      return callOut(notice) + lateLine(notice.saidAt, now) + attachedLines(notice.attached, n, link);
    case 'taken':
      return `${c.number}${notice.by}接了，您不用管了。`;
    case 'unassigned':
      return notice.to === null
        ? `${c.number}（${matterWords(c)}）不用办了，您不用管了。`
        : `${c.number}（${matterWords(c)}）改由${notice.to}办，您不用管了。`;
    case 'supplemented':
      return `${c.number}${from}又说：${notice.text}${attachedLines(notice.attached, n, link)}`;
    case 'informed':
      return `${c.number}${from}回话了：${sentence(notice.text)}接着办，办好回 /办结 ${n} 结果${attachedLines(notice.attached, n, link)}`;
    case 'follower':
      return maskText(follower(notice, from)) + attachedLines(notice.attached, n, link);
    case 'deadline':
      return `⏰ ${c.number}（${matterWords(c)}）${notice.late ? `${PHASES[notice.phase]}已经过了${whenWords(notice.due, now)}的时限，请尽快回` : `请${whenWords(notice.due, now)}前${PHASES[notice.phase]}，回`} /${NEXT[notice.phase]} ${n}`;
    case 'card':
      return notice.colour === 'yellow'
        ? `🟡 ${c.number}（${matterWords(c)}，${notice.clerk}）${leftWords(notice.finishBy, now, calendar)}。办好回 /办结 ${n} 结果`
        : `🔴 ${c.number}（${matterWords(c)}，${notice.clerk}）超期了，${notice.watched === true ? '还在' : '转为'}${wayName('supervise', c.ways)}。看：/查看 ${n}`;
    case 'nobodyTook':
      return `${c.number}（${matterWords(c)}）${notice.asked.length === 0 ? '' : notice.asked.join('、')}还没人接，请您来办：回 /接单 ${n}，或者 /派单 ${n} @谁`;
    case 'watched':
      return `${wayName('supervise', c.ways)}第${String(notice.days)}天：${c.number}（${matterWords(c)}）${notice.due === null ? '' : leftWords(notice.due, now, calendar)}。今天办到哪儿了？回 /记录 ${n} 进展`;
    case 'maybeSame':
      return maskText(maybeSame(notice));
    case 'callAnswered':
      return `${c.number}${notice.by}去了。`;
    case 'rated':
      return notice.solved
        ? `${c.number}${from}说好了${notice.score === null ? '' : `，打${String(notice.score)}分`}。辛苦了。`
        : `${c.number}${from}说还没好。`;
    default:
      return decisionNotice(notice, n, { now, link }, from);
  }
}

type Decision = Exclude<
  ClerkNotice,
  {
    kind:
      | 'doubtful'
      | 'nobodyTook'
      | 'watched'
      | 'maybeSame'
      | 'oneCause'
      | 'newTask'
      | 'callOut'
      | 'taken'
      | 'unassigned'
      | 'supplemented'
      | 'informed'
      | 'follower'
      | 'deadline'
      | 'card'
      | 'callAnswered'
      | 'rated';
  }
>;

/** What is decided between those who work here. */
function decisionNotice(
  notice: Decision,
  n: string,
  { now, link }: Pick<Reading, 'now' | 'link'>,
  from: string,
): string {
  const { case: c } = notice;
  switch (notice.kind) {
    case 'objection':
      return `${c.number}（${matterWords(c)}）${notice.by}退单：“${notice.reason}”。同意回 /同意 ${n} @转给谁；不同意回 /不同意 ${n} 原因。${notice.decideBy > now ? `${whenWords(notice.decideBy, now)}前定。` : `本该${whenWords(notice.decideBy, now)}前定，请马上定。`}`;
    case 'objectionRuled':
      return notice.approved
        ? `${c.number}退单，${notice.by}同意了，您不用管了。`
        : `${c.number}退单，${notice.by}没同意：“${notice.reason}”。请您接着办，不能再退。`;
    case 'extensionAsked':
      return `${c.number}（${matterWords(c)}）${notice.by}要延${String(notice.workdays)}个工作日：“${notice.reason}”。同意回 /同意 ${n}，不同意回 /不同意 ${n} 原因。`;
    case 'extensionRuled':
      return notice.approved
        ? `${c.number}延期，${notice.by}同意了${notice.finishBy === null ? '' : `，最晚${whenWords(notice.finishBy, now)}`}。`
        : `${c.number}延期，${notice.by}没同意：“${notice.reason}”。`;
    case 'partner':
      return `${c.number}（${matterWords(c)}）请您跟${notice.lead}一起办${notice.due === null ? '' : `，${whenWords(notice.due, now)}前`}。${notice.what === '' ? '' : `您这头：${sentence(notice.what)}`}办好回 /办结 ${n} 结果`;
    case 'partDone':
      return `${c.number}${notice.by}那头办好了：${sentence(notice.result)}${notice.open === 0 ? `都齐了，请您回 /办结 ${n} 结果` : `还差${String(notice.open)}家。`}`;
    case 'decisionAsked':
      return `${c.number}（${matterWords(c)}）${notice.by}办完了，请您定：${sentence(notice.result)}同意回 /同意 ${n}，不同意回 /不同意 ${n} 原因。${notice.decideBy > now ? `${whenWords(notice.decideBy, now)}前定。` : ''}${attachedLines(notice.attached, n, link)}`;
    case 'notShown':
      return `${c.number}（${matterWords(c)}）${notice.by}报了办结，说照片不便拍：${sentence(notice.reason)}看：/查看 ${n}`;
    case 'decisionRuled':
      return notice.approved
        ? `${c.number}${notice.by}同意了，已经告诉群众。`
        : `${c.number}${notice.by}没同意：${sentence(notice.reason)}请接着办，办好再回 /办结 ${n} 结果`;
    case 'raised':
      return `${c.number}（${matterWords(c)}）${notice.from}报上来：“${notice.reason}”。请回 /接单 ${n}`;
    case 'redo':
      return `${c.number}（${matterWords(c)}）要重办（第${String(notice.round)}次）：${from}说“${notice.text}”。回 /接单 ${n}，再去看看。`;
    case 'supervised':
      return `${c.number}（${matterWords(c)}）转为${wayName('supervise', c.ways)}${notice.by === '' ? '' : `（${notice.by}）`}${notice.due === null ? '' : `，${whenWords(notice.due, now)}前办结`}。看：/查看 ${n}`;
    case 'reviewParked':
      return `${c.number}（${matterWords(c)}）挂账的日子到了${notice.plan === '' ? '' : `（${notice.plan}）`}，请接着办：/查看 ${n}`;
    case 'closedUnrated':
      return `${c.number}群众一直没回话，按“未评价”办结了。`;
    case 'withdrawnByReporter':
      return `${c.number}${from}撤回了，您不用管了。`;
    case 'mergedTask':
      return `${c.number}并到${notice.into}了，您不用管了。`;
  }
}
