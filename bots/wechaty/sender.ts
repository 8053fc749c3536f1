import type { Wechaty } from 'wechaty';
import { SECOND } from '../../src/domain/time.js';
import type { OutgoingMessage, SendResult } from '../../src/ports/channel.js';
import { createLanes } from '../shared/lanes.js';
import type { Pace } from '../shared/pace.js';
import { createRecentKeys } from '../shared/recent-keys.js';
import type { Schedule } from '../shared/schedule.js';
import { renderMention } from './mention.js';
import { sendFailure } from './send-failure.js';

/** A retry comes within minutes, so a few hundred keys are enough to recognise it. */
const REMEMBERED = 500;
/** The library waits for a minute; others have something to say meanwhile. */
const PATIENCE = 20 * SECOND;

export interface Sender {
  /** Never rejects. Messages to one conversation go out in the order they came in. */
  send(message: OutgoingMessage): Promise<SendResult>;
  /** How many wait to be said. */
  queued(): number;
  /** Resolves when nothing is being sent; what waits its turn is given up. */
  idle(): Promise<void>;
}

export interface SenderOptions {
  /** The bot while there is one. */
  connected(): Wechaty | null;
  /** Whether the session is still ours; asked before anything is said. */
  holds?: () => Promise<boolean>;
  schedule: Schedule;
  /** As fast as it comes when absent. */
  pace?: Pace;
}

export function createSender({ connected, holds, schedule, pace }: SenderOptions): Sender {
  const lanes = createLanes();
  const sent = createRecentKeys(REMEMBERED);

  async function send(message: OutgoingMessage): Promise<SendResult> {
    // Asked when it is its turn: the same message may be on its way just now.
    if (sent.has(message.idempotencyKey)) return { sent: true };
    if (holds !== undefined && !(await holds())) return LOST;
    const bot = connected();
    if (!bot?.isLoggedIn) return { sent: false, retry: true, reason: 'offline', detail: 'not logged in' };
    try {
      if (!(await knows(bot, message.conversation))) return unknownConversation(message.conversation.id);
      const saying = say(bot, message).then(() => sent.add(message.idempotencyKey));
      if ((await within(PATIENCE, saying, schedule)) === 'late') return NO_ANSWER;
      // The text has said it all: a picture that cannot be shown does not make it come again.
      await within(PATIENCE, show(bot, message), schedule).catch(() => undefined);
      return { sent: true };
    } catch (thrown) {
      const failure = sendFailure(thrown);
      if (failure.reason === 'limited') pace?.rest();
      return failure;
    }
  }

  async function inTurn(message: OutgoingMessage): Promise<SendResult> {
    if (pace === undefined) return lanes.run(message.conversation.id, () => send(message));
    return (await pace.run(message, () => send(message))) ?? OUT_OF_TURN;
  }

  return {
    send: inTurn,
    queued: () => pace?.queued() ?? 0,
    idle: async () => {
      await pace?.idle();
      await lanes.idle();
    },
  };
}

/** It may arrive yet; then a repetition finds that it has. */
const NO_ANSWER: SendResult = { sent: false, retry: true, reason: 'error', detail: 'no answer' };
const LOST: SendResult = { sent: false, retry: true, reason: 'offline', detail: 'another process has the session' };
const OUT_OF_TURN: SendResult = { sent: false, retry: true, reason: 'limited', detail: 'others come first' };

async function say(bot: Wechaty, { conversation, mention, text }: OutgoingMessage): Promise<void> {
  const addressed = conversation.room ? mention : [];
  const names = renderMention(addressed.map(({ name }) => name));
  await bot.puppet.messageSendText(
    conversation.id,
    names + text,
    addressed.map(({ id }) => id),
  );
}

async function show(bot: Wechaty, { conversation, picture }: OutgoingMessage): Promise<void> {
  if (picture === undefined) return;
  const { FileBox } = await import('file-box');
  await bot.puppet.messageSendFile(conversation.id, FileBox.fromBuffer(Buffer.from(picture.png), picture.name));
}

function within(patience: number, work: Promise<unknown>, schedule: Schedule): Promise<'done' | 'late'> {
  return new Promise((resolve, reject) => {
    const cancel = schedule(() => resolve('late'), patience);
    work.then(() => resolve('done'), reject).finally(cancel);
  });
}

/** Asks the lists, because asking for one unknown id makes some puppets search for it for a minute. */
async function knows(bot: Wechaty, { id, room }: OutgoingMessage['conversation']): Promise<boolean> {
  const ids = room ? await bot.puppet.roomList() : await bot.puppet.contactList();
  return ids.includes(id);
}

function unknownConversation(id: string): SendResult {
  return { sent: false, retry: true, reason: 'unknown_conversation', detail: `${id} is not known to this session` };
}
