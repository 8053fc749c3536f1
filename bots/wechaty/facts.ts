import type { Wechaty } from 'wechaty';
import type { types } from 'wechaty-puppet';
import type { Instant } from '../../src/domain/time.js';
import type { Location } from '../../src/ports/channel.js';
import type { MessageType } from './message-type.js';

/** What a puppet knows of one message beyond wechaty's own interface; every part overrides wechaty's. */
export interface MessageDetails {
  /** The whole text. */
  text?: string;
  /** Length of a voice or video in milliseconds. */
  duration?: number;
  location?: Location;
  /** Id of the message that was taken back. */
  recalled?: string;
}

/** Everything that is looked up about one message, as plain data. */
export interface MessageFacts {
  id: string;
  type: MessageType;
  text: string;
  at: Instant;
  /** Said by the account itself, here or on its owner's phone. */
  self: boolean;
  talker: { id: string; name: string; remark?: string; official: boolean };
  room?: { id: string; topic: string; talkerAlias?: string };
  /** The bot's names in this conversation. */
  botNames: readonly string[];
  fileName?: string;
  details: MessageDetails;
  load(): Promise<Uint8Array>;
}

/** Puppets tell times in seconds or in milliseconds; below this it is seconds. */
const SECONDS_BELOW = 100_000_000_000;

/** Looks everything up; the puppet's caches answer nearly always. */
export async function readFacts(
  bot: Wechaty,
  id: string,
  typeNames: typeof types,
  details: MessageDetails,
  load: () => Promise<Uint8Array>,
): Promise<MessageFacts> {
  const payload = await bot.puppet.messagePayload(id);
  const { talkerId, roomId } = payload;
  const self = talkerId === bot.puppet.currentUserId;
  // The bot needs no look-up, and in system notices the talker is the room, of which there is no contact.
  const talker = self || talkerId === '' || talkerId === roomId ? null : await bot.puppet.contactPayload(talkerId);
  const room = roomId === undefined ? undefined : await readRoom(bot, roomId, talker ? talkerId : null);
  const { name } = await bot.puppet.contactPayload(bot.puppet.currentUserId);
  return {
    id,
    type: typeNames.Message[payload.type] as MessageType,
    text: payload.text ?? '',
    at: payload.timestamp * (payload.timestamp < SECONDS_BELOW ? 1_000 : 1),
    self,
    talker: {
      id: talkerId,
      name: talker?.name ?? '',
      remark: talker?.alias || undefined,
      official: talker?.type === typeNames.Contact.Official,
    },
    room,
    botNames: [room?.botAlias ?? '', name].filter((each) => each !== ''),
    fileName: payload.filename,
    details,
    load,
  };
}

async function readRoom(bot: Wechaty, id: string, talkerId: string | null) {
  // A member who cannot be looked up (just left, list not loaded) is known by the plain name.
  const alias = async (memberId: string) =>
    bot.puppet.roomMemberPayload(id, memberId).then(
      (member) => member.roomAlias || undefined,
      () => undefined,
    );
  const { topic } = await bot.puppet.roomPayload(id);
  const talkerAlias = talkerId === null ? undefined : await alias(talkerId);
  return { id, topic, talkerAlias, botAlias: await alias(bot.puppet.currentUserId) };
}
