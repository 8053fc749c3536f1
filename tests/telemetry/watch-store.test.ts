import { beforeEach, describe, expect, test } from '@jest/globals';
import { AppError, type ErrorCode } from '../../src/common/errors.js';
import { SECOND } from '../../src/domain/time.js';
import type { Store } from '../../src/ports/store.js';
import { openSqliteStore } from '../../src/storage/sqlite/sqlite-store.js';
import { watchStore, type WatchedStore } from '../../src/telemetry/watch-store.js';
import { aggregate } from '../storage/contract/subject.js';
import { throughStore } from '../support/through-store.js';

let time = 0;
/** What reading and writing come to now; null: what the store says. */
let reading: (() => Promise<never>) | null = null;
let writing: (() => Promise<never>) | null = null;
let store: WatchedStore;
const failing = (code: ErrorCode) => (): Promise<never> => Promise.reject(new AppError(code));

beforeEach(async () => {
  [time, reading, writing] = [0, null, null];
  const inner: Store = await openSqliteStore(':memory:');
  store = watchStore(
    throughStore(inner, {
      get: (id) => reading?.() ?? inner.get(id),
      commit: (given, version) => writing?.() ?? inner.commit(given, version),
    }),
    () => time,
  );
});

const read = () => store.get('1.2/one').catch(() => undefined);
const write = (name: string) => store.commit(aggregate(name), 0).catch(() => undefined);

describe('a watched store', () => {
  test('answers like the store itself', async () => {
    expect(await store.commit(aggregate('one'), 0)).toBe(true);
    expect(await store.commit(aggregate('one'), 0)).toBe(false);
    expect(await store.get('1.2/one')).toMatchObject({ version: 1 });
    expect(store.trouble()).toBeNull();
  });

  test.each(['store_busy', 'store_corrupt', 'config_invalid'] as const)(
    'is in trouble after %s, until it answers again',
    async (code) => {
      reading = failing(code);
      await read();
      expect(store.trouble()).toBe(code);
      reading = null;
      await read();
      expect(store.trouble()).toBeNull();
    },
  );

  test('on a full disk stays in trouble, however well it reads, until something is written', async () => {
    writing = failing('store_full');
    await write('one');
    await read();
    expect(store.trouble()).toBe('store_full');
    writing = null;
    await write('one');
    expect(store.trouble()).toBeNull();
  });

  test.each([
    ['a document that is too large', new AppError('too_large')],
    ['a mistake of the caller', new RangeError('no')],
  ])('is not in trouble for %s', async (_what, error) => {
    writing = () => Promise.reject(error);
    await write('one');
    expect(store.trouble()).toBeNull();
  });

  test('is in trouble when it lets wait for more than five seconds, though no call has failed yet', async () => {
    let answer: () => void = () => undefined;
    reading = () => new Promise((_resolve, reject) => (answer = () => reject(new RangeError('late'))));
    const waiting = read();
    time = 5 * SECOND;
    expect(store.trouble()).toBeNull();
    time += 1;
    expect(store.trouble()).toBe('store_busy');
    // One call that hangs among others that do not is slow, and nothing more.
    await write('one');
    expect(store.trouble()).toBeNull();
    answer();
    await waiting;
  });
});
