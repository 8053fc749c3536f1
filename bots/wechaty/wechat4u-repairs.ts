import { SECOND } from '../../src/domain/time.js';
import { keepMessages, keepNames, limitAnswers } from './wechat4u-hearing.js';
import type { Life, RepairOptions } from './wechat4u-life.js';
import type { Wechat4uPuppet } from './wechat4u-parts.js';
import { isDeaf, keepPlace, keepSession, watch } from './wechat4u-session.js';

export interface Repaired {
  /** False while nothing has been answered for so long that what is said is not heard. */
  hears(): boolean;
  /** Ends all trying; the session stays. */
  close(): void;
}

/** Rooms differ in how soon they deliver; what comes twice is recognised. */
const OVERLAP = 10 * 60;
/** Before the first start nobody spoke to us. */
const FIRST_LOOK_BACK = 60;

/**
 * Puts right what wechat4u 0.7.14 and its puppet 1.14.14 do wrong; to be called before the puppet is started. Both have
 * had no work for years. Every fault was seen with the web WeChat of tests/bots/wechaty, and docs/channels/wechaty.md
 * says what would happen. Three more remedies are elsewhere: whoever listens to `error` keeps polling alive (connect.ts),
 * the listener that swallows crashes is taken off (wechat4u-parts.ts), texts are read from the raw message (wechat4u-raw.ts).
 */
export function repair(puppet: Wechat4uPuppet, options: RepairOptions): Repaired {
  const { mark, now } = options;
  let closed = false;
  // What was said before this instant is dropped by the puppet, which would move it at every login.
  const since = mark === null ? Math.floor(now() / SECOND) - FIRST_LOOK_BACK : mark.heardAt - OVERLAP;
  Object.defineProperty(puppet, 'startTime', { get: () => since, set: () => undefined });
  // A session that goes on is logged in again without having been logged out, and the puppet would throw.
  const login = puppet.login.bind(puppet);
  puppet.login = (id) => {
    if (!puppet.isLoggedIn || puppet.currentUserId !== id) login(id);
  };
  const life: Life = { ...options, since, isClosed: () => closed };
  const monkeyPatch = puppet.monkeyPatch.bind(puppet);
  puppet.monkeyPatch = (wechat4u) => {
    monkeyPatch(wechat4u);
    limitAnswers(wechat4u);
    keepPlace(wechat4u, life);
    keepSession(puppet, wechat4u, life);
    keepNames(puppet, wechat4u);
    keepMessages(wechat4u, life);
    watch(wechat4u, life);
  };
  return {
    hears: () => puppet.wechat4u !== undefined && !isDeaf(puppet.wechat4u, now()),
    close: () => (closed = true),
  };
}
