/** Two services on one store, with a channel of which only one of them may have a session. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { setImmediate as turn } from 'node:timers/promises';
import { createLog } from '../../src/common/log.js';
import { ExclusiveChannel } from '../../src/delivery/exclusive-channel.js';
import { DEFAULT_DEADLINES } from '../../src/domain/deadlines.js';
import { DAY, MINUTE, SECOND } from '../../src/domain/time.js';
import type { Store } from '../../src/ports/store.js';
import { createService, type Service } from '../../src/service.js';
import { openSqliteStore } from '../../src/storage/sqlite/sqlite-store.js';
import { loadBaseModel } from '../../src/understanding/model/load-base-model.js';
import { createUnderstand } from '../../src/understanding/understand.js';
import { importVillage } from '../../src/usecases/import-village.js';
import { SessionLease } from '../../src/usecases/session-lease.js';
import { createMediaKeys } from '../../src/usecases/media-keys.js';
import { zhCN } from '../../src/wording/zh-cn/index.js';
import { MONDAY } from '../domain/case/world.js';
import { plainCalendar } from '../domain/plain-calendar.js';
import { TOWN_VILLAGE } from '../support/town-village.js';
import { SILENT, TestChannel, message } from '../support/town.js';

const understand = createUnderstand(loadBaseModel());
let time = MONDAY;
let store: Store;
let houses: House[] = [];

interface House {
  service: Service;
  channel: ExclusiveChannel;
  /** What its sessions have said, after the place where. */
  said(): string[];
}

async function openHouse(pid: number, clockError: number): Promise<House> {
  const now = (): number => time + clockError;
  const sessions: TestChannel[] = [];
  const channel = new ExclusiveChannel({
    ...{ name: 'simulator', now, log: createLog({ level: 'silent' }) },
    lease: new SessionLease(store, 'simulator:test', { host: 'h', pid }, now),
    open: () => {
      const session = new TestChannel();
      sessions.push(session);
      return session;
    },
  });
  const service = await createService({
    ...{
      store,
      now,
      understand,
      observer: SILENT,
      calendar: plainCalendar(),
      deadlines: DEFAULT_DEADLINES,
      words: zhCN,
    },
    channels: new Map([[channel.name, channel]]),
    standsBy: () => channel.standsBy,
    ...{ mergeWindow: MINUTE, retention: 7 * DAY },
    mediaKeys: createMediaKeys('test'),
  });
  await channel.start(service.receive);
  const house = {
    service,
    channel,
    said: () => sessions.flatMap((one) => one.said.map(({ where, text }) => `${where}: ${text}`)),
  };
  houses.push(house);
  return house;
}

/** Time passes; these houses are awake meanwhile. */
async function pass(duration: number, ...awake: House[]): Promise<void> {
  for (const until = time + duration; time < until;) {
    time += 10 * SECOND;
    for (const { service, channel } of awake) {
      await channel.beat();
      await service.settle();
    }
  }
}

beforeEach(async () => {
  time = MONDAY;
  store = await openSqliteStore(':memory:');
  await importVillage(store, TOWN_VILLAGE, time);
  houses = [];
});
afterEach(async () => {
  for (const { service } of houses) await service.stop();
  await store.close();
});

const registered = expect.stringMatching(/记下了：二社停水/u) as unknown as string;
const undelivered = async () => (await store.scan('', 1000)).flatMap((one) => one.outbox);

test('what either of them works out is said by the one with the session, at once, and counts as tried only there', async () => {
  const [a, b] = [await openHouse(1, 0), await openHouse(2, 0)];
  await b.service.receive(message('zhuoma', '二社自来水停了', 'g2', time));
  await b.service.settle();
  expect([a.said(), b.said()]).toEqual([[], []]);
  expect((await undelivered()).map((one) => one.tries)).not.toContain(1);
  await a.service.settle();
  expect(a.said()).toContainEqual(registered);
  expect(b.said()).toEqual([]);
});

test('what is for somebody whom only the one with the session has heard is left to it', async () => {
  const unknown = TOWN_VILLAGE.people.map((one) => (one.id === 'suonan' ? { ...one, handles: [] } : one));
  await importVillage(store, { ...TOWN_VILLAGE, people: unknown }, time);
  const [a, b] = [await openHouse(1, 0), await openHouse(2, 0)];
  const remarked = { sender: { id: 'suonan-today', name: '索南', remark: 'suonan' } };
  await a.service.receive(message('suonan', '你好', undefined, time, remarked));
  await a.service.settle();
  await b.service.receive(message('zhuoma', '二社自来水停了', 'g2', time));
  await b.service.settle();
  expect((await undelivered()).map((one) => one.tries)).toEqual(expect.not.arrayContaining([1]));
  await a.service.settle();
  expect(a.said()).toContainEqual(expect.stringMatching(/^suonan-today: [^]*新事项/u));
});

const CLOCKS = [
  ['right', 0],
  ['five minutes fast', 5 * MINUTE],
  ['five minutes slow', -5 * MINUTE],
] as const;

test.each(CLOCKS)(
  'when the one with the session is gone, the other, with a clock that is %s, says everything, once',
  async (_clock, error) => {
    const [a, b] = [await openHouse(1, 0), await openHouse(2, error)];
    await pass(MINUTE, a, b);
    await b.service.receive(message('zhuoma', '二社自来水停了', 'g2', time));
    await pass(MINUTE, b);
    expect(b.said()).toEqual([]);
    await pass(2 * MINUTE, b);
    expect(b.said().filter((text) => /记下了：二社停水/u.test(text))).toHaveLength(1);
    await pass(3 * MINUTE, a, b);
    expect(a.said()).toEqual([]);
  },
);

test.each(CLOCKS)(
  'one that was paused in the middle of its work says nothing of it after the other, with a clock that is %s, took over',
  async (_clock, error) => {
    const [a, b] = [await openHouse(1, 0), await openHouse(2, error)];
    await a.service.receive(message('zhuoma', '二社自来水停了', 'g2', time));
    await a.service.inbox.idle();
    // It has claimed what is to be said, and stands still before its fence.
    let goOn: () => void = () => undefined;
    const paused = new Promise<void>((resolve) => (goOn = resolve));
    const { send } = a.channel;
    a.channel.send = async (outgoing) => {
      await paused;
      return send.call(a.channel, outgoing);
    };
    const working = a.service.worker.run();
    while ((await undelivered()).every((one) => one.lease === null)) await turn();
    await pass(8 * MINUTE, b);
    goOn();
    await working;
    expect(a.said()).toEqual([]);
    expect(b.said().filter((text) => /记下了：二社停水/u.test(text))).toHaveLength(1);
  },
);
