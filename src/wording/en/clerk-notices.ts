/** What those who work on cases are told, always in private; each ends with what to type next. */
import { maskText } from '../../domain/mask.js';
import type { ClerkNotice } from '../../domain/notice.js';
import type { Reading } from '../view.js';
import { attachedLines } from './attachments.js';
import { decisionNotice } from './decision-notices.js';
import { EMERGENCY_NAMES, HELPER_ADVICE } from './emergency-words.js';
import { isSealed, matterWords, shortNumber, URGENCY_WORDS, wayName } from './names.js';
import { follower, maybeSame, oneCause } from './same-fact-words.js';
import { capital, counted, people, sentence } from './phrases.js';
import { byWords, leftWords, whenWords } from './time-words.js';

type Of<K extends ClerkNotice['kind']> = Extract<ClerkNotice, { kind: K }>;

const PHASES = {
  sign_in: { what: 'take it on', type: '/accept' },
  contact: { what: 'get in touch', type: '/contact' },
  finish: { what: 'finish it', type: '/done' },
} as const;

function newTask(
  { case: c, households, signInBy, text, reporter, why, unheard = false }: Of<'newTask'>,
  now: number,
): string {
  const n = shortNumber(c.number);
  const homes = households > 1 ? `, ${counted(households, 'household')}` : '';
  const who = reporter === '' ? '' : `, from ${people(reporter)}${homes}`;
  const limit =
    signInBy === null || signInBy <= now ? 'Please take it on' : `Please take it on ${byWords(signInBy, now)}`;
  const lines = [
    `New: ${c.number} ${matterWords(c)} (${URGENCY_WORDS[c.urgency]})${who}.`,
    ...(text === '' ? [] : [`"${text}"`]),
    ...(why === '' ? [] : [`Why you: ${sentence(why)}`]),
    `${limit}: /accept ${n}`,
    ...(unheard ? [`It is a voice that nobody understood. When you have heard it: /note ${n} WHAT IT SAYS`] : []),
  ];
  // A phone number is for whoever takes it on, not for everybody who is asked.
  return maskText(lines.join('\n'));
}

function callOut({ case: c, emergency, text, reporter, round }: Of<'callOut'>): string {
  const again = round > 1 ? ' Those asked before have not answered yet.' : '';
  const said = text === '' ? '' : `: "${text}"`;
  return `EMERGENCY, ${EMERGENCY_NAMES[emergency]}! ${c.areaName}, from ${people(reporter)}${said} (${c.number}).${again} Reply 1 if you are going, 0 if you cannot. ${HELPER_ADVICE[emergency]}`;
}

function deadline({ case: c, phase, due, late }: Of<'deadline'>, now: number): string {
  const { what, type } = PHASES[phase];
  const limit = late
    ? `the time to ${what} ended ${whenWords(due, now)}. Please do it now`
    : `please ${what} by ${whenWords(due, now)}`;
  return `⏰ ${c.number} (${matterWords(c)}): ${limit}: ${type} ${shortNumber(c.number)}${phase === 'finish' ? ' RESULT' : ''}`;
}

function card({ case: c, colour, finishBy, clerk, watched = false }: Of<'card'>, { now, calendar }: Reading): string {
  const n = shortNumber(c.number);
  const what = `${c.number} (${matterWords(c)}, ${clerk})`;
  if (colour === 'red')
    return `🔴 ${what} is overdue and ${watched ? 'still' : 'now'} ${wayName('supervise', c.ways)}. Look: /show ${n}`;
  return `🟡 ${what}: ${leftWords(finishBy, now, calendar)}. When it is done: /done ${n} RESULT`;
}

function rated({ case: c, solved, score }: Of<'rated'>, from: string): string {
  if (!solved) return `${c.number}: ${from} says it is not solved yet.`;
  return `${c.number}: ${from} says it is solved${score === null ? '' : ` and gives ${String(score)} of 5`}. Thank you.`;
}

