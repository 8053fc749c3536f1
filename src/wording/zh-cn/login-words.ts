/** What operators read about the session of personal WeChat: on its page, and when it ends. */
import type { LoginWords } from '../locale.js';
import { whenWords } from './time-words.js';

const STATES: Readonly<Record<Parameters<LoginWords['state']>[0], string>> = {
  stopped: '没有启动',
  starting: '正在启动',
  waiting: '掉线了，收不到消息',
  ready: '在线，收发正常',
};

export const loginWords: LoginWords = {
  title: () => '格子铺 微信登录',
  scan: () => '请用格子铺的微信扫这个码，在手机上点登录。码会自己换，不用刷新。',
  state: (state) => STATES[state],
  lastHeard: (at, now) => (at === null ? '登录以后还没收到过消息。' : `最近一条消息：${whenWords(at, now)}。`),
  queued: (count) => (count === 0 ? '没有等着发的消息。' : `等着发的消息：${String(count)}条。`),
  gaps: () => '掉线记录',
  gap: (from, until, now) =>
    until === null ? `${whenWords(from, now)}起，还没恢复` : `${whenWords(from, now)}到${whenWords(until, now)}`,
  linkUsed: () => '这个链接用过了，或者过期了。请在服务器上运行 gezipu login，拿新的链接。',
  ended: (from, now) =>
    `格子铺的微信${whenWords(from, now)}掉线了，群里说的话现在收不到。请在服务器上运行 gezipu login，打开链接扫码。`,
  back: (from, until, now) =>
    `格子铺的微信恢复了。${whenWords(from, now)}到${whenWords(until, now)}掉过线，这段时间的事请到群里问一声，有没有漏的。`,
};
