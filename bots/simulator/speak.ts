import { createHash, randomUUID } from 'node:crypto';
import type { Instant } from '../../src/domain/time.js';
import { renderQuote } from '../wechaty/quote.js';
import type { Arrivals } from './arrivals.js';
import { parseLine } from './line.js';
import type { ParsedLine } from './line.js';
import { mediaType } from './media-type.js';
import type { Said } from './mock-messages.js';
import { SimulatorError } from './simulator-error.js';
import type { Transcript, Utterance } from './transcript.js';
import type { World, WorldPerson } from './world.js';

/** What became of a line: its message id, and its number, after which answers to it are found. */
export interface Spoken {
  messageId: string;
  seq: number;
}

export interface SpeakerOptions {
  world: World;
  transcript: Transcript;
  arrivals: Arrivals;
  now(): Instant;
  /** Lets the bot hear it. */
  say(said: Said): void;
}

/** Keys that are remembered, so that a repetition waits for the first instead of being shown twice. */
const REMEMBERED = 5_000;

/**
 * Makes people of the world say things. Resolves once the service has taken the message durably; rejects with a
 * `SimulatorError` when it cannot be said, or when the simulator stops first (then it may or may not have been taken:
 * say it again with the same key).
 */
export function createSpeaker(options: SpeakerOptions): (line: unknown) => Promise<Spoken> {
  const byKey = new Map<string, Promise<Spoken>>();

  return async (unchecked) => {
    const line = parseLine(unchecked);
    if (line.key === undefined) return speak(randomUUID(), line, options);
    const before = byKey.get(line.key);
    if (before) return before;
    const spoken = speak(keyedId(line.key), line, options);
    byKey.set(line.key, spoken);
    const [oldest] = byKey.keys();
    if (byKey.size > REMEMBERED && oldest !== undefined) byKey.delete(oldest);
    // What could not be said may be said better the next time.
    spoken.catch(() => byKey.delete(line.key ?? ''));
    return spoken;
  };
}

/** The same for the same key also after a restart, so that the service recognises what it has already taken. */
function keyedId(key: string): string {
  return `k-${createHash('sha256').update(key).digest('hex').slice(0, 32)}`;
}

async function speak(id: string, line: ParsedLine, options: SpeakerOptions): Promise<Spoken> {
  const { transcript, arrivals, say } = options;
  const { said, shown } = stage(id, line, options);
  say(said);
  // In the same turn, before anything can have come of it.
  const { seq } = transcript.add(shown);
  await arrivals.expect(id);
  return { messageId: id, seq };
}

/** The message twice: as the bot will hear it, and as people see it. */
function stage(id: string, line: ParsedLine, options: SpeakerOptions): { said: Said; shown: Omit<Utterance, 'seq'> } {
  const { world, transcript, now } = options;
  const speaker = world.person(line.as);
  const conversation = conversationOf(line, speaker, world);
  const quoted = line.quote === undefined ? undefined : transcript.find(line.quote);
  if (line.quote !== undefined && !quoted) throw new SimulatorError(404, '要引用的那条消息已经找不到了，请直接说。');
  const quote = quoted && { senderName: quoted.senderName, text: quotedText(quoted) };
  const text = line.text ?? '';
  const at = line.at ?? now();
  const media = line.media && { ...line.media, kind: mediaType(line.media.name).kind };
  return {
    said: { id, sender: speaker.id, conversation, text: quote ? renderQuote(quote, text) : text, at, media },
    shown: {
      id,
      conversation: conversation.id,
      room: conversation.room,
      sender: speaker.id,
      senderName: speaker.name,
      at,
      text,
      quote,
      media: media && { kind: media.kind, name: media.name, duration: media.duration },
    },
  };
}

function conversationOf(line: ParsedLine, speaker: WorldPerson, world: World): Said['conversation'] {
  if (line.in === undefined) return { id: speaker.id, room: false };
  const group = world.group(line.in);
  // Whoever speaks in a group has joined it: relatives and neighbours are in each other's groups.
  world.join(group.id, speaker.id);
  return { id: group.id, room: true };
}

/** WeChat quotes a picture or a voice by the name of its kind. */
function quotedText({ text, media }: Utterance): string {
  if (!media) return text;
  switch (media.kind) {
    case 'image':
      return '[图片]';
    case 'voice':
      return '[语音]';
    case 'video':
      return '[视频]';
    case 'file':
      return `[文件] ${media.name}`;
  }
}
