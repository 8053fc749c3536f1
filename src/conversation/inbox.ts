/**
 * The inbox: every message is stored before it is acknowledged, worked on once, and afterwards reduced to its key.
 * What is plainly no report in a group is not stored at all.
 */
import type { IncomingMessage } from '../ports/channel.js';
import type { Aggregate } from '../ports/store.js';
import { contactId, messageId } from '../usecases/ids.js';
import type { Contact } from './contact.js';
import { mayBeHeard } from './hear.js';
import { isBinding } from './flows/binding.js';
import { mayConcernNotices } from './flows/notices.js';
import { HALF_SURE, isMeToo } from './flows/report.js';
import { parseRating } from './flows/rating.js';
import { isHeard } from './handle-message.js';
import { contactIdFor, groupFor } from './identify.js';
import type { Talk } from './turn.js';
import { newEntry, takenUp } from './inbox-entry.js';
import { sceneOf } from './scene.js';
import { settleMessage } from './settle-message.js';
import type { InboxEntry } from './stored-message.js';
import { workOnMessage } from './work-on-message.js';

export interface Inbox {
  /** Resolves once the message is stored (or known already, or not worth keeping); it is worked on afterwards. */
  receive(message: IncomingMessage): Promise<void>;
  /** Takes up a stored message that nobody works on: after a crash, or when an earlier attempt failed. Resolves when it has. */
  resume(entry: Aggregate<InboxEntry>): Promise<void>;
  /** Resolves when what this sender has said so far has been worked on by this process. */
  workedOff(channel: string, user: string): Promise<void>;
  /** Resolves when everything taken up so far has been worked on. */
  idle(): Promise<void>;
  /** True while something is worked on. */
  isBusy(): boolean;
}

/** `wake` is called when there is something to deliver. */
export function createInbox(talk: Talk, wake: () => void): Inbox {
  const { context } = talk;
  /** One after the other per conversation partner, so that what somebody says is understood in order. */
  const chains = new Map<string, Promise<void>>();

  function inTurn(sender: string, work: () => Promise<void>): Promise<void> {
    const next = (chains.get(sender) ?? Promise.resolve()).then(work, work).finally(() => {
      if (chains.get(sender) === next) chains.delete(sender);
    });
    chains.set(sender, next);
    return next;
  }

  const work = (entry: Aggregate<InboxEntry>): Promise<void> => workOnMessage(talk, entry, wake);

  /** Whoever had it before may have dealt with it while this waited for its turn. */
  async function workOnLatest(id: string): Promise<void> {
    try {
      const current = await context.store.get<InboxEntry>(id);
      if (current?.status.startsWith('received') === true) await work(current);
    } catch (error) {
      // The lease runs out and the message is taken up again.
      context.observer.trouble(`message ${id}`, error);
    }
  }

  return {
    receive: async (message) => {
      if (!(await isWorthKeeping(talk, message))) {
        context.observer.message(message.channel, 'idle');
        return;
      }
      const entry = await newEntry(talk, message);
      if (!(await context.store.commit(entry, 0))) return;
      const stored = { ...entry, version: 1 };
      void inTurn(contactId(message.channel, message.sender.id), () => work(stored));
    },
    resume: async (entry) => {
      const { message } = entry.data;
      // A doubtful message that no clerk answered: nobody thought it worth registering.
      if (message === null || entry.status === 'doubtful') {
        await settleMessage(context, entry, { outcome: 'ignored', say: [] });
        return;
      }
      const leased = takenUp(entry, message, context.now());
      if (!(await context.store.commit(leased, entry.version))) return;
      // Not waited for: a recogniser that does not answer must not hold up what else is due.
      void inTurn(contactId(message.channel, message.sender.id), () => workOnLatest(entry.id));
    },
    workedOff: (channel, user) => chains.get(contactId(channel, user)) ?? Promise.resolve(),
    isBusy: () => chains.size > 0,
    idle: async () => {
      while (chains.size > 0) await Promise.all(chains.values());
    },
  };
}

/**
 * False for what people say to each other in a group: it never touches the disk. Everything said to the bot, every command,
 * and whatever might be a report, an answer or a follow-up is kept until it has been worked on.
 */
async function isWorthKeeping(talk: Talk, message: IncomingMessage): Promise<boolean> {
  const { channel, conversation, addressed, gesture } = message;
  if (!isHeard(talk, message)) return false;
  if (gesture?.kind === 'recalled') return (await talk.context.store.get(messageId(channel, gesture.key))) !== null;
  const text = message.text.trim();
  if (!conversation.room || addressed || /^[/／]/u.test(text) || isBinding(text)) return true;
  const directory = talk.context.directory();
  const group = groupFor(directory, message.channel, conversation);
  // What it says is known only when it was heard.
  if (message.media?.kind === 'voice' && mayBeHeard(talk, message)) return true;
  const { report, emergency } = talk.understand(text, sceneOf(talk, group?.area ?? null, 'group'));
  if (emergency !== null || report.confidence >= HALF_SURE) return true;
  if (isMeToo(text) || parseRating(text) !== null || mayConcernNotices(message)) return true;
  return isKnownReporter(talk, message);
}

/** Somebody with a case in this room may be adding to it, asking after it or answering. */
async function isKnownReporter(talk: Talk, message: IncomingMessage): Promise<boolean> {
  const id = await contactIdFor(talk.context, message.channel, message.sender);
  const contact = await talk.context.store.get<Contact>(id);
  return contact?.data.cases.some((one) => one.room === message.conversation.id) ?? false;
}
