import { createHash } from 'node:crypto';
import { SECOND, type Instant } from '../../src/domain/time.js';
import type { IncomingMessage, Media } from '../../src/ports/channel.js';
import type { XmlFields } from '../shared/xml-body.js';

export type LoadMedia = (mediaId: string) => Promise<Uint8Array>;

export interface Hearing {
  channel: string;
  load: LoadMedia;
  /** When it came, for what does not tell when it was said. */
  now: Instant;
}

/**
 * What a member said to the application, or chose from its menu; null for what is nothing to the service, such as that
 * somebody opened it. https://developer.work.weixin.qq.com/document/path/90239 and 90240
 */
export function convertAppMessage(fields: XmlFields, { channel, load, now }: Hearing): IncomingMessage | null {
  const from = fields.get('FromUserName') ?? '';
  const said = saidIn(fields, load);
  if (from === '' || said === null) return null;
  const at = Number(fields.get('CreateTime')) * SECOND;
  return {
    channel,
    key: fields.get('MsgId') ?? keyOfEvent(from, fields),
    conversation: { id: from, room: false, name: '' },
    sender: { id: from, name: from },
    at: Number.isFinite(at) ? at : now,
    text: '',
    addressed: true,
    ...said,
  };
}

type Said = Partial<Pick<IncomingMessage, 'text' | 'media' | 'location' | 'gesture'>>;

function saidIn(fields: XmlFields, load: LoadMedia): Said | null {
  const value = (name: string): string => fields.get(name) ?? '';
  const media = (kind: Media['kind'], name: string): Said => ({
    media: { kind, name, duration: 0, load: () => load(value('MediaId')) },
  });
  switch (value('MsgType')) {
    case 'text':
      return { text: value('Content') };
    case 'image':
      return media('image', 'image.jpg');
    case 'voice':
      return media('voice', `voice.${value('Format')}`);
    case 'video':
      return media('video', 'video.mp4');
    case 'location':
      return location(Number(value('Location_X')), Number(value('Location_Y')), value('Label'));
    case 'link':
      return { text: `${value('Title')} ${value('Url')}`.trim() };
    case 'event':
      return value('Event') === 'click' ? { gesture: { kind: 'chosen', key: value('EventKey') } } : null;
    default:
      return null;
  }
}

function location(latitude: number, longitude: number, label: string): Said {
  return Number.isFinite(latitude + longitude) ? { location: { latitude, longitude, label } } : { text: label };
}

/** Events have no id. Userids may be names, and keys are logged. */
function keyOfEvent(from: string, fields: XmlFields): string {
  const facts = [from, fields.get('CreateTime'), fields.get('Event'), fields.get('EventKey')];
  return `event-${createHash('sha256').update(facts.join(' ')).digest('hex').slice(0, 32)}`;
}
