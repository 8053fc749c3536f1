import { expect, test } from '@jest/globals';
import type { Wechat4u } from '../../../bots/wechaty/wechat4u-parts.js';
import { keepPlace, watch } from '../../../bots/wechaty/wechat4u-session.js';
import type { Life } from '../../../bots/wechaty/wechat4u-life.js';
import { createHandSchedule } from '../hand-schedule.js';

const KEY = (at: number) => ({ List: [{ Key: 1, Val: at }] });

function createBench(parts: Partial<Wechat4u> = {}) {
  const timers = createHandSchedule();
  const bench = { now: 1_000_000, closed: false, restarts: 0, warnings: [] as string[], timers };
  const wechat4u = {
    ...{ state: 'login', CONF: { STATE: { login: 'login' } }, lastSyncTime: bench.now },
    PROP: { sid: 's', syncKey: KEY(3), formatedSyncKey: '1_3' },
    restart: async () => void (bench.restarts += 1),
    ...parts,
  } as unknown as Wechat4u;
  const life: Life = {
    now: () => bench.now,
    schedule: timers.schedule,
    progress: { read: async () => null, came: () => undefined, done: () => undefined, written: async () => undefined },
    mark: null,
    warn: (sentence) => bench.warnings.push(sentence),
    since: 0,
    isClosed: () => bench.closed,
  };
  return { ...{ bench, wechat4u, life } };
}

test('whoever has heard nothing for a minute and a half asks anew, and not before, and not any more at the end', () => {
  const { bench, wechat4u, life } = createBench();
  watch(wechat4u, life);
  bench.now += 90_000;
  bench.timers.elapse();
  expect(bench.restarts).toBe(0);
  bench.now += 1;
  bench.timers.elapse();
  expect(bench.restarts).toBe(1);
  bench.closed = true;
  bench.timers.elapse();
  expect(bench.restarts).toBe(1);
  expect(bench.timers.waiting()).toEqual([]);
});

test('a session that goes on asks from where it stood; where WeChat refuses that, from where WeChat says', async () => {
  let refuses = true;
  const { bench, wechat4u, life } = createBench({
    init: async () => void (wechat4u.PROP.syncKey = KEY(9)),
    sync: async () => {
      if (refuses && wechat4u.PROP.syncKey.List[0]?.Val === 3) throw new Error('1 == 0');
      return {};
    },
  });
  keepPlace(wechat4u, life);
  await wechat4u.init();
  expect(wechat4u.PROP.syncKey).toEqual(KEY(3));
  await expect(wechat4u.sync()).rejects.toThrow('1 == 0');
  expect(wechat4u.PROP.syncKey).toEqual(KEY(9));
  expect(bench.warnings).toEqual([expect.stringContaining('may be lost')]);
  await wechat4u.sync();
  // Later refusals mean something else.
  refuses = false;
  wechat4u.PROP.syncKey = KEY(12);
  await wechat4u.sync();
  expect(wechat4u.PROP.syncKey).toEqual(KEY(12));
});

test('what cannot be reached is no refusal: where it stood stays', async () => {
  const { wechat4u, life } = createBench({
    init: async () => void (wechat4u.PROP.syncKey = KEY(9)),
    sync: async () => {
      throw new Error('socket hang up');
    },
  });
  keepPlace(wechat4u, life);
  await wechat4u.init();
  await expect(wechat4u.sync()).rejects.toThrow('socket hang up');
  expect(wechat4u.PROP.syncKey).toEqual(KEY(3));
});
