import { describe, expect, test } from '@jest/globals';
import { readMessage } from '../../../bots/official-account/read-message.js';
import { readXml } from '../../../bots/shared/xml-body.js';
import type { IncomingMessage } from '../../../src/ports/channel.js';
import { xmlOf } from './platform.js';

type Fields = Readonly<Record<string, string | number>>;
const COMMON = { ToUserName: 'gh_1', FromUserName: 'o-ding', CreateTime: 1_795_399_200 };

const readOrNull = (fields: Fields): IncomingMessage | null =>
  readMessage(readXml(xmlOf({ ...COMMON, ...fields }))!, {
    channel: 'official-account',
    load: async (id) => Buffer.from(`bytes of ${id}`),
  });
const read = (fields: Fields): IncomingMessage => readOrNull(fields)!;

describe('what is said', () => {
  test('arrives with who, when and a key of its own', () => {
    expect(read({ MsgType: 'text', Content: ' 路灯\n不亮 ', MsgId: '6054768590064713728' })).toEqual({
      channel: 'official-account',
      key: '6054768590064713728',
      conversation: { id: 'o-ding', room: false, name: '' },
      sender: { id: 'o-ding', name: '' },
      at: 1_795_399_200_000,
      addressed: true,
      text: ' 路灯\n不亮 ',
    });
  });

  test.each([
    [{ MsgType: 'image', PicUrl: 'http://p', MediaId: 'm1' }, 'image', 'image.jpg'],
    [{ MsgType: 'voice', MediaId: 'm1', Format: 'amr', Recognition: '' }, 'voice', 'voice.amr'],
    [{ MsgType: 'voice', MediaId: 'm1', Format: 'speex' }, 'voice', 'voice.speex'],
    [{ MsgType: 'video', MediaId: 'm1', ThumbMediaId: 't' }, 'video', 'video.mp4'],
    [{ MsgType: 'shortvideo', MediaId: 'm1', ThumbMediaId: 't' }, 'video', 'video.mp4'],
  ])('as %j arrives with its bytes, and without text', async (fields, kind, name) => {
    const { text, media } = read({ MsgId: 1, ...fields });
    expect({ text, media }).toMatchObject({ text: '', media: { kind, name } });
    expect(Buffer.from((await media?.load()) ?? []).toString()).toBe('bytes of m1');
  });

  test('as a place arrives with where it is', () => {
    const place = { MsgType: 'location', Location_X: '38.2', Location_Y: '100.25', Scale: 16, Label: '郭米村二社' };
    expect(read({ ...place, MsgId: 1 })).toMatchObject({
      text: '',
      location: { latitude: 38.2, longitude: 100.25, label: '郭米村二社' },
    });
  });

  test('as a link arrives with its title and address', () => {
    const link = { MsgType: 'link', Title: '停水通知', Description: '', Url: 'https://example.org/1' };
    expect(read({ ...link, MsgId: 1 }).text).toBe('停水通知\nhttps://example.org/1');
  });
});

describe('what is done', () => {
  test.each([
    [
      { Event: 'subscribe', EventKey: '' },
      { kind: 'followed', scene: null },
    ],
    [
      { Event: 'subscribe', EventKey: 'qrscene_area:63.1', Ticket: 't' },
      { kind: 'followed', scene: 'area:63.1' },
    ],
    [
      { Event: 'SCAN', EventKey: 'area:63.1', Ticket: 't' },
      { kind: 'scanned', scene: 'area:63.1' },
    ],
    [{ Event: 'unsubscribe', EventKey: '' }, { kind: 'unfollowed' }],
    [
      { Event: 'CLICK', EventKey: '进度' },
      { kind: 'chosen', key: '进度' },
    ],
  ])('as %j arrives as a gesture', (fields, gesture) => {
    expect(read({ MsgType: 'event', ...fields })).toMatchObject({ text: '', gesture });
  });

  test('has a key that names nobody, the same only for the same person, time and event', () => {
    const click = { MsgType: 'event', Event: 'CLICK', EventKey: '进度' };
    const { key } = read(click);
    expect(read(click).key).toBe(key);
    const others: Fields[] = [{ CreateTime: 1_795_399_201 }, { FromUserName: 'o-other' }, { Event: 'unsubscribe' }];
    expect(others.map((more) => read({ ...click, ...more }).key)).not.toContain(key);
    expect(key).not.toContain('o-ding');
  });
});

test.each<Fields>([
  { MsgType: 'event', Event: 'LOCATION', Latitude: 38.2, Longitude: 100.2, Precision: 5 },
  { MsgType: 'event', Event: 'VIEW', EventKey: 'https://example.org' },
  { MsgType: 'event', Event: 'TEMPLATESENDJOBFINISH', Status: 'success' },
  { MsgType: 'something new', MsgId: 1 },
  { MsgType: 'location', Location_X: 'here', Location_Y: '', MsgId: 1 },
  { MsgType: 'text', Content: 'hello', MsgId: 1, CreateTime: 'now' },
])('%j is nobody’s word', (fields) => {
  expect(readOrNull(fields)).toBeNull();
});
