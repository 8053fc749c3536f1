import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { askServer } from '../../../scripts/mongo/ask-server.js';
import { startReplicaSet } from '../../../scripts/mongo/replica-set.js';
import type { ReplicaSet } from '../../../scripts/mongo/replica-set.js';
import type { Store } from '../../../src/ports/store.js';
import { SCHEMA } from '../../../src/storage/mongo/schema-version.js';
import { NOW, aggregate, withStore } from '../contract/subject.js';
import type { Notes } from '../contract/subject.js';
import { storeContract } from '../store-contract.js';
import { START, describeOnServers, ground } from './handed-servers.js';
import {
  DATABASE,
  inDatabase,
  mongoSubject,
  openQuietly,
  openWatched,
  openWithPatience,
  withDatabase,
} from './mongo-place.js';

/** What a client cannot tell apart: the server did it and the answer was lost, or it never heard of it. */
const LOST: [string, object][] = [
  ['done', { writeConcernError: { code: 91, errmsg: 'shutting down' } }],
  ['not done', { closeConnection: true }],
];

describeOnServers('a replica set of one node', () => {
  let set: ReplicaSet;
  beforeAll(async () => {
    set = await startReplicaSet(ground(), { name: 'one', nodes: 1 });
  }, START);
  afterAll(() => set.stop(), START);

  const opened: Store[] = [];
  /** Closed after the test, also when it fails: an open connection would keep the run from ending. */
  function closedLater(store: Store): Store {
    opened.push(store);
    return store;
  }
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close();
  });

  /** Makes the next such command of a store go wrong. */
  async function failNext(command: 'update' | 'delete' | 'find', how: object): Promise<void> {
    const { address } = await set.primary();
    const data = { failCommands: [command], appName: 'gezipu', ...how };
    await askServer(address, { configureFailPoint: 'failCommand', mode: { times: 1 }, data });
  }

  const subject = mongoSubject('MongoDB, one node', () => set.uri);
  storeContract(subject);

  describe.each(['retryWrites=true', 'retryWrites=false'])('a lost answer is settled, with %s', (option) => {
    const settling = mongoSubject('', () => `${set.uri}&${option}`);

    test.each(LOST)('creating, %s', (_what, how) =>
      withStore(settling, async (store) => {
        await failNext('update', how);
        expect(await store.commit(aggregate('one'), 0)).toBe(true);
        expect(await store.commit(aggregate('one'), 0)).toBe(false);
        expect(await store.get('1.2/one')).toMatchObject({ version: 1 });
      })(),
    );

    test.each(LOST)('changing, %s', (_what, how) =>
      withStore(settling, async (store) => {
        await store.commit(aggregate('one'), 0);
        await failNext('update', how);
        expect(await store.commit(aggregate('one', { status: 'closed' }), 1)).toBe(true);
        expect(await store.get('1.2/one')).toMatchObject({ version: 2, status: 'closed' });
      })(),
    );

    test.each(LOST)('changing what somebody else had changed before, %s', (_what, how) =>
      withStore(settling, async (store) => {
        await store.commit(aggregate('one'), 0);
        await store.commit(aggregate('one'), 1);
        await failNext('update', how);
        expect(await store.commit(aggregate('one', { status: 'closed' }), 1)).toBe(false);
        expect(await store.get('1.2/one')).toMatchObject({ version: 2, status: 'new' });
      })(),
    );

    test.each(LOST)('restoring, %s', (_what, how) =>
      withStore(settling, async (store) => {
        await failNext('update', how);
        expect(await store.restore(aggregate('one', { version: 7 }))).toBe(true);
        expect(await store.get('1.2/one')).toMatchObject({ version: 7 });
      })(),
    );

    test.each(LOST)('removing, %s', (_what, how) =>
      withStore(settling, async (store) => {
        await store.commit(aggregate('one'), 0);
        await failNext('delete', how);
        expect(await store.remove('1.2/one', 1)).toBe(true);
        expect(await store.get('1.2/one')).toBeNull();
      })(),
    );

    test(
      'reading',
      withStore(settling, async (store) => {
        await store.commit(aggregate('one'), 0);
        await failNext('find', { closeConnection: true });
        expect(await store.get('1.2/one')).not.toBeNull();
      }),
    );
  });

  test(
    'a write whose answer was lost and that somebody replaced meanwhile is not claimed, and stays replaced',
    withStore(subject, async (other) => {
      await other.commit(aggregate('one'), 0);
      const pause = async (): Promise<void> => {
        expect(await other.commit(aggregate('one', { status: 'closed' }), 2)).toBe(true);
      };
      const uri = inDatabase(set.uri, DATABASE, 'retryWrites=false');
      const store = closedLater(await openWithPatience(uri, { total: 10_000, pause }));
      await failNext('update', LOST[0]![1]);
      expect(await store.commit(aggregate('one', { status: 'accepted' }), 1)).toBe(false);
      expect(await other.get('1.2/one')).toMatchObject({ version: 3, status: 'closed' });
    }),
  );

  test('whatever the address asks for, writes are durable and reads see what most nodes have, on the primary', async () => {
    const options = 'w=1&journal=false&readPreference=secondaryPreferred&readConcernLevel=local';
    const uri = inDatabase(set.uri, 'gezipu_test_concerns', options);
    await (await openQuietly(uri)).close();
    const { store, sent } = await openWatched(uri);
    closedLater(store);
    await store.commit(aggregate('one', { ref: 'GM-1' }), 0);
    await store.commit(aggregate('one'), 1);
    await store.get('1.2/one');
    await store.due(NOW, 1);
    await store.find({ kind: 'case', area: '1.2', limit: 1 });
    await store.tally('case', '1.2');
    await store.scan('', 1);
    await store.remove('1.2/one', 2);
    const concerns = sent.map(({ writeConcern, readConcern }) => writeConcern ?? readConcern);
    const [write, read] = [{ w: 'majority', j: true, wtimeout: 10_000 }, { level: 'majority' }];
    expect(concerns).toEqual([write, write, read, read, read, read, read, write]);
    expect(sent.map(({ $readPreference }) => $readPreference)).toEqual(sent.map(() => undefined));
  });

  describe('the server goes away', () => {
    test(
      'for a moment: what was asked meanwhile is done when it is back',
      withStore(subject, async (store) => {
        const server = await set.primary();
        await server.end('SIGKILL');
        const written = Promise.all(['a', 'b', 'c'].map((name) => store.commit(aggregate(name), 0)));
        await server.start();
        expect(await written).toEqual([true, true, true]);
        expect(await store.scan('', 10)).toHaveLength(3);
      }),
      START,
    );

    test(
      'for longer than patience lasts: it says store_busy, nothing is stored, and repeating helps later',
      withStore(subject, async (patient) => {
        const patience = { total: 500, pause: async () => undefined };
        const store = closedLater(await openWithPatience(inDatabase(set.uri, DATABASE), patience));
        const server = await set.primary();
        await server.end('SIGKILL');
        await expect(store.commit(aggregate('one'), 0)).rejects.toMatchObject({ code: 'store_busy' });
        await expect(store.get('1.2/one')).rejects.toThrow(/STORE/u);
        await server.start();
        await set.primary();
        expect(await patient.get('1.2/one')).toBeNull();
        expect(await store.commit(aggregate('one'), 0)).toBe(true);
      }),
      START,
    );
  });

  describe('opening', () => {
    test('eight processes that open a new database at once all get it', async () => {
      const uri = inDatabase(set.uri, 'gezipu_test_new');
      const stores = await Promise.all(Array.from({ length: 8 }, async () => closedLater(await openQuietly(uri))));
      expect(await stores[0]!.commit(aggregate('one'), 0)).toBe(true);
      for (const store of stores) expect(await store.get('1.2/one')).not.toBeNull();
      expect(await stores[7]!.check()).toEqual([]);
    }, 60_000);

    test('a database of a newer version is refused with both versions named', async () => {
      const uri = inDatabase(set.uri, 'gezipu_test_newer');
      await withDatabase(uri, (database) =>
        database.collection<{ _id: string; version: number }>('about').insertOne({ _id: 'schema', version: 77 }),
      );
      await expect(openQuietly(uri)).rejects.toThrow(`schema 77, this program knows ${SCHEMA}`);
    });

    test("another program's collection is refused, and left as it was", async () => {
      const uri = inDatabase(set.uri, 'gezipu_test_foreign');
      await withDatabase(uri, (database) => database.collection('aggregates').insertOne({ photo: 1 }));
      await expect(openQuietly(uri)).rejects.toMatchObject({ code: 'config_invalid' });
      const indexes = await withDatabase(uri, (database) => database.collection('aggregates').indexes());
      expect(indexes).toHaveLength(1);
    });

    test('a missing index is noticed by the check, and made at the next opening', async () => {
      const uri = inDatabase(set.uri, 'gezipu_test_indexes');
      const store = closedLater(await openQuietly(uri));
      await withDatabase(uri, (database) => database.collection('aggregates').dropIndex('by_due'));
      expect(await store.check()).toEqual([expect.stringContaining('by_due')]);
      closedLater(await openQuietly(uri));
      expect(await store.check()).toEqual([]);
    });
  });

  test(
    'a document of more than 16 MB is refused with a reason, near the limit and far from it',
    withStore(subject, async (store) => {
      for (const megabytes of [16.5, 17.5, 40]) {
        const data = { lines: ['x'.repeat(megabytes * 1024 * 1024)] };
        await expect(store.commit(aggregate('large', { data }), 0)).rejects.toMatchObject({ code: 'too_large' });
      }
      expect(await store.get('1.2/large')).toBeNull();
    }),
  );

  test(
    'keys in data that mean something to the driver or to mongoose come back like any other',
    withStore(subject, async (store) => {
      const keys = [
        'constructor',
        'prototype',
        '__proto__',
        '_bsontype',
        'toBSON',
        'toObject',
        'toJSON',
        '_id',
        '_doc',
      ];
      const objects = [...keys, '$set', 'a.b', '', 'length', 'within'].map(
        (key) => `{${JSON.stringify(key)}: {"x": 1}}`,
      );
      const data = JSON.parse(`{"lines": [${objects.join()}], "constructor": 1}`) as Notes;
      await store.commit(aggregate('one', { data }), 0);
      expect(JSON.stringify((await store.get('1.2/one'))?.data)).toBe(JSON.stringify(data));
    }),
  );

  test(
    'an id that no list would lead to is refused',
    withStore(subject, async (store) => {
      await expect(store.commit(aggregate('', { id: '1.3/one' }), 0)).rejects.toThrow(RangeError);
      await expect(store.restore(aggregate('', { id: 'u/0a/one', version: 1 }))).rejects.toThrow(RangeError);
    }),
  );
});
