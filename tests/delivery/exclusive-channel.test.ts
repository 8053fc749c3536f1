import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createLog } from '../../src/common/log.js';
import { ExclusiveChannel } from '../../src/delivery/exclusive-channel.js';
import { MINUTE, SECOND } from '../../src/domain/time.js';
import type { OutgoingMessage } from '../../src/ports/channel.js';
import type { Store } from '../../src/ports/store.js';
import { notYet, readinessOf } from '../../src/readiness.js';
import { openSqliteStore } from '../../src/storage/sqlite/sqlite-store.js';
import { SessionLease } from '../../src/usecases/session-lease.js';
import { throughStore } from '../support/through-store.js';
import { TestChannel } from '../support/town.js';

let time = Date.UTC(2026, 10, 23);
let store: Store;
beforeEach(async () => {
  store = await openSqliteStore(':memory:');
});
afterEach(() => store.close());

const hello = (key: string): OutgoingMessage => ({
  ...{ conversation: { id: 'u', room: false }, text: '您好', mention: [], idempotencyKey: key, urgent: false },
});

/** A session that notes when it begins and ends. */
class NotedChannel extends TestChannel {
  readonly noted: string[] = [];
  broken = false;
  holds: () => Promise<boolean> = () => Promise.resolve(true);

  override async start(): Promise<void> {
    if (this.broken) throw new Error('no network');
    this.noted.push('start');
  }

  override async stop(): Promise<void> {
    this.noted.push('stop');
  }
}

/** The channel of one process, and its sessions in order. */
function seat(pid: number, through = store, broken = false) {
  const sessions: NotedChannel[] = [];
  const channel = new ExclusiveChannel({
    name: 'wechaty',
    lease: new SessionLease(through, 'wechaty:gezipu', { host: 'h', pid }, () => time),
    open: (holds) => {
      const session = new NotedChannel();
      session.holds = holds;
      session.broken = broken;
      sessions.push(session);
      return session;
    },
    now: () => time,
    log: createLog({ level: 'silent' }),
  });
  return { channel, sessions, start: () => channel.start(async () => undefined) };
}

async function pass(duration: number, ...seats: { channel: ExclusiveChannel }[]): Promise<void> {
  for (const until = time + duration; time < until; time += SECOND)
    for (const { channel } of seats) await channel.beat();
}

test('one process begins a session; the other stands by, is ready, and says for whom it stands by', async () => {
  const [a, b] = [seat(1), seat(2)];
  await a.start();
  await b.start();
  expect([a.sessions.length, b.sessions.length]).toEqual([1, 0]);
  expect([a.channel.standsBy, b.channel.standsBy]).toEqual([false, true]);
  expect(readinessOf(null, [a.channel])).toEqual({ ready: true, reasons: [] });
  expect(readinessOf(null, [b.channel])).toEqual({
    ready: true,
    reasons: ['channel wechaty is standing by, process 1 on h has the session'],
  });
  expect(await a.channel.send(hello('1'))).toEqual({ sent: true });
  expect(await b.channel.send(hello('2'))).toMatchObject({ sent: false, retry: true });
});

test('the lease is renewed six times a minute, however often the heart beats', async () => {
  const a = seat(1);
  await a.start();
  await pass(MINUTE, a);
  const [lease] = await store.find({ kind: 'session', area: '', limit: 2 });
  expect(lease?.version).toBe(6);
});

test('the other begins one when the first process is gone, and at once when it was stopped', async () => {
  const [a, b, c] = [seat(1), seat(2), seat(3)];
  for (const one of [a, b, c]) await one.start();
  await pass(90 * SECOND, b);
  expect(b.sessions[0]?.noted).toEqual(['start']);
  await b.channel.stop();
  expect(b.sessions[0]?.noted).toEqual(['start', 'stop']);
  await pass(10 * SECOND, c);
  expect(c.sessions[0]?.noted).toEqual(['start']);
});

