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
  // mongos lists the shards of an aggregation by name; those of a query it lists in a row, and adds them up.
  const named = valuesOf(explained, 'shards').filter((shards) => isObject(shards) && !Array.isArray(shards));
  const byName = Object.entries(Object.assign({}, ...named) as Record<string, unknown>);
  const parts = byName.length > 0 ? byName.map(([, shard]) => shard) : [explained];
  const total = (field: string): number =>
    parts.reduce((sum: number, part) => sum + Number(valuesOf(part, field)[0] ?? 0), 0);
  return {
    shards: distinct([...valuesOf(explained, 'shardName'), ...byName.map(([name]) => name)]),
    indexes: distinct(valuesOf(plans, 'indexName')),
    stages: distinct(valuesOf(plans, 'stage')),
    keys: total('totalKeysExamined'),
    documents: total('totalDocsExamined'),
    answers: total('nReturned'),
  };
}

/** Of every field of this name, however deep. */
function valuesOf(tree: unknown, field: string): unknown[] {
  if (!isObject(tree)) return [];
  return Object.entries(tree).flatMap(([key, value]: [string, unknown]) => [
    ...(key === field ? [value] : []),
    ...valuesOf(value, field),
  ]);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function distinct(values: unknown[]): string[] {
  return [...new Set(values.map(String))].sort();
}
