/** What an Official Account tells us, as every channel says it. */
import { createHash } from 'node:crypto';
import { SECOND } from '../../src/domain/time.js';
import type { Gesture, IncomingMessage, Media } from '../../src/ports/channel.js';
import type { XmlFields } from '../shared/xml-body.js';

export interface ReadOptions {
  channel: string;
  /** Loads what was sent by its media id. */
  load(mediaId: string): Promise<Uint8Array>;
}

type Contents = Pick<IncomingMessage, 'text' | 'media' | 'location' | 'gesture'>;

/**
 * Null for what is nobody's word: where a phone is (people are not tracked), that a menu's link was opened, how the
 * sending of a template message went, and kinds that nobody can read.
 */
export function readMessage(fields: XmlFields, { channel, load }: ReadOptions): IncomingMessage | null {
  const field = (name: string): string => fields.get(name) ?? '';
  const [user, seconds] = [field('FromUserName'), Number(field('CreateTime'))];
  if (user === '' || !Number.isSafeInteger(seconds) || seconds <= 0) return null;
  const contents = field('MsgType') === 'event' ? readEvent(field) : readContents(field, load);
  if (contents === null) return null;
  return {
    channel,
    key: keyOf(field),
    conversation: { id: user, room: false, name: '' },
    // Accounts are told no names.
    sender: { id: user, name: '' },
    at: seconds * SECOND,
    addressed: true,
    ...contents,
  };
}

/**
 * Events have no MsgId; one person does one thing of a kind in a second. Hashed, because keys are logged, and remembered
 * for longer than a person who unfollows.
 */
function keyOf(field: (name: string) => string): string {
  const who = [field('FromUserName'), field('CreateTime'), field('Event')].join(':');
  return field('MsgId') || `event-${createHash('sha256').update(who).digest('hex').slice(0, 32)}`;
}

function readContents(field: (name: string) => string, load: ReadOptions['load']): Contents | null {
  const sent = (kind: Media['kind'], ending: string): Contents => {
    const id = field('MediaId');
    return { text: '', media: { kind, name: `${kind}.${ending}`, duration: 0, load: () => load(id) } };
  };
  switch (field('MsgType')) {
    case 'text':
      return { text: field('Content') };
    case 'image':
      return sent('image', 'jpg');
    case 'voice':
      return sent('voice', field('Format') || 'amr');
    case 'video':
    case 'shortvideo':
      return sent('video', 'mp4');
    case 'location':
      return readPlace(field);
    case 'link':
      return { text: [field('Title'), field('Url')].filter((part) => part !== '').join('\n') };
    default:
      return null;
  }
}

function readPlace(field: (name: string) => string): Contents | null {
  const [latitude, longitude] = [Number(field('Location_X')), Number(field('Location_Y'))];
  if (!Number.isFinite(latitude) || !Number.isFinite(longitude)) return null;
  return { text: '', location: { latitude, longitude, label: field('Label') } };
}

function readEvent(field: (name: string) => string): Contents | null {
  const gesture = gestureOf(field('Event').toLowerCase(), field('EventKey'));
  return gesture === null ? null : { text: '', gesture };
}

function gestureOf(event: string, key: string): Gesture | null {
  switch (event) {
    case 'subscribe':
      return { kind: 'followed', scene: key.startsWith(BY_CODE) ? key.slice(BY_CODE.length) : null };
    case 'scan':
      return { kind: 'scanned', scene: key };
    case 'unsubscribe':
      return { kind: 'unfollowed' };
    case 'click':
      return { kind: 'chosen', key };
    default:
      return null;
  }
}

const BY_CODE = 'qrscene_';
