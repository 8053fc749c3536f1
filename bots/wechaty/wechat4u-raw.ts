import type { Location } from '../../src/ports/channel.js';
import type { MessageDetails } from './facts.js';

/** The fields we read of a message as web WeChat sends it. */
export interface RawMessage {
  MsgId: string;
  MsgType: number;
  SubMsgType: number;
  /** Of an app message: 6 a file, 57 a quote. */
  AppMsgType: number;
  /** Seconds. */
  CreateTime: number;
  /** A room's id begins with "@@". */
  FromUserName: string;
  ToUserName: string;
  /** As the library rewrote it. */
  Content: string;
  /** As it came: line breaks as `<br/>`, emoji as spans, in rooms with the sender's id before it. */
  OriginalContent: string;
  /** Milliseconds. */
  VoiceLength: number;
  /** Of a place: a map link with `coord=<latitude>,<longitude>`. */
  Url: string;
}

const TEXT = 1;
const PLACE = 48;
const RECALLED = 10002;
const APP = 49;
/** Text, picture, voice, video, place, short video, recall. */
const SAID: readonly number[] = [TEXT, 3, 34, 43, PLACE, 62, RECALLED];
/** Of app messages: a text, a file, a quote. */
const SAID_BY_APP: readonly number[] = [1, 6, 57];

/** True for what may be for us; everything else the puppet may turn into another event, or none. */
export function isAwaited({ MsgType, AppMsgType }: RawMessage): boolean {
  return SAID.includes(MsgType) || (MsgType === APP && SAID_BY_APP.includes(AppMsgType));
}

/**
 * Reads what the puppet loses. It cuts a room's text at the first ":\n", so that "名单:\n1.张三" would arrive as
 * "名单"; it knows no places; it tells a voice's length only after the download.
 */
export function readRawMessage(raw: RawMessage): MessageDetails {
  const duration = raw.VoiceLength > 0 ? raw.VoiceLength : undefined;
  if (raw.MsgType === RECALLED) return { recalled: recalledKey(raw) };
  // Quotes and other rich messages come as markup, which the puppet reads well.
  if (raw.MsgType !== TEXT) return { duration };
  const text = wholeText(raw);
  return { text, duration, location: raw.SubMsgType === PLACE ? placeOf(raw, text) : undefined };
}

/** Newer clients name the message by `newmsgid`, beside a `msgid` that only they know; the others have just `msgid`. */
function recalledKey({ OriginalContent }: RawMessage): string | undefined {
  const markup = plain(OriginalContent);
  return (/<newmsgid>(\d+)</.exec(markup) ?? /<msgid>(\d+)</.exec(markup))?.[1];
}

function wholeText({ FromUserName, OriginalContent }: RawMessage): string {
  const fromRoom = FromUserName.startsWith('@@');
  return plain(fromRoom ? OriginalContent.replace(/^@?[0-9a-zA-Z_-]+:<br\/>/, '') : OriginalContent);
}

function plain(written: string): string {
  return (
    written
      .replace(/<br\/>/g, '\n')
      .replace(/<span class="emoji emoji([0-9a-f]+)"><\/span>/gi, (_, hex: string) => emoji(hex))
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&apos;|&#39;/g, "'")
      // By which a text that would end the session is made harmless (wechat4u-hearing.ts).
      .replace(/\u200b$/, '')
      // Last, or "&amp;lt;" would become a bracket that nobody typed.
      .replace(/&amp;/g, '&')
  );
}

/** 4 or 5 digits are one character, 8 or 10 are two (flags, keycaps); "*" is what the library writes for others. */
function emoji(hex: string): string {
  if (hex.length === 4 || hex.length === 5) return character(hex);
  if (hex.length !== 8 && hex.length !== 10) return '*';
  const half = hex.length / 2;
  return character(hex.slice(0, half)) + character(hex.slice(half));
}

function character(hex: string): string {
  const code = Number.parseInt(hex, 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : '*';
}

/** The text of a place is its name, in rooms with a colon and a line that says nothing behind it. */
function placeOf({ Url }: RawMessage, text: string): Location | undefined {
  const [, latitude, longitude] = /coord=(-?[\d.]+),(-?[\d.]+)/.exec(Url) ?? [];
  if (latitude === undefined || longitude === undefined) return undefined;
  const label = text.split(/[:：]?\n/)[0] ?? '';
  return { latitude: Number(latitude), longitude: Number(longitude), label };
}
