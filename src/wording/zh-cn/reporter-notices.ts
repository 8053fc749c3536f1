/** What those who reported are told. Read aloud it must sound right; who comes, when, how to answer. */
import { categoryLabel } from '../../domain/category.js';
import { isSealedEmergency } from '../../domain/emergency.js';
import type { ReporterNotice } from '../../domain/notice.js';
import { languageName } from '../language-name.js';
import type { Reading } from '../view.js';
import { EMERGENCY_ADVICE } from './emergency-words.js';
import { DECLINE_WORDS, isSealed, matterWords, sentence } from './names.js';
import { byWords, dayWords, promised, whenWords } from './time-words.js';

const and = (names: readonly string[]): string => names.join('、');

/** One sentence a line, to be read on a small screen. */
const inLines = (text: string): string => text.replace(/([。！？；])(?=[^\n”）])/gu, '$1\n');

function registered(notice: Extract<ReporterNotice, { kind: 'registered' }>, { now, room }: Reading): string {
  const { case: c, clerks, contactBy, emergency } = notice;
  if (emergency !== null) return alarm(notice, room);
  if (isSealed(c))
    return `明白。这件事只交给该管的人看，村里和社里的人都看不到，也不会在群里说。编号您自己留着：${c.number}。有结果只告诉您一个人。`;
  const ask = notice.askArea ? '您是哪个社的？' : '';
  if (notice.unheard === true) return `${unheard(notice)}${ask}`;
  // Nobody has understood a voice message yet.
  const what = c.gist === '' ? '这件事' : `${notice.askArea ? '' : c.areaName}${categoryLabel(c.category)}`;
  const head = room ? `记下了：${what}（${c.number}）。` : `听到了，先给您登记好了（${c.number}，${what}）。`;
  const kept = notice.confidential ? '放心，不会让人知道是您说的。' : '';
  return `${head}${kept}${promise(clerks, contactBy, now, ask)}`;
}

/** What was said while nobody could hear it. */
function lateWords(saidAt: number | undefined, now: number): string {
  return saidAt === undefined ? '' : `您${whenWords(saidAt, now)}说的，我刚才没连上，现在才收到。`;
}

function unheard({ case: c, clerks, speaks = null }: Extract<ReporterNotice, { kind: 'registered' }>): string {
  if (clerks.length === 0) return `您的语音收到了（${c.number}），我没听懂，正在找人来听。`;
  const language = speaks === null ? '' : languageName(speaks, 'zh-CN');
  return `您的语音收到了（${c.number}），我没听懂，已经请${language === '' ? '' : `会${language}的`}${and(clerks)}来听，一会儿给您回话。`;
}

function promise(clerks: readonly string[], contactBy: number | null, now: number, ask: string): string {
  if (clerks.length === 0) return ask === '' ? '正在找该管的人，找到了告诉您。' : ask;
  if (contactBy === null || contactBy <= now) return `${and(clerks)}会跟您联系。${ask}`;
  const when = byWords(contactBy, now);
  if (when.endsWith('内')) return `${and(clerks)}${when}联系您。${ask}`;
  return `${and(clerks)}${when.startsWith('今天') ? '马上' : '会'}联系您，最晚${when}。${ask}`;
}

function alarm(
  { case: c, emergency, askArea }: Extract<ReporterNotice, { kind: 'registered' }>,
  room: boolean,
): string {
  if (emergency === null) return '';
  if (isSealedEmergency(emergency)) return `${EMERGENCY_ADVICE[emergency]}我已经请您信得过的人过去，您愿意让谁来？`;
  const where = askArea ? '在哪个社、谁家？说一声。' : '';
  return `${EMERGENCY_ADVICE[emergency]}已经在叫村里的人了${room ? '' : `（${c.number}）`}。${where}`;
}

function done({ case: c, clerk, result }: Extract<ReporterNotice, { kind: 'done' }>, { room }: Reading): string {
  if (room) return `${matterWords(c)}（${c.number}）办好了：${sentence(result)}好了吗？好了回“好了”，没好回“没好”。`;
  return `${c.number} ${clerk}说：${sentence(result)}您看好了吗？回“好了”，没好就说说还有啥。`;
}

/** One notice to a reporter. */
export function reporterNotice(notice: ReporterNotice, reading: Reading): string {
  const { case: c } = notice;
  const { now, room } = reading;
  if (room && isSealed(c)) return `${c.number}有新消息，请私下问我。`;
  switch (notice.kind) {
    case 'registered':
      return `${lateWords(notice.saidAt, now)}${registered(notice, reading)}`;
    case 'joined':
      return room
        ? `您家也算进${c.number}了，有消息一起告诉您。`
        : `跟${c.number}（${matterWords(c)}）是同一件事，算上您了，有消息一起告诉您。`;
    case 'assigned': {
      const when = promised(notice.contactBy, now, '联系您');
      return `${matterWords(c)}（${c.number}）交给${and(notice.clerks)}了${when}。`;
    }
    case 'accepted': {
      const when = promised(notice.contactBy, now, '联系您');
      return `${c.number} ${notice.clerk}接下了${when}。`;
    }
    case 'contacted': {
      const when = promised(notice.finishBy, now, '给结果');
      return `${c.number} ${notice.clerk}联系上了，正在办${when}。`;
    }
    case 'asked':
      return `${notice.clerk}想问您一句（${c.number}）：${notice.question}`;
    case 'replied':
      return `${notice.clerk}回您（${c.number}）：${notice.text}`;
    case 'done':
      return done(notice, reading);
    case 'thanked':
      return `好，${c.number}就算办好了。有事再说话。`;
    case 'helpComing':
      return `${notice.clerk}正在过来（${c.number}）。`;
    default:
      return laterNotice(notice, reading);
  }
}

type Later = Exclude<
  ReporterNotice,
  {
    kind:
      | 'registered'
      | 'joined'
      | 'assigned'
      | 'accepted'
      | 'contacted'
      | 'asked'
      | 'replied'
      | 'done'
      | 'thanked'
      | 'helpComing';
  }
>;

/** What happens to some cases only. */
function laterNotice(notice: Later, { now }: Reading): string {
  const { case: c } = notice;
  switch (notice.kind) {
    case 'redoing':
      return `明白，${c.number}没算完，${notice.clerk === null ? '' : `请${notice.clerk}`}再去看。`;
    case 'extended':
      return `${c.number}要多几天，${whenWords(notice.finishBy, now)}前给结果。原因：${sentence(notice.reason)}`;
    case 'parked':
      return `${matterWords(c)}（${c.number}）眼下办不了：${sentence(notice.reason)}${dayWords(notice.reviewAt)}再看，到时告诉您。`;
    case 'resumed':
      return `${matterWords(c)}（${c.number}）又接着办了${notice.clerk === null ? '' : `，还是${notice.clerk}`}。`;
    case 'escalated':
      return `${matterWords(c)}（${c.number}）往上报了，现在由${notice.to}来办。`;
    case 'declined':
      return `${c.number}这件事这里办不了：${DECLINE_WORDS[notice.reason]}。${notice.text === '' ? '' : `说明：${sentence(notice.text)}`}要是觉得不对，回“找人”。`;
    case 'merged':
      return `您说的跟${notice.into}是同一件事，合到一起办，有消息一起告诉您。`;
    case 'unmerged':
      return `${c.number}又单独办了，有消息告诉您。`;
    case 'withdrawn':
      return `好，${c.number}撤回了。要是又有事，再说一声就行。`;
    case 'answered':
      return `${inLines(sentence(notice.text))}\n（来源：${notice.source}）\n还有不清楚的，回“找人”。`;
  }
}
