import { execFile } from 'node:child_process';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { Database } from '../../../src/storage/sqlite/database.js';
import { migrate } from '../../../src/storage/sqlite/migrate.js';
import { openDatabase } from '../../../src/storage/sqlite/open-database.js';
import { SqliteStore, openSqliteStore } from '../../../src/storage/sqlite/sqlite-store.js';
import { aggregate } from '../contract/subject.js';
import { storeContract } from '../store-contract.js';
import { temporaryFile } from './temporary-file.js';

storeContract({
  name: 'SQLite',
  timeout: 10_000,
  async place() {
    const file = temporaryFile();
    return {
      open: () => openSqliteStore(file.path),
      destroy: async () => file.remove(),
    };
  },
});

function many(count: number): ReturnType<typeof aggregate>[] {
  return Array.from({ length: count }, (_, index) => aggregate(`c${index}`));
}

class CountingDatabase extends Database {
  transactions = 0;

  override transaction<T>(work: () => T): T {
    this.transactions += 1;
    return super.transaction(work);
  }
}

describe('commits of one turn', () => {
  test('sixty-four are stored in one transaction, and a thousand in a few', async () => {
    const database = new CountingDatabase(':memory:', 0);
    migrate(database);
    database.transactions = 0;
    const store = new SqliteStore(database);
    await Promise.all(many(64).map((each) => store.commit(each, 0)));
    expect(database.transactions).toBe(1);
    await Promise.all(many(1000).map((each) => store.commit(each, 0)));
    expect(database.transactions).toBe(5);
    expect(await store.find({ kind: 'case', area: '1.2', limit: 2000 })).toHaveLength(1000);
    await store.close();
  });

  test('those of one aggregate follow each other in the order of asking', async () => {
    const store = await openSqliteStore(':memory:');
    const statuses = ['new', 'accepted', 'closed'];
    const answers = statuses.map((status, version) => store.commit(aggregate('one', { status }), version));
    const removed = store.remove('1.2/one', 3);
    expect(await Promise.all([...answers, removed])).toEqual([true, true, true, true]);
    await store.close();
  });

  test('one that cannot be stored rejects alone', async () => {
    const store = await openSqliteStore(':memory:');
    const broken = aggregate('broken', { status: null as unknown as string });
    const answers = [aggregate('a'), broken, aggregate('b')].map((each) => store.commit(each, 0));
    const settled = (await Promise.allSettled(answers)).map(({ status }) => status);
    expect(settled).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await store.get('1.2/b')).not.toBeNull();
    await store.close();
  });
});

test('after closing, the file by itself is a complete copy', async () => {
  const file = temporaryFile();
  const store = await openSqliteStore(file.path);
  await Promise.all(many(20).map((each) => store.commit(each, 0)));
  await store.close();
  const copy = temporaryFile();
  copyFileSync(file.path, copy.path);
  const copied = await openSqliteStore(copy.path);
  expect(await copied.scan('', 100)).toHaveLength(20);
  await copied.close();
  for (const each of [file, copy]) each.remove();
});

describe('trouble of the machine', () => {
  test('on a full disk every commit of the turn says so, nothing of them is stored, and repeating helps later', async () => {
    const database = openDatabase(':memory:');
    const store = new SqliteStore(database);
    await store.commit(aggregate('before'), 0);
    database.exec(`PRAGMA max_page_count = ${database.number('PRAGMA page_count') + 5}`);
    // The small ones come first, so that they were already written when the large one finds no room.
    const large = aggregate('large', { data: { lines: ['x'.repeat(100_000)] } });
    const group = [...many(3), large, aggregate('after')];
    const refused = await Promise.allSettled(group.map((each) => store.commit(each, 0)));
    const full = { status: 'rejected', reason: expect.objectContaining({ code: 'store_full' }) as unknown };
    expect(refused).toEqual(group.map(() => full));
    expect((await store.scan('', 10)).map(({ id }) => id)).toEqual(['1.2/before']);
    expect(await store.commit(aggregate('small'), 0)).toBe(true);

    database.exec('PRAGMA max_page_count = 10000');
    expect(await Promise.all(group.map((each) => store.commit(each, 0)))).toEqual(group.map(() => true));
    await store.close();
  });

  test('while another process holds the lock, commits say so, reads go on, and repeating helps later', async () => {
    const file = temporaryFile();
    const store = await openSqliteStore(file.path, { busyTimeout: 20 });
    await store.commit(aggregate('one'), 0);
    const other = openDatabase(file.path);
    other.exec('BEGIN IMMEDIATE');
    await expect(store.commit(aggregate('two'), 0)).rejects.toMatchObject({ code: 'store_busy' });
    await expect(store.remove('1.2/one', 1)).rejects.toMatchObject({ code: 'store_busy' });
    expect(await store.get('1.2/one')).not.toBeNull();
    expect(await store.get('1.2/two')).toBeNull();

    other.exec('ROLLBACK');
    expect(await store.commit(aggregate('two'), 0)).toBe(true);
    other.close();
    await store.close();
    file.remove();
  });

  test('garbage collection neither ends the process nor closes a store in use', async () => {
    const child = fileURLToPath(new URL('collect-garbage.ts', import.meta.url));
    const run = promisify(execFile)(process.execPath, ['--expose-gc', '--import', 'tsx', child]);
    expect((await run).stdout).toBe('50 changes, 50 lines\n');
  }, 20_000);

  test('a damaged file is found out when it is asked', async () => {
    const file = temporaryFile();
    const store = await openSqliteStore(file.path);
    await Promise.all(many(2000).map((each) => store.commit(each, 0)));
    await store.close();
    const bytes = readFileSync(file.path);
    // A page in the middle: of the table or of one of its indexes.
    const page = Math.floor(bytes.length / 2 / 4096) * 4096;
    writeFileSync(file.path, bytes.fill(0x55, page + 100, page + 1000));
    const damaged = await openSqliteStore(file.path);
    expect(await damaged.check()).not.toEqual([]);
    await damaged.close();
    file.remove();
  });
});
