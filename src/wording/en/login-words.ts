/** What operators read about the session of personal WeChat: on its page, and when it ends. */
import type { LoginWords } from '../locale.js';
import { whenWords } from './time-words.js';

const STATES: Readonly<Record<Parameters<LoginWords['state']>[0], string>> = {
  stopped: 'Not started',
  starting: 'Starting',
  waiting: 'Offline, nothing is heard',
  ready: 'Online, hears and speaks',
};

export const loginWords: LoginWords = {
  title: () => 'Gezipu: log in to WeChat',
  scan: () => 'Scan this code with the WeChat of Gezipu and confirm on the phone. It changes by itself.',
  state: (state) => STATES[state],
  lastHeard: (at, now) => (at === null ? 'Nothing was heard yet.' : `Last message: ${whenWords(at, now)}.`),
  queued: (count) => (count === 0 ? 'Nothing waits to be sent.' : `Messages that wait to be sent: ${String(count)}.`),
  gaps: () => 'Offline before',
  gap: (from, until, now) =>
    until === null ? `since ${whenWords(from, now)}` : `${whenWords(from, now)} until ${whenWords(until, now)}`,
  linkUsed: () => 'This link was used or is too old. Run gezipu login on the server for a new one.',
  ended: (from, now) =>
    `The WeChat of Gezipu is offline since ${whenWords(from, now)}; what is said in the groups is not heard. Run gezipu login on the server and scan the code.`,
  back: (from, until, now) =>
    `The WeChat of Gezipu is back. It was offline from ${whenWords(from, now)} until ${whenWords(until, now)}: please ask in the groups whether something was missed.`,
};
