import type { Connection, Model, Mongoose } from 'mongoose';
import type { StoredAggregate } from './stored-aggregate.js';

/** The collection of all aggregates; sharded, where it is sharded, by `{ _id: 1 }`. */
export const COLLECTION = 'aggregates';

/**
 * Written on most nodes and in their journals before it is acknowledged, whatever the address of the server asks for.
 * Without an answer of the others in ten seconds the server says so, instead of waiting for ever.
 */
export const DURABLE = { w: 'majority', j: true, wtimeout: 10_000 } as const;

/**
 * One index for each way to find something. Queries name theirs, so that no plan depends on a guess.
 * - by_area: lists, newest first, of any area from a grid to a province; reads as many keys as it answers with.
 * - by_count: tallies, and
 * - by_due: what is due; both end with the id and so are answered without reading a document, also on a shard, which
 *   needs the id to know whether the document is its own.
 * - by_ref: a case by its number.
 */
export const INDEXES = {
  by_area: [{ kind: 1, within: 1, status: 1, at: -1 }, {}],
  by_count: [{ kind: 1, area: 1, status: 1, _id: 1 }, {}],
  by_ref: [{ kind: 1, ref: 1, area: 1 }, { partialFilterExpression: { ref: { $exists: true } } }],
  by_due: [{ due: 1, _id: 1 }, { partialFilterExpression: { due: { $exists: true } } }],
} as const;

export type IndexName = keyof typeof INDEXES;

/** The model on this connection. Nothing is made in the database before `createIndexes` is called. */
export function aggregateModel(mongoose: Mongoose, connection: Connection): Model<StoredAggregate> {
  const { Mixed } = mongoose.Schema.Types;
  const { WriteConcern } = mongoose.mongo;
  const { w, wtimeout, j } = DURABLE;
  const schema = new mongoose.Schema<StoredAggregate>(
    {
      _id: String,
      version: Number,
      kind: String,
      area: String,
      within: [String],
      status: String,
      at: Number,
      due: Number,
      ref: String,
      data: Mixed,
      seen: Mixed,
      outbox: Mixed,
      written: String,
    },
    {
      ...{ collection: COLLECTION, strict: 'throw', versionKey: false, id: false, minimize: false },
      ...{ autoIndex: false, autoCreate: false, bufferCommands: false },
      ...{ writeConcern: new WriteConcern(w, wtimeout, j), readConcern: { level: 'majority' }, read: 'primary' },
    },
  );
  for (const [name, [keys, options]] of Object.entries(INDEXES)) schema.index(keys, { ...options, name });
  return connection.model<StoredAggregate>('Aggregate', schema);
}
