/**
 * The inbox: every message is stored before it is acknowledged, worked on once, and afterwards reduced to its key.
 * What is plainly no report in a group is not stored at all.
 */
import type { IncomingMessage } from '../ports/channel.js';
import type { Aggregate } from '../ports/store.js';
import { contactId, mediaId, messageId } from '../usecases/ids.js';
import type { Contact } from './contact.js';
import { HALF_SURE, isMeToo } from './flows/report.js';
import { parseRating } from './flows/rating.js';
import { isHeard } from './handle-message.js';
import { groupFor } from './identify.js';
import type { Talk } from './turn.js';
import { toStored, type InboxEntry, type StoredMedia } from './stored-message.js';
import { LEASE, settleMessage, workOnMessage } from './work-on-message.js';
import { freshAggregate } from '../usecases/fresh-aggregate.js';

/** Larger pictures and voices are refused; a minute of voice is under 200 kB, a phone's picture under 5 MB. */
const MOST_BYTES = 8 * 1024 * 1024;

export interface Inbox {
  /** Resolves once the message is stored (or known already, or not worth keeping); it is worked on afterwards. */
  receive(message: IncomingMessage): Promise<void>;
  /** Takes up a stored message that nobody works on: after a crash, or when an earlier attempt failed. */
  resume(entry: Aggregate<InboxEntry>): Promise<void>;
  /** Resolves when everything received so far has been worked on. */
  idle(): Promise<void>;
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

  return {
    receive: async (message) => {
      if (!(await isWorthKeeping(talk, message))) {
        context.observer.message(message.channel, 'idle');
        return;
      }
      const entry = await toEntry(talk, message);
      if (!(await context.store.commit(entry, 0))) return;
      const stored = { ...entry, version: 1 };
      void inTurn(contactId(message.channel, message.sender.id), () => work(stored));
    },
    resume: async (entry) => {
      const { message } = entry.data;
      // A doubtful message that no clerk answered: nobody thought it worth registering.
      if (message === null || entry.status === 'doubtful') {
        await settleMessage(talk, entry, { outcome: 'ignored', say: [] }, wake);
        return;
      }
      const leased = { ...entry, due: context.now() + LEASE };
      if (!(await context.store.commit(leased, entry.version))) return;
      await inTurn(contactId(message.channel, message.sender.id), () =>
        work({ ...leased, version: entry.version + 1 }),
      );
    },
    idle: async () => {
      while (chains.size > 0) await Promise.all(chains.values());
    },
  };
}

async function toEntry(talk: Talk, message: IncomingMessage): Promise<Aggregate<InboxEntry>> {
  const directory = talk.context.directory();
  const now = talk.context.now();
  const group = groupFor(directory, message.channel, message.conversation);
  const media = message.media === undefined ? null : await keepMedia(talk, message, now);
  return freshAggregate({
    id: messageId(message.channel, message.key),
    kind: 'message',
    area: group === null ? '' : (directory.villageOf(group.area)?.path ?? group.area),
    status: 'received',
    at: now,
    due: now + LEASE,
    data: { message: toStored(message, media), outcome: '', case: null, asked: [] },
  });
}

/** Stores the bytes under their own hash before the message that mentions them; offered twice, they are there once. */
async function keepMedia(talk: Talk, message: IncomingMessage, now: number): Promise<StoredMedia | null> {
  if (message.media === undefined) return null;
  const bytes = await message.media.load();
  if (bytes.length === 0 || bytes.length > MOST_BYTES) return null;
  const id = mediaId(bytes);
  const { kind, duration, name } = message.media;
  const data = { kind, name, base64: Buffer.from(bytes).toString('base64') };
  await talk.context.store.commit(freshAggregate({ id, kind: 'media', area: '', status: kind, at: now, data }), 0);
  return { id, kind, duration };
}

/**
 * False for what people say to each other in a group: it never touches the disk. Everything said to the bot, every command,
 * and whatever might be a report, an answer or a follow-up is kept until it has been worked on.
 */
async function isWorthKeeping(talk: Talk, message: IncomingMessage): Promise<boolean> {
  const { conversation, addressed } = message;
  if (!isHeard(talk, message)) return false;
  const text = message.text.trim();
  if (!conversation.room || addressed || /^[/／]/u.test(text)) return true;
  const directory = talk.context.directory();
  const group = groupFor(directory, message.channel, conversation);
  const places = group === null ? [] : directory.placesOf(group.area);
  const { report, emergency } = talk.understand(text, { where: 'group', places });
  if (emergency !== null || report.confidence >= HALF_SURE) return true;
  if (isMeToo(text) || parseRating(text) !== null) return true;
  return isKnownReporter(talk, message);
}

/** Somebody with a case in this room may be adding to it, asking after it or answering. */
async function isKnownReporter(talk: Talk, message: IncomingMessage): Promise<boolean> {
  const contact = await talk.context.store.get<Contact>(contactId(message.channel, message.sender.id));
  return contact?.data.cases.some((one) => one.room === message.conversation.id) ?? false;
}
