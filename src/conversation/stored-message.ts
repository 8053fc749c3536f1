/** A message as it lies in the inbox: what was said, and afterwards only what became of it. */
import type { Told } from '../domain/notice.js';
import type { PersonId } from '../domain/person.js';
import type { Instant } from '../domain/time.js';
import type { Conversation, Gesture, IncomingMessage, Location, Media, Quote, Sender } from '../ports/channel.js';

/** A picture or voice that came with the message, kept as its own aggregate. */
export interface StoredMedia {
  id: string;
  kind: Media['kind'];
  duration: number;
}

/** What became of a voice message when somebody tried to make text of it. */
export interface HeardVoice {
  /** As the recogniser wrote it; "" when it understood nothing, and when there is none. */
  text: string;
  /** True when it was sure, or the speaker has said that it is right. */
  sure: boolean;
  /** BCP-47 tag of what was spoken, as far as anybody knows; null for Mandarin and for what nobody knows. */
  language: string | null;
}

export interface StoredMessage {
  channel: string;
  key: string;
  conversation: Conversation;
  sender: Sender;
  at: Instant;
  /** As typed; of a voice what can be relied on, with names put right, and "" as long as that is nothing. */
  text: string;
  addressed: boolean;
  quote: Quote | null;
  media: StoredMedia | null;
  location: Location | null;
  /** Absent when something was said. */
  gesture?: Gesture;
  /** Absent until somebody has tried. */
  heard?: HeardVoice;
}

/**
 * The message aggregate's data. `received`: waiting to be worked on. `doubtful`: kept until a clerk has said whether it
 * is a report. `asked`: kept until the speaker has said whether it was understood. `handled`: only the outcome is left,
 * for as long as the platform might deliver it again.
 */
export interface InboxEntry {
  message: StoredMessage | null;
  outcome: string;
  /** Number of the case it opened or changed. */
  case: string | null;
  /** For a doubtful one: who was asked. */
  asked: readonly PersonId[];
  /** While received or asked: when it is taken up (again) if nobody has dealt with it by then. */
  workBy?: Instant;
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
  /** Set when the speaker was asked whether a voice was understood: it is kept until the answer, at the latest until then. */
  askedUntil?: Instant;
  /** True when a question that was asked remembers what came with the message. */
  mediaStays?: boolean;
}

export function toStored(message: IncomingMessage, media: StoredMedia | null): StoredMessage {
  const { channel, key, conversation, sender, addressed, quote, location, gesture } = message;
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
    ...(gesture === undefined ? {} : { gesture }),
  };
}
