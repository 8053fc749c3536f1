/** A message as it begins to lie in the inbox, and as it is taken up again. */
import type { Told } from '../domain/notice.js';
import { SECOND, type Instant } from '../domain/time.js';
import type { IncomingMessage, Media } from '../ports/channel.js';
import type { Aggregate } from '../ports/store.js';
import { freshAggregate } from '../usecases/fresh-aggregate.js';
import { messageId } from '../usecases/ids.js';
import { dueWith, outboxItems } from '../usecases/outbox.js';
import { LISTENING } from './handled-entry.js';
import { isVoice, mayBeHeard } from './hear.js';
import { groupFor } from './identify.js';
import { toStored, type InboxEntry, type StoredMedia, type StoredMessage } from './stored-message.js';
import type { Talk } from './turn.js';
import { LEASE, VOICE_LEASE } from './work-on-message.js';

/** A shorter wait than this needs no word. */
const PATIENCE = 3 * SECOND;

/** Larger pictures and voices are refused; a minute of voice is under 200 kB, a phone's picture under 5 MB. */
const MOST_BYTES = 8 * 1024 * 1024;

/** Leased anew. A voice of which the speaker has not said whether it was understood right, was not. */
export function takenUp(entry: Aggregate<InboxEntry>, message: StoredMessage, now: Instant): Aggregate<InboxEntry> {
  const unanswered = entry.status === 'asked';
  const workBy = now + (isVoice(message) ? VOICE_LEASE : LEASE);
  const data = { ...entry.data, workBy, message: unanswered ? { ...message, text: '' } : message };
  return { ...entry, status: unanswered ? 'received' : entry.status, due: dueWith(workBy, entry.outbox), data };
}

/** What came with it is stored before; offered twice, it is there once. */
export async function newEntry(talk: Talk, message: IncomingMessage): Promise<Aggregate<InboxEntry>> {
  const directory = talk.context.directory();
  const now = talk.context.now();
  const group = groupFor(directory, message.channel, message.conversation);
  const id = messageId(message.channel, message.key);
  const media = message.media === undefined ? null : await keepMedia(talk, id, message.media);
  const stored = toStored(message, media);
  const workBy = now + (isVoice(stored) ? VOICE_LEASE : LEASE);
  const outbox = outboxItems(listening(talk, stored, now), LISTENING, now);
  const fresh = freshAggregate({
    ...{ id, kind: 'message', status: 'received', at: now, due: dueWith(workBy, outbox) },
    area: group === null ? '' : (directory.villageOf(group.area)?.path ?? group.area),
    data: { message: stored, outcome: '', case: null, asked: [], workBy },
  });
  return { ...fresh, outbox };
}

/** Said alone with the bot, and only if by then there is no answer yet. */
function listening(talk: Talk, message: StoredMessage, now: Instant): Told[] {
  const { channel, conversation } = message;
  if (!isVoice(message) || conversation.room || !mayBeHeard(talk, message)) return [];
  const to = { to: 'conversation', channel, id: conversation.id, room: false, mention: [] } as const;
  return [{ to, notice: { kind: 'said', text: talk.words.replies.listening() }, after: now + PATIENCE }];
}

async function keepMedia(talk: Talk, message: string, media: Media): Promise<StoredMedia | null> {
  const bytes = await media.load();
  if (bytes.length === 0 || bytes.length > MOST_BYTES) return null;
  const { kind, duration } = media;
  return { id: await talk.context.media.keep(message, media, bytes), kind, duration };
}
