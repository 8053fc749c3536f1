import type { FileBox } from 'file-box';
import type { payloads, types } from 'wechaty-puppet';
import type { mock } from 'wechaty-puppet-mock';
import type { Instant } from '../../src/domain/time.js';
import type { Media } from '../../src/ports/channel.js';
import type { MessageType } from '../wechaty/message-type.js';
import { BOT_ID, contactId, roomId } from './mock-id.js';
import type { WorldConversation } from './mock-id.js';

/** Something that is said in the simulated world, in the world's own ids. */
export interface Said {
  id: string;
  /** A person's id; null is the bot. */
  sender: string | null;
  conversation: WorldConversation;
  text: string;
  at: Instant;
  media?: { kind: Media['kind']; name: string; base64: string; duration: number };
}

export interface MockMessages {
  /** Stores the message where the puppet looks for it. */
  put(said: Said): void;
  /** The message has been read; only its file is kept. */
  forget(id: string): void;
  /** Id of the room, or of whoever said it. */
  lane(id: string): string;
  /** Length of its voice or video in milliseconds, when known. */
  duration(id: string): number | undefined;
  /** Bytes of its file; undefined when it has none, or when newer files took its place. */
  file(id: string): Uint8Array | undefined;
}

/** In characters of base64: about 48 MB of files. */
const KEPT_FILES = 64_000_000;

const TYPE: Readonly<Record<Media['kind'], MessageType>> = {
  voice: 'Audio',
  image: 'Image',
  video: 'Video',
  file: 'Attachment',
};

/**
 * Writes straight into the mocker's caches. Its own `say` keeps every message for ever, knows few kinds of files, and
 * takes the machine's clock.
 */
export function createMockMessages(mocker: mock.Mocker, file: typeof FileBox, enums: typeof types): MockMessages {
  const { cacheMessagePayload: messages, cacheFileBoxPayload: files } = mocker;
  const kept = new Map<string, { base64: string; duration: number }>();
  let size = 0;

  function put(said: Said): void {
    messages.set(said.id, payloadOf(said, enums));
    const { media } = said;
    if (!media) return;
    files.set(said.id, file.fromBase64(media.base64, media.name).toJSON());
    kept.set(said.id, media);
    size += media.base64.length;
    while (size > KEPT_FILES && kept.size > 1) dropOldestFile();
  }

  function dropOldestFile(): void {
    const [id = ''] = kept.keys();
    size -= kept.get(id)?.base64.length ?? 0;
    kept.delete(id);
    files.delete(id);
  }

  return {
    put,
    forget: (id) => void messages.delete(id),
    lane: (id) => {
      const { roomId: room, talkerId } = messages.get(id) ?? {};
      return room ?? talkerId ?? '';
    },
    duration: (id) => kept.get(id)?.duration,
    file(id) {
      const media = kept.get(id);
      return media && Buffer.from(media.base64, 'base64');
    },
  };
}

function payloadOf({ id, sender, conversation, text, at, media }: Said, enums: typeof types): payloads.Message {
  const base = {
    id,
    talkerId: sender === null ? BOT_ID : contactId(sender),
    timestamp: at,
    type: enums.Message[media ? TYPE[media.kind] : 'Text'],
    text,
    filename: media?.name,
  };
  if (conversation.room) return { ...base, roomId: roomId(conversation.id) };
  return { ...base, listenerId: sender === null ? contactId(conversation.id) : BOT_ID };
}
