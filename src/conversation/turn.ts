/** One turn of a conversation: a message together with who said it, where, and what it seems to be about. */
import type { Actor } from '../domain/case/action.js';
import type { Door, Heard, Reporter } from '../domain/case/types.js';
import type { Area, AreaPath } from '../domain/area.js';
import type { Told } from '../domain/notice.js';
import { isStaff, type Person, type PersonId } from '../domain/person.js';
import type { Hints, Transcript } from '../ports/transcriber.js';
import type { Group } from '../domain/village.js';
import { contactId } from '../usecases/ids.js';
import type { Context } from '../usecases/context.js';
import type { MediaLinks } from '../usecases/media-links.js';
import type { Handle } from '../usecases/person-doors.js';
import type { PaperLinks } from '../usecases/paper-links.js';
import type { KnowledgeReader } from '../usecases/read-knowledge.js';
import type { LayerReader } from '../usecases/village-layers.js';
import type { FindSimilar } from '../usecases/similar-cases.js';
import type { TakeNumber } from '../usecases/take-number.js';
import type { Matter } from '../understanding/split-matters.js';
import type { Reconsider } from '../understanding/reconsider.js';
import type { Understand, Understood } from '../understanding/types.js';
import type { Locale } from '../wording/locale.js';
import type { View } from '../wording/view.js';
import type { Contact } from './contact.js';
import type { LocalWordsOf } from './local-words.js';
import type { Handled, StoredMessage } from './stored-message.js';

/**
 * Text of a recording; null when the bytes are none that anybody could make text of. Rejects with a TranscriberError when
 * nobody does.
 */
export type Transcribe = (bytes: Uint8Array, hints: Hints) => Promise<Transcript | null>;

/** Address at which somebody who speaks through this door sees their own cases for a while; null where there is none. */
export type OwnPage = (
  context: Pick<Context, 'directory' | 'sessionOf' | 'now'>,
  door: Handle,
  village: AreaPath,
) => string | null;

/** The way into the dispatch centre. */
export interface ConsoleDoor {
  /** False when its address leads nowhere but on this machine. */
  outside: boolean;
  /** Address that opens it once, as this person. */
  link(person: PersonId): Promise<string>;
  /** Ends whatever is open there as this person. */
  leave(person: PersonId): Promise<void>;
}

/** What the conversation works with besides the use cases' context. */
export interface Talk {
  context: Context;
  understand: Understand;
  /** A second opinion where the reading is unsure; null without one. */
  reconsider: Reconsider | null;
  /** Null when people listen to voices. */
  transcribe: Transcribe | null;
  localWords: LocalWordsOf;
  /** Where pictures and voices can be opened; null when nowhere. */
  links: MediaLinks | null;
  /** Where reports and letters can be opened; null when nowhere. */
  papers: PaperLinks | null;
  /** Null when nobody can open pages. */
  ownPage: OwnPage | null;
  /** Null when nobody can open pages. */
  console: ConsoleDoor | null;
  /** What the villages and their townships know how to answer. */
  knowledge: KnowledgeReader;
  /** What the villages taught about the names of matters. */
  layers: LayerReader;
  /** Open cases that may be of the same fact. */
  findSimilar: FindSimilar;
  words: Locale;
  takeNumber: TakeNumber;
}

export interface Turn {
  talk: Talk;
  message: StoredMessage;
  /** Trimmed text; "" for a picture or voice alone. */
  text: string;
  contact: Contact;
  /** One of ours, when recognised. */
  person: Person | null;
  /** The group of the village file, when it was said in one. */
  group: Group | null;
  /** The village it belongs to, when that is clear. */
  village: Area | null;
  /** Understood once, when first asked for. */
  understood(): Understood;
  /** What was said, one by one when it is about several things. */
  matters(): readonly Matter[];
}

/** A flow takes a turn or leaves it (null) to the next one. */
export type Flow = (turn: Turn) => Promise<Handled | null> | Handled | null;

/** Why a case changes because of this turn; unique per message and purpose. */
export const keyOf = (turn: Turn): string => `${turn.message.channel}:${turn.message.key}`;

/** Id of the contact aggregate of whoever speaks: of somebody who has shown who they are, the person's. */
export const contactIdOf = ({ contact }: Turn): string => contactId(contact.channel, contact.user);

export const reporterActor = (turn: Turn): Actor => ({
  kind: 'reporter',
  contact: contactIdOf(turn),
});

export const isClerk = (turn: Turn): turn is Turn & { person: Person } => turn.person !== null && isStaff(turn.person);

export function doorOf(turn: Turn): Door {
  const { channel, conversation, sender } = turn.message;
  return { channel, conversation: conversation.id, room: conversation.room, user: sender.id };
}

/** True for a recording that nobody has made words of. */
export const isUnheard = ({ message, text }: Turn): boolean => message.media?.kind === 'voice' && text === '';

/** What a remark says of the voice it came as; null for what was typed. */
export function heardAs({ message }: Turn): Heard | null {
  if (message.media?.kind !== 'voice') return null;
  return { text: message.heard?.text ?? '', sure: message.heard?.sure ?? false };
}

export function asReporter(turn: Turn): Reporter {
  const { message, person, contact } = turn;
  return {
    contact: contactIdOf(turn),
    name: message.sender.name,
    person: person?.id,
    area: contact.home ?? person?.home ?? null,
    door: doorOf(turn),
    key: message.key,
    at: message.at,
    solved: null,
    score: null,
  };
}

/** For whom and when cases are worded in an answer to this turn. */
export function viewOf(turn: Turn): View {
  const { context, links } = turn.talk;
  const { person } = turn;
  const now = context.now();
  const { room } = turn.message.conversation;
  return {
    now,
    directory: context.directory(),
    calendar: context.calendar,
    room,
    ...(links === null || room || person === null
      ? {}
      : { link: (media: string) => links.make({ media, person: person.id }, now), outside: links.outside }),
  };
}

/** An answer in the same conversation, addressed to the speaker when that is a room. */
export function say(turn: Turn, text: string): Told {
  const { channel, conversation, sender } = turn.message;
  const mention = conversation.room ? [{ id: sender.id, name: sender.name }] : [];
  return {
    to: { to: 'conversation', channel, id: conversation.id, room: conversation.room, mention },
    notice: { kind: 'said', text },
  };
}

/** An answer for the speaker's eyes only, also when they spoke in a room. */
export function sayPrivately(turn: Turn, text: string): Told {
  const { channel, sender } = turn.message;
  return {
    to: { to: 'conversation', channel, id: sender.id, room: false, mention: [] },
    notice: { kind: 'said', text },
  };
}

export const answered = (turn: Turn, outcome: string, text: string): Handled => ({ outcome, say: [say(turn, text)] });

/** A link is for whoever asked: in a room the answer goes to them alone, and the room reads that it did. */
export function aside(turn: Turn, handled: Handled, text: string): Handled {
  if (!turn.message.conversation.room) return handled;
  return { ...handled, say: [say(turn, turn.talk.words.replies.sentAside()), sayPrivately(turn, text)] };
}