/** What was said while nobody could hear it. */
function lateLine(saidAt: number | undefined, now: number): string {
  return saidAt === undefined ? '' : `\n(Said ${whenWords(saidAt, now)}, received just now.)`;
}

/** One notice to a clerk. */
export function clerkNotice(notice: ClerkNotice, reading: Reading): string {
  const { now, room, link } = reading;
  if (notice.kind === 'doubtful') {
    // A group is never asked whether something said in it was meant.
    return room
      ? ''
      : `In ${notice.group}, ${notice.from} says "${notice.text}". Shall I write it down? Reply 1 for yes, 0 for no.`;
  }
  // Nor told what its cases have in common.
  if (notice.kind === 'oneCause') return room ? '' : maskText(oneCause(notice));
  const { case: c } = notice;
  const n = shortNumber(c.number);
  if (room) return `There is news on ${c.number}. Please ask me in a direct message: /show ${n}`;
  const from = 'from' in notice && !isSealed(c) && notice.from !== '' ? people(notice.from) : 'the villager';
  switch (notice.kind) {
    case 'newTask':
      return newTask(notice, now) + lateLine(notice.saidAt, now) + attachedLines(notice.attached, n, link);
    case 'callOut':
      return callOut(notice) + lateLine(notice.saidAt, now) + attachedLines(notice.attached, n, link);
    case 'taken':
      return `${notice.by} has taken on ${c.number}. Nothing to do for you.`;
    case 'unassigned':
      return notice.to === null
        ? `${c.number} (${matterWords(c)}) is off the list. Nothing more to do for you.`
        : `${c.number} (${matterWords(c)}) is in the hands of ${notice.to} now. Nothing more to do for you.`;
    case 'supplemented':
      return `${c.number}, ${from} adds: ${notice.text}${attachedLines(notice.attached, n, link)}`;
    case 'informed':
      return `${c.number}, ${from} answers: ${sentence(notice.text)} Please go on; when it is done: /done ${n} RESULT${attachedLines(notice.attached, n, link)}`;
    case 'follower':
      return maskText(follower(notice, from)) + attachedLines(notice.attached, n, link);
    case 'deadline':
      return deadline(notice, now);
    case 'card':
      return card(notice, reading);
    case 'maybeSame':
      return maskText(maybeSame(notice));
    case 'callAnswered':
      return `${notice.by} is going (${c.number}).`;
    case 'rated':
      return rated(notice, from);
    case 'redo':
      return `${c.number} (${matterWords(c)}) has to be done again (round ${String(notice.round)}): ${from} says "${notice.text}". Please look again: /accept ${n}`;
    case 'decisionAsked':
      return `${c.number} (${matterWords(c)}): ${notice.by} has finished it, please decide: ${sentence(notice.result)} Reply /approve ${n}, or /reject ${n} REASON.${attachedLines(notice.attached, n, link)}`;
    case 'notShown':
      return `${c.number} (${matterWords(c)}): ${notice.by} has finished it, without a picture: ${sentence(notice.reason)} Look: /show ${n}`;
    case 'decisionRuled':
      return notice.approved
        ? `${c.number}: ${notice.by} agreed, the villager has been told.`
        : `${c.number}: ${notice.by} did not agree. ${sentence(notice.reason)} Please go on; when it is done: /done ${n} RESULT`;
    case 'nobodyTook':
      return `${c.number} (${matterWords(c)}): nobody has taken it on yet${notice.asked.length === 0 ? '' : ` (asked: ${notice.asked.join(', ')})`}. Please take it: /accept ${n}, or give it to somebody: /assign ${n} @NAME`;
    case 'watched':
      return `${capital(wayName('supervise', c.ways))}, day ${String(notice.days)}: ${c.number} (${matterWords(c)})${notice.due === null ? '' : `, ${leftWords(notice.due, now, reading.calendar)}`}. How far is it? Reply /note ${n} PROGRESS`;
    case 'withdrawnByReporter':
      return `${capital(from)} has taken back ${c.number}. Nothing more to do for you.`;
    default:
      return decisionNotice(notice, now);
  }
}
