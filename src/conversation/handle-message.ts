/** The one path of every message: who is it, what is it, and the first flow that takes it. */
import { command } from './commands/command-flow.js';
import { answerToQuestion, unanswered } from './flows/answers.js';
import { binding, isBinding } from './flows/binding.js';
import { chat, unread } from './flows/chat.js';
import { answerToHeard, confirmHeard } from './flows/heard.js';
import { answerToClerk, followUp, matter } from './flows/matter.js';
import { appeal, help, oneCase, progress, supplement, withdrawal } from './flows/mine.js';
import { myData } from './flows/my-data.js';
import { keepNotice, repeatNotice } from './flows/notices.js';
import { policy } from './flows/policy.js';
import { proofOfResult } from './flows/proof.js';
import { rating } from './flows/rating.js';
import { following } from './flows/following.js';
import { recall } from './flows/recall.js';
import { emergency, meToo, report } from './flows/report.js';
import { spokenCommand } from './flows/spoken-command.js';
import { staffAnswers } from './flows/staff-answers.js';
import { answerToBulletin, latestBulletins } from './flows/bulletins.js';
import { answerToVisit, visitTold } from './flows/visits.js';
import { groupFor, turnOf } from './identify.js';
import type { Handled, StoredMessage } from './stored-message.js';
import type { Flow, Talk, Turn } from './turn.js';

/** In this order: what is explicit before what is guessed, and danger before everything that is not a command. */
const FLOWS: readonly Flow[] = [
  recall,
  following((turn) => handle(turn)),
  binding,
  command,
  emergency,
  spokenCommand,
  proofOfResult,
  answerToHeard((turn) => handle(turn)),
  keepNotice,
  answerToVisit,
  answerToBulletin,
  staffAnswers,
  visitTold,
  answerToQuestion,
  confirmHeard,
  rating,
  withdrawal,
  myData,
  supplement,
  progress,
  oneCase,
  appeal,
  help,
  repeatNotice,
  latestBulletins,
  answerToClerk,
  followUp,
  meToo,
  policy,
  matter,
  report,
  unread,
  unanswered,
  chat,
];

const IDLE: Handled = { outcome: 'idle', say: [] };

/**
 * Does what one message asks for and returns what became of it. May be called again for the same message after a crash:
 * every step it takes is keyed by the message and done once.
 */
export async function handleMessage(talk: Talk, message: StoredMessage): Promise<Handled> {
  if (!isHeard(talk, message)) return IDLE;
  return handle(await turnOf(talk, message));
}

async function handle(turn: Turn): Promise<Handled> {
  for (const flow of FLOWS) {
    const handled = await flow(turn);
    if (handled !== null) return handled;
  }
  return IDLE;
}

/** Groups that are not in a village file are not listened to; the others as their mode says. */
export function isHeard(
  talk: Talk,
  message: Pick<StoredMessage, 'channel' | 'conversation' | 'addressed' | 'text' | 'gesture'>,
): boolean {
  if (!message.conversation.room) return true;
  const group = groupFor(talk.context.directory(), message.channel, message.conversation);
  if (isBinding(message.text)) return true;
  if (group === null) return false;
  // What is taken back may have been addressed; whether it was heard, the inbox knows.
  if (message.gesture?.kind === 'recalled' || /^[/／]/u.test(message.text.trim())) return true;
  if (group.mode === 'silent') return false;
  return group.mode === 'listen' && group.audience === 'villagers' ? true : message.addressed;
}
