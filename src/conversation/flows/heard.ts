/** "您说的是:…,对吗?": a voice that was heard, and not surely; asked once, and the recording waits meanwhile. */
import { MINUTE } from '../../domain/time.js';
import { messageId } from '../../usecases/ids.js';
import { rememberContact, type OpenQuestion } from '../contact.js';
import { turnOf } from '../identify.js';
import { settleMessage } from '../settle-message.js';
import type { Handled, InboxEntry, StoredMessage } from '../stored-message.js';
import { say, type Flow, type Turn } from '../turn.js';
import { unread } from './chat.js';
import { matter } from './matter.js';
import { smallTalk } from './small-talk.js';

/** As long as an ordinary case waits to learn its place; then a person listens. */
const WAIT = 10 * MINUTE;

const YES = /^(?:[1１]|是+的?|对+的?|对着|嗯+|没错|就是|行|可以|好的?)[呢哩啊呀嘛]?$/u;
const NO = /^(?:[0０]|不是的?|不对|错了?|没有|不是这(?:个|样))[呢哩啊呀嘛]?$/u;

/** Alone with the bot, and nothing of it is a danger or the answer to a question. */
export const confirmHeard: Flow = async (turn) => {
  const { message, talk, contact } = turn;
  if (message.conversation.room || message.heard === undefined || message.heard.sure) return null;
  if (turn.text === '' || smallTalk(turn.text) !== null) return null;
  const added = await matter(turn);
  if (added !== null || turn.village === null) return added;
  const now = talk.context.now();
  // Asked once: who is not understood the second time either is listened to.
  if (contact.question?.kind === 'heard' && now - contact.question.askedAt <= WAIT) return unread(withoutText(turn));
  const question: OpenQuestion = {
    ...{ kind: 'heard', case: null, askedAt: now, text: '' },
    message: messageId(message.channel, message.key),
  };
  await rememberContact(talk.context, contact, (before) => ({ ...before, question }));
  return {
    outcome: 'asked_heard',
    say: [say(turn, talk.words.replies.askHeard(turn.text))],
    askedUntil: now + WAIT,
  };
};

/**
 * "对" takes up what was heard as if it had been typed; "不对" hands the recording to a person. Whoever says it anew has
 * said something new: the recording is added to that when nobody has answered by the end of the wait.
 * `handle` is the path of every message.
 */
export function answerToHeard(handle: (turn: Turn) => Promise<Handled>): Flow {
  return async (turn) => {
    const { contact, talk } = turn;
    const waiting = contact.question?.kind === 'heard' ? contact.question.message : undefined;
    const answer = turn.text.replace(/[\s，,。.！!~]/gu, '');
    const yes = YES.test(answer);
    if (waiting === undefined || (!yes && !NO.test(answer))) return null;
    const entry = await talk.context.store.get<InboxEntry>(waiting);
    if (entry?.status !== 'asked' || entry.data.message === null) return null;
    const heard = await turnOf(talk, answered(entry.data.message, yes));
    const handled = await handle({ ...heard, contact: { ...heard.contact, question: null } });
    await rememberContact(talk.context, contact, (before) =>
      before.question?.message === waiting ? { ...before, question: null } : before,
    );
    const { say: told, ...came } = handled;
    await settleMessage(talk.context, entry, { ...came, say: [] });
    return { outcome: yes ? 'heard_right' : 'heard_wrong', say: told, case: came.case, number: came.number };
  };
}

function answered(message: StoredMessage, yes: boolean): StoredMessage {
  const heard = { text: '', language: null, ...message.heard, sure: yes };
  return { ...message, heard, text: yes ? message.text : '' };
}

function withoutText(turn: Turn): Turn {
  return { ...turn, text: '', message: { ...turn.message, text: '' } };
}
