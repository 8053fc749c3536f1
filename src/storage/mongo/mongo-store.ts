import type { Model } from 'mongoose';
import { AppError } from '../../common/errors.js';
import { isWithin } from '../../domain/area.js';
import type { AreaPath } from '../../domain/area.js';
import type { Instant } from '../../domain/time.js';
import type { Aggregate, FindQuery, Snapshot, Store, Tally } from '../../ports/store.js';
import { isExact } from '../exact-text.js';
import type { IndexName } from './aggregate-model.js';
import { findFilter, tallyFilter } from './area-filter.js';
import type { Filter } from './area-filter.js';
import { checkCollection } from './check-collection.js';
import { isDuplicate } from './mongo-error.js';
import { PATIENCE, persist } from './persist.js';
import type { Patience } from './persist.js';
import { openSnapshot } from './snapshot.js';
import { toAggregate, toDocument } from './stored-aggregate.js';
import type { StoredAggregate } from './stored-aggregate.js';

/**
 * The store in a MongoDB database; takes over the connection of the model and closes it. Promises and errors: see `Store`.
 *
 * Every write is one command on one document, acknowledged when most nodes have it in their journals; every read asks
 * the primary for what most nodes have, so that nothing is acted on that an election could take back.
 * On a sharded cluster get, commit and remove ask one shard, and so do lists and counts of cases, villages, counters,
 * schedules and roll-ups within a county; due, scan, and lists of other kinds or of everywhere ask all.
 *
 * While no primary answers, each call is repeated for `patience` and then rejects with `store_busy`.
 * What remains unknown after a lost connection is settled by the random mark that every commit leaves in its document.
 * Two answers are then weaker than otherwise: commit says false also when its document was written and has been
 * replaced since, and remove says true also when somebody else removed the document meanwhile.
 */
export class MongoStore implements Store {
  readonly #aggregates: Model<StoredAggregate>;
  readonly #patience: Patience;
  readonly #underWay = new Set<Promise<unknown>>();
  #closing: Promise<void> | null = null;

  constructor(aggregates: Model<StoredAggregate>, patience = PATIENCE) {
    this.#aggregates = aggregates;
    this.#patience = patience;
  }

  async get<D>(id: string): Promise<Aggregate<D> | null> {
    if (!isExact(id)) return null;
    const found = await this.#ask(() => this.#aggregates.findById(id).lean<StoredAggregate>());
    return found === null ? null : toAggregate<D>(found);
  }

  async commit(aggregate: Aggregate, expectedVersion: number): Promise<boolean> {
    return this.#write(toDocument(aggregate, expectedVersion + 1), expectedVersion);
  }

  async restore(aggregate: Aggregate): Promise<boolean> {
    const { version } = aggregate;
    if (!Number.isSafeInteger(version) || version < 1)
      throw new RangeError('only what was stored has a version to keep');
    return this.#write(toDocument(aggregate, version), 0);
  }

  async remove(id: string, expectedVersion: number): Promise<boolean> {
    if (!isExact(id)) return false;
    return this.#ask(async (repeated) => {
      const { deletedCount } = await this.#aggregates.deleteOne({ _id: id, version: expectedVersion });
      return deletedCount === 1 || (repeated && (await this.#aggregates.findById(id).lean()) === null);
    });
  }

  async due(now: Instant, limit: number): Promise<string[]> {
    const found = await this.#list({ due: { $lte: now } }, limit, 'by_due', { due: 1, _id: 1 }, '_id');
    return found.map(({ _id }) => _id);
  }

  async find<D>(query: FindQuery): Promise<Aggregate<D>[]> {
    const { kind, area, ref, limit } = query;
    if (![kind, area, ref ?? ''].every(isExact)) return [];
    const found = await this.#list(findFilter(query), limit, ref === undefined ? 'by_area' : 'by_ref', { at: -1 });
    return found.map((each) => toAggregate<D>(each));
  }

  async tally(kind: string, area: AreaPath): Promise<Tally[]> {
    const rows = await this.#ask(() =>
      this.#aggregates
        .aggregate<{ _id: { area: string; status: string }; count: number }>([
          { $match: tallyFilter(kind, area) },
          { $group: { _id: { area: '$area', status: '$status' }, count: { $sum: 1 } } },
        ])
        // Unlike `find`, this does not take them from the schema.
        .read('primary')
        .readConcern('majority')
        .hint('by_count' satisfies IndexName),
    );
    return rows
      .map(({ _id, count }) => ({ ..._id, count }))
      .filter((tally) => area === '' || isWithin(tally.area, area));
  }

  async scan(after: string, limit: number): Promise<Aggregate[]> {
    const found = await this.#list({ _id: { $gt: after } }, limit, '_id_', { _id: 1 });
    return found.map((each) => toAggregate(each));
  }

  async snapshot(): Promise<Snapshot> {
    return this.#ask(() => openSnapshot(this.#aggregates, this.#patience));
  }

  async check(): Promise<string[]> {
    return this.#ask(() => checkCollection(this.#aggregates));
  }

  /** Waits for what was asked before, at most as long as its patience lasts. */
  async close(): Promise<void> {
    this.#closing ??= Promise.allSettled(this.#underWay).then(() => this.#aggregates.db.destroy());
    await this.#closing;
  }

  async #write(next: StoredAggregate, expectedVersion: number): Promise<boolean> {
    return this.#ask(
      async (repeated) => (await this.#replace(next, expectedVersion)) || (repeated && this.#isWritten(next)),
    );
  }

  async #replace(next: StoredAggregate, expectedVersion: number): Promise<boolean> {
    try {
      // Nothing is stored as version 0, so expecting it inserts or meets the document that has the id.
      const where = { _id: next._id, version: expectedVersion };
      const { matchedCount, upsertedCount } = await this.#aggregates.replaceOne(where, next, {
        upsert: expectedVersion === 0,
      });
      return matchedCount + upsertedCount === 1;
    } catch (thrown) {
      if (isDuplicate(thrown)) return false;
      throw thrown;
    }
  }

  /** Asked by writing the same once more: a read would not wait until what it sees is on most nodes. */
  async #isWritten(next: StoredAggregate): Promise<boolean> {
    const { _id, version, written } = next;
    return (await this.#aggregates.replaceOne({ _id, version, written }, next)).matchedCount === 1;
  }

  async #list(
    filter: Filter,
    limit: number,
    index: IndexName | '_id_',
    sort: Record<string, 1 | -1>,
    fields?: string,
  ): Promise<StoredAggregate[]> {
    // To MongoDB a limit of 0 is none.
    if (limit < 1) return [];
    return this.#ask(() =>
      this.#aggregates.find(filter, fields).sort(sort).limit(limit).hint(index).lean<StoredAggregate[]>(),
    );
  }

  async #ask<T>(work: (repeated: boolean) => PromiseLike<T>): Promise<T> {
    if (this.#closing !== null) throw new AppError('store_closed');
    const answer = persist(async (repeated) => work(repeated), this.#patience);
    this.#underWay.add(answer);
    try {
      return await answer;
    } finally {
      this.#underWay.delete(answer);
    }
  }
}
