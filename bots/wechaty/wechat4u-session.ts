/** How a session of wechat4u is begun, kept and ended; why is in wechat4u-repairs.ts. */
import { SECOND, type Instant } from '../../src/domain/time.js';
import { pauseAfter } from '../shared/pause.js';
import type { Life } from './wechat4u-life.js';
import type { SyncKey, Wechat4u, Wechat4uPuppet } from './wechat4u-parts.js';

/** A question for news is answered within 25 seconds. */
const DEAF_AFTER = 90 * SECOND;
const LOOK_EVERY = 15 * SECOND;
/** Refused so often by a server that does answer, a session is dead. */
const MOST_REFUSALS = 5;

const GONE = /^already logout$|'?110[0-2]'? == /;
const REFUSED = / == '?0'?$/;
/** Nobody has scanned the code in time: no failure. */
const EXPIRED = /^400 != 400$/;

/** A session that goes on would begin with what is said from now on; it asks from where it stood. */
export function keepPlace(wechat4u: Wechat4u, { mark, progress, now, warn }: Life): void {
  const { PROP } = wechat4u;
  if (mark !== null && mark.sid === PROP.sid) {
    PROP.syncKey = mark.syncKey;
    PROP.formatedSyncKey = mark.checkKey;
  }
  let offered: SyncKey | null = null;
  const init = wechat4u.init.bind(wechat4u);
  wechat4u.init = async () => {
    const stood = PROP.syncKey;
    const begun = await init();
    if (stood.List.length === 0) {
      const { sid, syncKey, formatedSyncKey: checkKey } = PROP;
      progress.came([], { sid, syncKey, checkKey, heardAt: Math.floor(now() / SECOND) });
      return begun;
    }
    offered = PROP.syncKey;
    PROP.syncKey = stood;
    return begun;
  };
  const sync = wechat4u.sync.bind(wechat4u);
  wechat4u.sync = async () => {
    try {
      const news = await sync();
      offered = null;
      return news;
    } catch (error) {
      if (offered !== null && REFUSED.test(messageOf(error))) {
        warn('WeChat no longer knows where we stood; what was said while we were away may be lost');
        PROP.syncKey = offered;
        offered = null;
      }
      throw error;
    }
  };
}

/** The library gives up after a minute and logs out, or asks without a pause; it takes '1101' for no end of a session. */
export function keepSession(puppet: Wechat4uPuppet, wechat4u: Wechat4u, life: Life): void {
  const persist = createPersistence(wechat4u, life);
  wechat4u.restart = async () => {
    let refusals = 0;
    const begun = await persist(
      () => wechat4u._init(),
      (error) => {
        if (REFUSED.test(messageOf(error))) refusals += 1;
        return GONE.test(messageOf(error)) || refusals >= MOST_REFUSALS;
      },
    );
    if (begun === 'begun') wechat4u.syncErrorCount = 0;
    if (begun === 'over') wechat4u.stop();
  };
  wechat4u.start = async () => {
    forget(puppet, wechat4u);
    await persist(
      async () => {
        await wechat4u._login();
        await wechat4u._init();
      },
      () => false,
    );
  };
  // Stopping would log out of WeChat; only who holds the phone may do that.
  wechat4u.logout = async () => undefined;
  const syncCheck = wechat4u.syncCheck.bind(wechat4u);
  wechat4u.syncCheck = async () => {
    try {
      return await syncCheck();
    } catch (error) {
      if (GONE.test(messageOf(error)) && wechat4u.state === wechat4u.CONF.STATE.login) wechat4u.stop();
      throw error;
    }
  };
}

type Begun = 'begun' | 'over' | 'left';

/** Tries without end, pausing longer and longer; only one at a time, another one is `left`. */
function createPersistence(wechat4u: Wechat4u, life: Life) {
  let busy = false;
  async function persist(attempt: () => Promise<void>, isOver: (error: unknown) => boolean): Promise<Begun> {
    for (let failures = 1; !life.isClosed(); failures += 1) {
      try {
        await attempt();
        return 'begun';
      } catch (error) {
        if (isOver(error)) return life.isClosed() ? 'left' : 'over';
        wechat4u.emit('error', error);
        if (EXPIRED.test(messageOf(error))) failures = 1;
        await pauseAfter(failures, life.schedule);
      }
    }
    return 'left';
  }
  return async (attempt: () => Promise<void>, isOver: (error: unknown) => boolean): Promise<Begun> => {
    if (busy) return 'left';
    busy = true;
    return persist(attempt, isOver).finally(() => (busy = false));
  };
}

/** Ids of an ended session are dead, but the library and the puppet would go on to find them. */
function forget(puppet: Wechat4uPuppet, wechat4u: Wechat4u): void {
  wechat4u.contacts = {};
  wechat4u.PROP.syncKey = { List: [] };
  wechat4u.PROP.formatedSyncKey = '';
  wechat4u.syncErrorCount = 0;
  puppet.unknownContactId.splice(0);
  puppet.cache.clear();
}

/** After a longer outage the library is logged in and asks for nothing. */
export function watch(wechat4u: Wechat4u, life: Life): void {
  const look = (): void => {
    if (life.isClosed()) return;
    if (isDeaf(wechat4u, life.now())) void wechat4u.restart();
    life.schedule(look, LOOK_EVERY);
  };
  life.schedule(look, LOOK_EVERY);
}

export function isDeaf({ state, CONF, lastSyncTime }: Wechat4u, now: Instant): boolean {
  return state === CONF.STATE.login && now - lastSyncTime > DEAF_AFTER;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
