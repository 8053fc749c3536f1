/** A message as it lies in the inbox: what was said, and afterwards only what became of it. */
import type { Told } from '../domain/notice.js';
import type { PersonId } from '../domain/person.js';
import type { Instant } from '../domain/time.js';
import type { Conversation, IncomingMessage, Location, Quote, Sender } from '../ports/channel.js';

/** A picture or voice that came with the message, kept as its own aggregate. */
export interface StoredMedia {
  id: string;
  kind: 'voice' | 'image' | 'video' | 'file';
  duration: number;
}

export interface StoredMessage {
  channel: string;
  key: string;
  conversation: Conversation;
  sender: Sender;
  at: Instant;
  text: string;
  addressed: boolean;
  quote: Quote | null;
  media: StoredMedia | null;
  location: Location | null;
}

/**
 * The message aggregate's data. `received`: waiting to be worked on. `doubtful`: kept until a clerk has said whether it
 * is a report. `handled`: only the outcome is left, for as long as the platform might deliver it again.
 */
export interface InboxEntry {
  message: StoredMessage | null;
  outcome: string;
  /** Number of the case it opened or changed. */
  case: string | null;
  /** For a doubtful one: who was asked. */
  asked: readonly PersonId[];
}

/** What handling a message came to. */
export interface Handled {
  /** One word for counters and logs. */
  outcome: string;
  /** Answers that belong to the message itself; what a case has to say is in the case. */
  say: readonly Told[];
  /** Id of the case it opened or changed. */
  case?: string;
  /** Number of that case. */
  number?: string;
  /** Set when clerks were asked whether it is a report: the text is kept until they answer. */
  asked?: readonly PersonId[];
}

export function toStored(message: IncomingMessage, media: StoredMedia | null): StoredMessage {
  const { channel, key, conversation, sender, addressed, quote, location } = message;
  // Platforms that tell times in seconds may tell fractions; an instant is a whole number.
  const at = Math.floor(message.at);
  // A position that was sent without a word says where; its name is what a person would have typed.
  const text = message.text === '' && location !== undefined ? location.label : message.text;
  return {
    channel,
    key,
    conversation,
    sender,
    at,
    text,
    addressed,
    quote: quote ?? null,
    media,
    location: location ?? null,
  };
}
