/**
 * A channel is one way to talk with people: personal WeChat, an Official Account, the simulator.
 *
 * Glossary
 * - handle: a user's id on a channel; it may change at every login.
 * - conversation: where a message was said: a room, or the direct chat with one user (its id is the user's handle).
 * - key: what makes a message the same message when it is delivered twice.
 * A channel only transports. It knows nothing of cases, roles or villages.
 */
import type { Instant } from '../domain/time.js';
import type { HttpRequest, HttpResponse } from './http.js';

export interface Conversation {
  /** Room id, or the user's handle in a direct chat. */
  id: string;
  room: boolean;
  /** The room's topic; empty in a direct chat. */
  name: string;
}

export interface Sender {
  /** The user's handle. */
  id: string;
  /** Name shown in the conversation. */
  name: string;
  /** The remark that the account's owner gave this contact, if any; the surest sign of who it is. */
  remark?: string;
}

/** The message that was quoted by this one. */
export interface Quote {
  senderName: string;
  text: string;
}

/** What was sent besides or instead of text. Bytes are loaded only when asked for. */
export interface Media {
  kind: 'voice' | 'image' | 'video' | 'file';
  name: string;
  /** Length of a voice or video in milliseconds, 0 when unknown. */
  duration: number;
  load(): Promise<Uint8Array>;
}

export interface Location {
  latitude: number;
  longitude: number;
  label: string;
}

/**
 * What somebody did instead of saying something. `scene` is what a scanned code stands for, as the poster had it made.
 * - recalled: took back what they said before; `key` is the key of that message.
 * - followed, unfollowed: an account that people follow; `scene` when they came by a code, else null.
 * - scanned: a code, while they follow already.
 * - chosen: an entry of the account's menu.
 */
export type Gesture =
  | { kind: 'recalled'; key: string }
  | { kind: 'followed'; scene: string | null }
  | { kind: 'scanned'; scene: string }
  | { kind: 'unfollowed' }
  | { kind: 'chosen'; key: string };

/** One message as every channel delivers it, whatever the platform made of it. */
export interface IncomingMessage {
  channel: string;
  /** Unique per channel, the same when the platform delivers it again. */
  key: string;
  conversation: Conversation;
  sender: Sender;
  /** When it was said, as far as the platform knows. */
  at: Instant;
  /** Plain text as typed, "" when there is none. Never markup of the platform. */
  text: string;
  /** True when the bot was addressed by name in a room. Always true in a direct chat. */
  addressed: boolean;
  quote?: Quote;
  media?: Media;
  location?: Location;
  /** Set when nothing was said, but something done; the text is "" then. */
  gesture?: Gesture;
}

/** What a channel is asked to say. */
export interface OutgoingMessage {
  conversation: { id: string; room: boolean };
  text: string;
  /** People to address in a room; the channel renders "@name" as its platform does, before the text. */
  mention: readonly { id: string; name: string }[];
  /** The same for every retry of one message; a channel that can, uses it to send once. */
  idempotencyKey: string;
  /** True when it cannot wait for the morning: somebody may be in danger. */
  urgent: boolean;
  /**
   * To be shown after the text by a channel that can. The text says the same, so the message counts as sent although the
   * picture could not be shown.
   */
  picture?: Picture;
}

export interface Picture {
  png: Uint8Array;
  /** Of the file, where it is sent as one. */
  name: string;
}

/** `unknown_conversation`: not (yet) known to this session, worth trying later. */
export type SendResult =
  | { sent: true }
  | {
      sent: false;
      retry: boolean;
      reason: 'offline' | 'unknown_conversation' | 'refused' | 'limited' | 'error';
      detail: string;
    };

export interface ChannelStatus {
  /** `ready`: hears and speaks. `waiting`: for a login scan or a connection. */
  state: 'stopped' | 'starting' | 'waiting' | 'ready';
  /** When the last message was heard, null when none was yet. */
  lastHeardAt: Instant | null;
  detail: string;
  /** Which login this is: another one after every scan, null while not logged in. Absent where handles never change. */
  session?: string | null;
  /** How many messages wait their turn to be said; absent where nothing waits. */
  queued?: number;
}

/** Hands one message to the service; resolves once it is durably stored, rejects when it must be delivered again. */
export type Receive = (message: IncomingMessage) => Promise<void>;

export interface Channel {
  /** Stable name, part of every handle: "simulator", "wechaty". */
  readonly name: string;
  /** Begins to hear. Own messages and duplicates of the same session are not handed over. */
  start(receive: Receive): Promise<void>;
  /** Stops hearing; resolves when no `receive` is under way any more. */
  stop(): Promise<void>;
  /** Never rejects: an error is a result. */
  send(message: OutgoingMessage): Promise<SendResult>;
  status(): ChannelStatus;
  /** For channels that are spoken to over HTTP: where their requests arrive, and what answers them. */
  readonly http?: { mount: string; handle(request: HttpRequest): Promise<HttpResponse> };
}
