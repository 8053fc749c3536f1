import { describe, expect, test } from '@jest/globals';
import { readRawMessage } from '../../../bots/wechaty/wechat4u-raw.js';
import type { RawMessage } from '../../../bots/wechaty/wechat4u-raw.js';

const TEXT: RawMessage = {
  MsgId: '1',
  MsgType: 1,
  SubMsgType: 0,
  AppMsgType: 0,
  CreateTime: 1_463_755_899,
  FromUserName: '@@room',
  ToUserName: '@me',
  Content: '',
  OriginalContent: '@a1b2:<br/>水泵坏了',
  VoiceLength: 0,
  Url: '',
};

const textOf = (OriginalContent: string, FromUserName = '@@room') =>
  readRawMessage({ ...TEXT, OriginalContent, FromUserName }).text;

describe('what web WeChat sent', () => {
  test.each([
    ['@a1b2:<br/>名单:<br/>1.张三<br/>电话:<br/>138', '名单:\n1.张三\n电话:\n138'],
    ['@a1b2:<br/>a &lt;b&gt; &amp;lt; &quot;c&quot;', 'a <b> &lt; "c"'],
    ['@a1b2:<br/>麦<span class="emoji emoji1f33e"></span>', '麦🌾'],
    ['@a1b2:<br/><span class="emoji emoji1f1e81f1f3"></span>', '🇨🇳'],
    ['@a1b2:<br/><span class="emoji emojifffffff"></span>', '*'],
    ['@a1b2:<br/>', ''],
  ])('%j in a room is the text %j', (content, text) => {
    expect(textOf(content)).toBe(text);
  });

  test('outside rooms nothing stands before the text', () => {
    expect(textOf('@a1b2:<br/>第二行', '@li')).toBe('@a1b2:\n第二行');
  });

  test('rich messages are left to the puppet', () => {
    expect(readRawMessage({ ...TEXT, MsgType: 49 }).text).toBeUndefined();
  });

  test('a voice has its length before it is loaded', () => {
    expect(readRawMessage({ ...TEXT, MsgType: 34, VoiceLength: 12_340 })).toEqual({ duration: 12_340 });
  });

  test('a place has coordinates and a label', () => {
    const place = {
      ...TEXT,
      SubMsgType: 48,
      OriginalContent: '@a1b2:<br/>三组水塔:<br/>/cgi-bin/mmwebwx-bin/webwxgetpubliclinkimg?url=x',
      Url: 'http://apis.map.qq.com/uri/v1/geocoder?coord=38.177112,100.253211',
    };
    const location = { latitude: 38.177112, longitude: 100.253211, label: '三组水塔' };
    expect(readRawMessage(place).location).toEqual(location);
    expect(readRawMessage({ ...place, Url: '' }).location).toBeUndefined();
  });
});
