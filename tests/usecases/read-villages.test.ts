/** What a process knows of the villages follows the store, and costs one read while nothing changes. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { HOUR, type Instant } from '../../src/domain/time.js';
import type { Village } from '../../src/domain/village.js';
import type { Store } from '../../src/ports/store.js';
import { openSqliteStore } from '../../src/storage/sqlite/sqlite-store.js';
import { change } from '../../src/usecases/change.js';
import { importVillage, villageId } from '../../src/usecases/import-village.js';
import { createVillageReader } from '../../src/usecases/read-villages.js';
import { duty, GRID2, person, TOWNSHIP, village } from '../domain/small-village.js';
import { temporaryFile } from '../storage/sqlite/temporary-file.js';
import { throughStore } from '../support/through-store.js';

const OTHER = '63.02.23.201';
const temporary = temporaryFile();
let store: Store;
let now: Instant;
let read: string[];
let watched: Store;
beforeEach(async () => {
  store = await openSqliteStore(temporary.path);
  now = 1_000;
  read = [];
  watched = throughStore(store, {
    get: (id) => {
      read.push(id);
      return store.get(id);
    },
    find: (query) => {
      read.push(`all of ${query.kind}`);
      return store.find(query);
    },
  });
  await importVillage(store, named('索南'), now);
});
afterEach(async () => {
  await store.close();
  temporary.remove();
});

function named(name: string): Village {
  return village([{ ...person('suonan', [duty('grid_member', GRID2)]), name }]);
}

const elsewhere: Village = {
  ...village([person('other')]),
  root: OTHER,
  areas: [{ path: OTHER, level: 'township', name: '别处镇', aliases: [] }],
  groups: [],
};

test('while nothing changes the same directory comes back and no village is read', async () => {
  const villages = createVillageReader(watched, () => now);
  const first = await villages();
  read.length = 0;
  expect(await villages()).toBe(first);
  expect(read).toHaveLength(1);
  expect(read[0]).not.toMatch(/village$/u);
});

test('a village that another process imports or changes is read, and no other', async () => {
  const villages = createVillageReader(watched, () => now);
  await villages();
  await importVillage(store, elsewhere, now);
  read.length = 0;
  expect((await villages()).person('other')).not.toBeNull();
  expect(read.filter((id) => id.includes('village') && !id.startsWith('villages/'))).toEqual([villageId(OTHER)]);
  await importVillage(store, named('索南加'), now);
  expect((await villages()).person('suonan')?.name).toBe('索南加');
  expect((await villages()).person('other')).not.toBeNull();
});

test('whoever missed more changes than are remembered reads everything', async () => {
  const villages = createVillageReader(watched, () => now);
  await villages();
  await importVillage(store, elsewhere, now);
  for (let n = 0; n < 201; n++) await importVillage(store, named(`索南${String(n)}`), now);
  read.length = 0;
  expect((await villages()).person('other')).not.toBeNull();
  expect(read).toContain('all of village');
});

test('a change that was never noted, because its writer died, is found within the hour', async () => {
  const villages = createVillageReader(watched, () => now);
  await villages();
  await change<Village>(store, villageId(TOWNSHIP), (current) =>
    current === null ? null : { ...current, data: named('新名') },
  );
  expect((await villages()).person('suonan')?.name).toBe('索南');
  now += HOUR;
  expect((await villages()).person('suonan')?.name).toBe('新名');
});
