import type { Model } from 'mongoose';
import { COLLECTION, INDEXES } from './aggregate-model.js';
import type { StoredAggregate } from './stored-aggregate.js';

/** What `validate` says of one server; mongos gives one for each shard, in `raw`. */
interface Validated {
  valid: boolean;
  errors?: string[];
}

/**
 * What is wrong with the collection, as sentences: documents and indexes that do not fit each other, and indexes that
 * are missing. Reads everything on every shard without keeping writers waiting.
 */
export async function checkCollection(aggregates: Model<StoredAggregate>): Promise<string[]> {
  const answer = await aggregates.db.db?.command({ validate: COLLECTION, background: true });
  const { raw } = answer as { raw?: Record<string, Validated> };
  const parts = raw === undefined ? { [COLLECTION]: answer as Validated } : raw;
  const invalid = Object.entries(parts)
    .filter(([, { valid }]) => !valid)
    .map(([where, { errors = [] }]) => `${where} is not valid: ${errors.join('; ')}`);
  const present = new Set((await aggregates.listIndexes()).map(({ name }: { name?: string }) => name));
  const missing = Object.keys(INDEXES).filter((name) => !present.has(name));
  return [...invalid, ...missing.map((name) => `the index ${name} is missing; the next start makes it`)];
}