test('who was paused says nothing more, ends its session, and begins a new one when it gets its turn again', async () => {
  const [a, b] = [seat(1), seat(2)];
  await a.start();
  await b.start();
  await pass(90 * SECOND, b);
  expect(await a.channel.send(hello('1'))).toMatchObject({ sent: false, retry: true });
  expect(a.sessions[0]?.said).toEqual([]);
  await pass(20 * SECOND, a, b);
  expect(a.sessions[0]?.noted).toEqual(['start', 'stop']);
  await b.channel.stop();
  await pass(20 * SECOND, a);
  expect(a.sessions.map((one) => one.noted)).toEqual([['start', 'stop'], ['start']]);
  expect(await a.channel.send(hello('2'))).toEqual({ sent: true });
});

test('what waits behind a slow message passes the fence when its turn comes, not before', async () => {
  const [a, b] = [seat(1), seat(2)];
  await a.start();
  await b.start();
  const session = a.sessions[0]!;
  let finish: () => void = () => undefined;
  const slow = new Promise<void>((resolve) => (finish = resolve));
  const send = session.send.bind(session);
  session.send = async (message) => {
    await slow;
    return (await session.holds()) ? send(message) : { sent: false, retry: true, reason: 'offline', detail: '' };
  };
  const sent = ['1', '2', '3'].map((key) => a.channel.send(hello(key)));
  await pass(90 * SECOND, b);
  finish();
  expect((await Promise.all(sent)).map((one) => one.sent)).toEqual([false, false, false]);
});

test('what is urgent waits for nothing that is being said, but passes the fence', async () => {
  const a = seat(1);
  await a.start();
  const [session] = a.sessions;
  if (session === undefined) throw new Error('no session');
  let finish = (): void => undefined;
  const sendPlainly = session.send.bind(session);
  session.send = async (message) => {
    if (!message.urgent) await new Promise<void>((resolve) => (finish = resolve));
    return sendPlainly(message);
  };
  const slow = a.channel.send(hello('slow'));
  expect(await a.channel.send({ ...hello('urgent'), urgent: true })).toEqual({ sent: true });
  expect(session.keys).toEqual(['urgent']);
  finish();
  await slow;
  const other = seat(2);
  time += 5 * MINUTE;
  await other.start();
  await pass(2 * MINUTE, other);
  expect(await a.channel.send({ ...hello('lost'), urgent: true })).toMatchObject({ sent: false, reason: 'offline' });
});

test('while the store does not answer nothing is said, because the session may be lost', async () => {
  let away = false;
  const weak = throughStore(store, { get: (id) => (away ? Promise.reject(new Error('away')) : store.get(id)) });
  const a = seat(1, weak);
  await a.start();
  away = true;
  expect(await a.channel.send(hello('1'))).toMatchObject({ sent: false, retry: true });
  await expect(pass(20 * SECOND, a)).rejects.toThrow('away');
  away = false;
  await pass(MINUTE, a);
  expect(await a.channel.send(hello('1'))).toEqual({ sent: true });
  expect(a.sessions).toHaveLength(1);
});

test('a session that cannot begin is let go of, so that another process may try', async () => {
  const [a, b] = [seat(1, store, true), seat(2)];
  await expect(a.start()).rejects.toThrow('no network');
  expect(a.sessions[0]?.noted).toEqual(['stop']);
  await b.start();
  expect(b.sessions[0]?.noted).toEqual(['start']);
});

test('beside a store that does not answer nobody is ready, and strangers are not told where the store is', () => {
  const { ready, reasons } = readinessOf('store_busy', [new TestChannel()]);
  expect([ready, reasons]).toEqual([false, [expect.stringMatching(/^store: The store did not answer/u)]]);
  expect(notYet(null)).toEqual({ ready: false, reasons: ['starting'] });
  expect(notYet('store_full').reasons[0]).toMatch(/disk .* full/u);
});
