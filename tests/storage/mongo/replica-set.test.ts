import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { askServer } from '../../../scripts/mongo/ask-server.js';
import { startReplicaSet } from '../../../scripts/mongo/replica-set.js';
import type { ReplicaSet } from '../../../scripts/mongo/replica-set.js';
import type { Store } from '../../../src/ports/store.js';
import { SCHEMA } from '../../../src/storage/mongo/schema-version.js';
import { aggregate } from '../contract/subject.js';
import { storeContract } from '../store-contract.js';
import { START, describeOnServers, ground } from './handed-servers.js';
import { inDatabase, mongoSubject, openQuietly, openWithPatience, withDatabase } from './mongo-place.js';

/** The server does it, and then answers that it is being shut down. */
const DONE_BUT_FAILED = { writeConcernError: { code: 91, errmsg: 'shutting down' } };
/** The connection breaks before the server does it. */
const NOT_DONE = { closeConnection: true };

describeOnServers('a replica set of one node', () => {
  let set: ReplicaSet;
  beforeAll(async () => {
    set = await startReplicaSet(ground(), { name: 'one', nodes: 1 });
  }, START);
  afterAll(() => set.stop(), START);

  const database = (name: string, options = ''): string => inDatabase(set.uri, `gezipu_test_${name}`, options);

  /** Makes the next command of the store go wrong. */
  async function failNext(command: 'update' | 'delete' | 'find', how: object): Promise<void> {
    const data = { failCommands: [command], appName: 'gezipu', ...how };
    await askServer((await set.primary()).address, { configureFailPoint: 'failCommand', mode: { times: 1 }, data });
  }

  storeContract(mongoSubject('MongoDB, one node', () => set.uri));

  describe.each([
    ['by the driver', 'retryWrites=true'],
    ['by the store', 'retryWrites=false'],
  ])('when the answer to a write is lost, it is settled %s:', (_by, option) => {
    const uri = (): string => database('lost', option);

    const lost = (name: string, how: object, body: (store: Store, id: string) => Promise<void>): void =>
      test(name, async () => {
        const store = await openQuietly(uri());
        const id = `one${expect.getState().currentTestName?.length ?? 0}${JSON.stringify(how).length}${option.length}`;
        await body(store, id);
        await store.close();
      });

    for (const [what, how] of [
      ['done', DONE_BUT_FAILED],
      ['not done', NOT_DONE],
    ] as const) {
      lost(`creating, ${what}`, how, async (store, id) => {
        await failNext('update', how);
        expect(await store.commit(aggregate(id), 0)).toBe(true);
        expect(await store.commit(aggregate(id), 0)).toBe(false);
        expect(await store.get(`1.2/${id}`)).toMatchObject({ version: 1 });
      });
      lost(`changing, ${what}`, how, async (store, id) => {
        await store.commit(aggregate(id), 0);
        await failNext('update', how);
        expect(await store.commit(aggregate(id, { status: 'closed' }), 1)).toBe(true);
        expect(await store.get(`1.2/${id}`)).toMatchObject({ version: 2, status: 'closed' });
      });
      lost(`restoring, ${what}`, how, async (store, id) => {
        await failNext('update', how);
        expect(await store.restore(aggregate(id, { version: 7 }))).toBe(true);
        expect(await store.get(`1.2/${id}`)).toMatchObject({ version: 7 });
      });
      lost(`removing, ${what}`, how, async (store, id) => {
        await store.commit(aggregate(id), 0);
        await failNext('delete', how);
        expect(await store.remove(`1.2/${id}`, 1)).toBe(true);
        expect(await store.get(`1.2/${id}`)).toBeNull();
      });
    }
  });
});
