import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createDirectory } from '../../src/domain/directory.js';
import type { Store } from '../../src/ports/store.js';
import { openSqliteStore } from '../../src/storage/sqlite/sqlite-store.js';
import { createTakeNumber } from '../../src/usecases/take-number.js';
import { GM, village, XB } from '../domain/small-village.js';
import { throughStore } from '../support/through-store.js';

let store: Store;
beforeEach(async () => {
  store = await openSqliteStore(':memory:');
});
afterEach(() => store.close());

const directory = createDirectory([village([])]);

test('numbers count up per village and series', async () => {
  const take = createTakeNumber(store, () => directory);
  expect([await take(GM, false), await take(GM, false), await take(XB, false), await take(GM, true)]).toEqual([
    'GM-0001',
    'GM-0002',
    'XB-0001',
    'GM-S-01',
  ]);
});

test('many at once, from two processes, get as many numbers and a handful of writes', async () => {
  const [one, other] = [createTakeNumber(store, () => directory), createTakeNumber(store, () => directory)];
  const numbers = await Promise.all(
    Array.from({ length: 400 }, (_, i) => (i % 2 === 0 ? one : other)(GM, i % 10 === 0)),
  );
  expect(new Set(numbers).size).toBe(400);
  expect(numbers.filter((number) => number.includes('-S-'))).toHaveLength(40);
  expect((await store.get(`${GM}/number`))?.version).toBeLessThan(40);
});

test('a store that fails fails everybody who waits, and the next one is served again', async () => {
  let down = true;
  const shaky = throughStore(store, {
    commit: (one, version) => (down ? Promise.reject(new Error('down')) : store.commit(one, version)),
  });
  const take = createTakeNumber(shaky, () => directory);
  const results = await Promise.allSettled([take(GM, false), take(GM, false)]);
  expect(results.map((one) => one.status)).toEqual(['rejected', 'rejected']);
  down = false;
  expect(await take(GM, false)).toBe('GM-0001');
});
