/** What customer service heard, as the platform tells it: https://developer.work.weixin.qq.com/document/path/94670 */
import { z } from 'zod';
import { SECOND, type Instant } from '../../src/domain/time.js';
import type { Gesture, IncomingMessage, Media } from '../../src/ports/channel.js';
import type { LoadMedia } from './convert-app-message.js';

const media = z.object({ media_id: z.string() });
const text = z.string().catch('');

const schema = z.object({
  msgid: z.string().min(1),
  external_userid: text,
  send_time: z.number(),
  /** 3: said by a customer, 4: an event, 5: said by a person of ours. */
  origin: z.number().catch(0),
  msgtype: z.string(),
  text: z.object({ content: z.string() }).optional(),
  image: media.optional(),
  voice: media.optional(),
  video: media.optional(),
  file: media.optional(),
  location: z.object({ latitude: z.number(), longitude: z.number(), name: text, address: text }).optional(),
  link: z.object({ title: text, url: text }).optional(),
  event: z
    .object({
      ...{ event_type: z.string(), external_userid: text, scene: text, scene_param: text },
      ...{ welcome_code: text, recall_msgid: text, fail_type: z.number().catch(0) },
    })
    .optional(),
});

export type KefuMessage = z.output<typeof schema>;

/** Null for what is not as the platform describes it. */
export function readKefuMessage(raw: unknown): KefuMessage | null {
  const read = schema.safeParse(raw);
  if (!read.success) return null;
  return { ...read.data, external_userid: customerOf(read.data) };
}

/** Milliseconds; the platform tells seconds. */
export function saidAt({ send_time }: KefuMessage): Instant {
  return send_time * SECOND;
}

/** Null for what is nothing to the service, such as what a person of ours said, or that somebody opened the chat again. */
export function convertKefuMessage(
  message: KefuMessage,
  { channel, name, load }: { channel: string; name: string; load: LoadMedia },
): IncomingMessage | null {
  const said = message.origin === 3 ? saidIn(message, load) : doneIn(message);
  const id = message.external_userid;
  if (said === null || id === '') return null;
  return {
    channel,
    key: message.msgid,
    conversation: { id, room: false, name: '' },
    sender: { id, name },
    at: saidAt(message),
    text: '',
    addressed: true,
    ...said,
  };
}

type Said = Partial<Pick<IncomingMessage, 'text' | 'media' | 'location' | 'gesture'>>;

const FILE_NAMES = { voice: 'voice.amr', image: 'image.jpg', video: 'video.mp4', file: 'file' } as const;

function saidIn(message: KefuMessage, load: LoadMedia): Said | null {
  const { text: words, location, link } = message;
  if (words !== undefined) return { text: words.content };
  if (link !== undefined) return { text: `${link.title} ${link.url}`.trim() };
  if (location !== undefined) {
    const { latitude, longitude, name, address } = location;
    return { location: { latitude, longitude, label: `${address} ${name}`.trim() } };
  }
  for (const kind of Object.keys(FILE_NAMES) as Media['kind'][]) {
    const id = message[kind]?.media_id;
    if (id !== undefined) return { media: { kind, name: FILE_NAMES[kind], duration: 0, load: () => load(id) } };
  }
  return null;
}

/** A link with a scene is a poster's code; without one, only whoever comes for the first time is told of. */
function doneIn({ event }: KefuMessage): Said | null {
  const gesture = event === undefined ? null : gestureOf(event);
  return gesture === null ? null : { gesture };
}

function gestureOf(event: NonNullable<KefuMessage['event']>): Gesture | null {
  switch (event.event_type) {
    case 'user_recall_msg':
      return { kind: 'recalled', key: event.recall_msgid };
    case 'enter_session': {
      const scene = event.scene_param === '' ? event.scene : event.scene_param;
      if (event.welcome_code !== '') return { kind: 'followed', scene: scene === '' ? null : scene };
      return scene === '' ? null : { kind: 'scanned', scene };
    }
    default:
      return null;
  }
}

function customerOf({ external_userid, event }: KefuMessage): string {
  return external_userid === '' ? (event?.external_userid ?? '') : external_userid;
}
