import mongoose from 'mongoose';
import type { Store } from '../../../src/ports/store.js';
import { COLLECTION, DURABLE, aggregateModel } from '../../../src/storage/mongo/aggregate-model.js';
import { MongoStore } from '../../../src/storage/mongo/mongo-store.js';
import { openMongoStore } from '../../../src/storage/mongo/open-mongo-store.js';
import type { Patience } from '../../../src/storage/mongo/persist.js';
import type { Subject } from '../contract/subject.js';

/** The database in which the contract is tested, on whatever server. */
export const DATABASE = 'gezipu_test_contract';

/** The same server with another database, and further options. */
export function inDatabase(uri: string, database: string, options = ''): string {
  const [, server = '', query = ''] = /^(mongodb(?:\+srv)?:\/\/[^/?]+)(?:\/[^?]*)?(?:\?(.*))?$/u.exec(uri) ?? [];
  return `${server}/${database}?${[query, options].filter((each) => each !== '').join('&')}`;
}

export function openQuietly(uri: string): Promise<Store> {
  return openMongoStore(uri, { warn: () => undefined });
}

/** A store that pauses as the test wants, on a database that was opened before. */
export async function openWithPatience(uri: string, patience: Patience): Promise<Store> {
  const connection = mongoose.createConnection();
  await connection.openUri(uri, { appName: 'gezipu', serverSelectionTimeoutMS: 1_000 });
  return new MongoStore(aggregateModel(mongoose, connection), patience);
}

/** A store with the list of all commands that it has sent, on a database that was opened before. */
export async function openWatched(uri: string): Promise<{ store: Store; sent: Record<string, unknown>[] }> {
  const connection = mongoose.createConnection();
  await connection.openUri(uri, { monitorCommands: true });
  const sent: Record<string, unknown>[] = [];
  connection.getClient().on('commandStarted', ({ command }) => {
    sent.push(command);
  });
  return { store: new MongoStore(aggregateModel(mongoose, connection)), sent };
}

/** A driver's connection of the test's own. */
export async function withDatabase<T>(uri: string, work: (database: mongoose.mongo.Db) => Promise<T>): Promise<T> {
  const client = new mongoose.mongo.MongoClient(uri);
  try {
    return await work(client.db());
  } finally {
    await client.close();
  }
}

/** One database for all tests, emptied after each: making the indexes anew would cost more than most tests. */
export function mongoSubject(name: string, server: () => string): Subject {
  return {
    name,
    timeout: 60_000,
    async place() {
      const uri = inDatabase(server(), DATABASE);
      return {
        open: () => openQuietly(uri),
        destroy: () =>
          withDatabase(uri, async (database) => {
            await database.collection(COLLECTION).deleteMany({}, { writeConcern: DURABLE });
          }),
      };
    },
  };
}
