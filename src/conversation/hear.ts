/** Makes text of a voice message before it is worked on, so that everything after this reads it like a typed one. */
import type { Aggregate } from '../ports/store.js';
import { TranscriberError } from '../ports/transcriber.js';
import type { Scene } from '../understanding/types.js';
import { change } from '../usecases/change.js';
import { groupFor, turnOf } from './identify.js';
import { judgeTranscript, NOT_HEARD, type Judged } from './judge-transcript.js';
import type { InboxEntry, StoredMessage } from './stored-message.js';
import type { Talk } from './turn.js';

const SOMEWHERE: Scene = { where: 'direct', places: [] };

type Voice = StoredMessage & { media: NonNullable<StoredMessage['media']> };

/**
 * The entry with what was heard, written down before anything follows from it: after a crash the same words are worked
 * on, and not what a second attempt might have heard. Any other message comes back as it is.
 * Rejects when it is worth trying again later; on the last try it never does, and what was said is for a person.
 */
export async function hear(
  talk: Talk,
  entry: Aggregate<InboxEntry>,
  isLastTry: boolean,
): Promise<Aggregate<InboxEntry>> {
  const { message } = entry.data;
  if (message === null || !isVoice(message) || !mayBeHeard(talk, message)) return entry;
  if (message.heard !== undefined || message.text !== '') return entry;
  const { text, heard } = await listen(talk, message).catch((error: unknown) => {
    if (!isLastTry && isPassing(error)) throw error;
    talk.context.observer.trouble(`voice of ${entry.id}`, error);
    return NOT_HEARD;
  });
  const noted = await change<InboxEntry>(talk.context.store, entry.id, (current) =>
    current?.data.message == null || !current.status.startsWith('received')
      ? null
      : { ...current, data: { ...current.data, message: { ...current.data.message, text, heard } } },
  );
  return noted ?? entry;
}

export function isVoice(message: StoredMessage): message is Voice {
  return message.media?.kind === 'voice';
}

/** Alone with the bot, or said to it; in a group only where those who run it have agreed that voices are listened to. */
export function mayBeHeard(
  { context, transcribe }: Talk,
  { channel, conversation, addressed }: Pick<StoredMessage, 'channel' | 'conversation' | 'addressed'>,
): boolean {
  if (transcribe === null) return false;
  if (!conversation.room || addressed) return true;
  return groupFor(context.directory(), channel, conversation)?.voice === true;
}

async function listen(talk: Talk, message: Voice): Promise<Judged> {
  const { person, village } = await turnOf(talk, message);
  const directory = talk.context.directory();
  const { phrases, correct } = talk.localWords(directory, village?.path ?? null);
  const recording = await talk.context.media.load(message.media.id);
  const hints = { phrases, languages: person?.languages ?? [] };
  const transcript = recording === null ? null : ((await talk.transcribe?.(recording.bytes, hints)) ?? null);
  const isDanger = (text: string): boolean => talk.understand(text, SOMEWHERE).emergency !== null;
  return transcript === null ? NOT_HEARD : judgeTranscript(transcript, { correct, isDanger });
}

/** Whoever does not answer now may answer later; a recording that is refused will be refused again. */
function isPassing(error: unknown): boolean {
  return !(error instanceof TranscriberError) || error.retry;
}
