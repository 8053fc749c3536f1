import type { Wechaty } from 'wechaty';
import type { OutgoingMessage, SendResult } from '../../src/ports/channel.js';
import { createLanes } from '../shared/lanes.js';
import { createRecentKeys } from '../shared/recent-keys.js';
import { renderMention } from './mention.js';
import { sendFailure } from './send-failure.js';

/** A retry comes within minutes, so a few hundred keys are enough to recognise it. */
const REMEMBERED = 500;

export interface Sender {
  /** Never rejects. Messages to one conversation go out in the order they came in. */
  send(message: OutgoingMessage): Promise<SendResult>;
  /** Resolves when nothing is being sent. */
  idle(): Promise<void>;
}

/** `connected` gives the bot while there is one. */
export function createSender(connected: () => Wechaty | null): Sender {
  const lanes = createLanes();
  const sent = createRecentKeys(REMEMBERED);

  async function send(message: OutgoingMessage): Promise<SendResult> {
    // Asked inside the lane: the same message may be on its way just now.
    if (sent.has(message.idempotencyKey)) return { sent: true };
    const bot = connected();
    if (!bot?.isLoggedIn) return { sent: false, retry: true, reason: 'offline', detail: 'not logged in' };
    try {
      if (!(await knows(bot, message.conversation))) return unknownConversation(message.conversation.id);
      const mention = message.conversation.room ? message.mention : [];
      const text = renderMention(mention.map(({ name }) => name)) + message.text;
      const mentionIds = mention.map(({ id }) => id);
      await bot.puppet.messageSendText(message.conversation.id, text, mentionIds);
    } catch (thrown) {
      return sendFailure(thrown);
    }
    sent.add(message.idempotencyKey);
    return { sent: true };
  }

  return { send: (message) => lanes.run(message.conversation.id, () => send(message)), idle: lanes.idle };
}

/** Asks the lists, because asking for one unknown id makes some puppets search for it for a minute. */
async function knows(bot: Wechaty, { id, room }: OutgoingMessage['conversation']): Promise<boolean> {
  const ids = room ? await bot.puppet.roomList() : await bot.puppet.contactList();
  return ids.includes(id);
}

function unknownConversation(id: string): SendResult {
  return { sent: false, retry: true, reason: 'unknown_conversation', detail: `${id} is not known to this session` };
}
