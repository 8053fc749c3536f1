import { randomUUID } from 'node:crypto';
import type { Instant } from '../../src/domain/time.js';
import type { Channel, IncomingMessage, OutgoingMessage } from '../../src/ports/channel.js';
import type { ChannelLog } from '../shared/channel-log.js';
import { systemSchedule } from '../shared/schedule.js';
import type { Schedule } from '../shared/schedule.js';
import { createWechatyChannel } from '../wechaty/wechaty-channel.js';
import { createArrivals } from './arrivals.js';
import type { Line } from './line.js';
import { contactId, mockConversationId, worldConversation } from './mock-id.js';
import { createMockPlatform } from './mock-platform.js';
import { createRoutes } from './routes.js';
import { SimulatorError } from './simulator-error.js';
import { createSpeaker } from './speak.js';
import type { Spoken } from './speak.js';
import { createTranscript, nextUtterance } from './transcript.js';
import type { Transcript, Utterance } from './transcript.js';
import { createWorld } from './world.js';
import type { SimulatorWorld, World } from './world.js';

export interface SimulatorOptions {
  world: SimulatorWorld;
  now(): Instant;
  log: ChannelLog;
  /** Times retries and the pulse of event streams; the machine's timers when absent. */
  schedule?: Schedule;
}

/** A channel without an account: its people are played, over HTTP or by calls. Handles are the ids of the world. */
export interface SimulatorChannel extends Channel {
  readonly http: NonNullable<Channel['http']>;
  /** Resolves once the service has taken the message; rejects with a `SimulatorError` (see speak.ts). */
  say(line: Line): Promise<Spoken>;
  /** What the bot has said in a conversation (a group's id, or a person's), oldest first. */
  heard(conversation: string): Utterance[];
  /**
   * The first message, of anybody and anywhere, that is wanted: kept with a number above `after`, or still to come.
   * Waits without end unless a signal is given.
   */
  next(wanted: (utterance: Utterance) => boolean, after?: number, signal?: AbortSignal): Promise<Utterance>;
}

/** Messages that are kept to be shown, quoted and resumed. */
const KEPT = 500;

/** The real wechaty channel over the mock puppet, with people to play. */
export function createSimulatorChannel({
  world: first,
  now,
  log,
  schedule = systemSchedule,
}: SimulatorOptions): SimulatorChannel {
  const world = createWorld(first);
  const transcript = createTranscript(KEPT);
  const arrivals = createArrivals();
  const platform = createMockPlatform(world.snapshot, (conversation, text, media) => {
    const said = { id: `b-${randomUUID()}`, sender: null, conversation, text, at: now(), ...(media && { media }) };
    const shown = media && { media: { kind: media.kind, name: media.name, duration: media.duration } };
    const { id, room } = conversation;
    transcript.add({ ...said, ...shown, conversation: id, room, senderName: first.bot });
    return said;
  });
  const onOutcome = (messageId: string): void => {
    platform.done(messageId);
    arrivals.arrived(messageId);
  };
  const inner = createWechatyChannel({ name: 'simulator', puppet: platform, now, log, schedule, onOutcome });
  const say = createSpeaker({ world, transcript, arrivals, now, say: platform.say });
  const addPerson: World['addPerson'] = (person) => {
    const added = world.addPerson(person);
    platform.addPerson(added);
    return added;
  };
  const handle = createRoutes({ world, transcript, run: randomUUID(), schedule, say, addPerson, file: platform.file });
  return {
    ...inner,
    start: (receive) => inner.start((message) => receive(inWorld(message))),
    async stop() {
      arrivals.abandon(new SimulatorError(503, '模拟器正在停下来，请过一会儿用同一个key再发一次。'));
      await inner.stop();
    },
    send: (message) => inner.send(inPuppet(message)),
    http: { mount: '/simulator', handle },
    say,
    heard: (conversation) => heardIn(transcript, conversation),
    next: (wanted, after = 0, signal) => nextUtterance(transcript, wanted, after, signal),
  };
}

function heardIn(transcript: Transcript, conversation: string): Utterance[] {
  return transcript.after(0).filter((said) => said.conversation === conversation && said.sender === null);
}

function inWorld(message: IncomingMessage): IncomingMessage {
  const { conversation, sender } = message;
  return {
    ...message,
    conversation: { ...conversation, id: worldConversation(conversation.id).id },
    sender: { ...sender, id: worldConversation(sender.id).id },
  };
}

function inPuppet(message: OutgoingMessage): OutgoingMessage {
  const { conversation, mention } = message;
  return {
    ...message,
    conversation: { ...conversation, id: mockConversationId(conversation) },
    mention: mention.map((person) => ({ ...person, id: contactId(person.id) })),
  };
}
