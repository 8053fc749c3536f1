import type { Aggregate, Store } from '../../../src/ports/store.js';
import { COLLECTION } from '../../../src/storage/mongo/aggregate-model.js';
import { toDocument } from '../../../src/storage/mongo/stored-aggregate.js';
import type { StoredAggregate } from '../../../src/storage/mongo/stored-aggregate.js';
import { openQuietly, openWatched, withDatabase } from './mongo-place.js';

/** What the server says it does for one command. */
export interface Plan {
  shards: string[];
  indexes: string[];
  stages: string[];
  /** Examined and returned, of all shards together. */
  keys: number;
  documents: number;
  answers: number;
}

export interface Planner {
  /** Does something with the store, and has the last command that it sent explained; it is not carried out again. */
  planOf(act: (store: Store) => Promise<unknown>): Promise<Plan>;
  close(): Promise<void>;
}

/** What belongs to how a command is sent, and not to what it asks. */
const ENVELOPE = ['lsid', '$db', '$clusterTime', '$readPreference', 'txnNumber', 'readConcern', 'writeConcern'];

/** On a database that holds these aggregates, as version 1. */
export async function openPlanner(uri: string, aggregates: readonly Aggregate[]): Promise<Planner> {
  await (await openQuietly(uri)).close();
  await withDatabase(uri, (database) =>
    database.collection<StoredAggregate>(COLLECTION).insertMany(aggregates.map((each) => toDocument(each, 1))),
  );
  const { store, sent } = await openWatched(uri);
  return {
    async planOf(act) {
      await act(store);
      const asked = Object.fromEntries(Object.entries(sent.at(-1) ?? {}).filter(([key]) => !ENVELOPE.includes(key)));
      return read(
        await withDatabase(uri, (database) => database.command({ explain: asked, verbosity: 'executionStats' })),
      );
    },
    close: () => store.close(),
  };
}

function read(explained: object): Plan {
  const plans = valuesOf(explained, 'winningPlan');
  const merged = valuesOf(explained, 'shards').find((shards) => !Array.isArray(shards)) ?? {};
  const total = (name: string): number => {
    // mongos adds the shards up for a query, and lists them for an aggregation.
    const ofShards = Object.values(merged as object).flatMap((shard: object) => valuesOf(shard, name).slice(0, 1));
    const all = ofShards.length > 0 ? ofShards : valuesOf(explained, name).slice(0, 1);
    return all.reduce((sum: number, each) => sum + Number(each), 0);
  };
  return {
    shards: distinct([...valuesOf(explained, 'shardName'), ...Object.keys(merged as object)]),
    indexes: distinct(valuesOf(plans, 'indexName')),
    stages: distinct(valuesOf(plans, 'stage')),
    keys: total('totalKeysExamined'),
    documents: total('totalDocsExamined'),
    answers: total('nReturned'),
  };
}

/** Of every field of this name, however deep. */
function valuesOf(tree: unknown, name: string): unknown[] {
  if (typeof tree !== 'object' || tree === null) return [];
  return Object.entries(tree).flatMap(([key, value]) => [...(key === name ? [value] : []), ...valuesOf(value, name)]);
}

function distinct(values: unknown[]): string[] {
  return [...new Set(values.map(String))].sort();
}
