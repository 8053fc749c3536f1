import type { AreaPath } from '../../domain/area.js';
import type { Instant } from '../../domain/time.js';
import type { Aggregate, FindQuery, Snapshot, Store, Tally } from '../../ports/store.js';
import { isExact } from '../exact-text.js';
import { toAggregate, toRow } from './aggregate-row.js';
import type { Database, Statement } from './database.js';
import { GroupCommit } from './group-commit.js';
import { openDatabase } from './open-database.js';
import type { OpenOptions } from './open-database.js';
import { openSnapshot, SCAN } from './snapshot.js';

/**
 * An area and all below it as one range of the index: "/" is the character after ".", so `63.02.` up to `63.02/` is
 * what lies below 63.02. The last two conditions leave out what else sorts between `63.02` and `63.02.`.
 */
const WITHIN = 'area >= @area AND area < @end AND (area = @area OR area >= @below)';

/**
 * The rows are chosen and sorted on the index alone, and only the chosen ones are read: sorting whole documents would
 * carry every body of the area through the sorter.
 */
function findSql(condition: string): string {
  return `SELECT * FROM aggregate WHERE rowid IN (
      SELECT rowid FROM aggregate
      WHERE kind = @kind AND ${WITHIN} AND ${condition}
        AND (@status IS NULL OR status IN (SELECT value FROM json_each(@status)))
        AND at < @before AND at >= @since
      ORDER BY at DESC, rowid DESC LIMIT @limit)
    ORDER BY at DESC, rowid DESC`;
}

function prepareStatements(database: Database) {
  return {
    get: database.prepare('SELECT * FROM aggregate WHERE id = ?'),
    insert: database.prepare(
      `INSERT INTO aggregate (version, kind, area, status, at, due, ref, body, id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO NOTHING`,
    ),
    update: database.prepare(
      `UPDATE aggregate SET version = ?, kind = ?, area = ?, status = ?, at = ?, due = ?, ref = ?, body = ?
       WHERE id = ? AND version = ?`,
    ),
    remove: database.prepare('DELETE FROM aggregate WHERE id = ? AND version = ?'),
    due: database.prepare('SELECT id FROM aggregate WHERE due <= ? ORDER BY due LIMIT ?'),
    find: database.prepare(findSql('TRUE')),
    findRef: database.prepare(findSql('ref = @ref')),
    tally: database.prepare(
      `SELECT area, status, count(*) AS count FROM aggregate WHERE kind = @kind AND ${WITHIN} GROUP BY area, status`,
    ),
    scan: database.prepare(SCAN),
  } satisfies Record<string, Statement>;
}

/** The store in the file at `path`; what is made, promised and thrown on the way says `openDatabase`. */
export async function openSqliteStore(path: string, options?: OpenOptions): Promise<Store> {
  return new SqliteStore(openDatabase(path, options));
}

/**
 * The store in one SQLite file; takes over the database and closes it. Promises and errors: see `Store`.
 * Reads answer at once from what is committed, also by other processes; writes are collected (see `GroupCommit`).
 * `data` must be what JSON can say: an `undefined` field is dropped.
 */
export class SqliteStore implements Store {
  readonly #database: Database;
  readonly #writes: GroupCommit;
  readonly #sql: ReturnType<typeof prepareStatements>;

  constructor(database: Database) {
    this.#database = database;
    this.#writes = new GroupCommit(database);
    this.#sql = prepareStatements(database);
  }

  async get<D>(id: string): Promise<Aggregate<D> | null> {
    if (!isExact(id)) return null;
    const row = this.#sql.get.get(id);
    return row === undefined ? null : toAggregate<D>(row);
  }

  async commit(aggregate: Aggregate, expectedVersion: number): Promise<boolean> {
    // Here and not in the transaction: the caller may change its copy as soon as this call returns.
    const row = toRow(aggregate, expectedVersion + 1);
    const { insert, update } = this.#sql;
    return this.#writes.submit(() =>
      expectedVersion === 0 ? insert.run(...row) === 1 : update.run(...row, expectedVersion) === 1,
    );
  }

  async remove(id: string, expectedVersion: number): Promise<boolean> {
    if (!isExact(id)) return false;
    return this.#writes.submit(() => this.#sql.remove.run(id, expectedVersion) === 1);
  }

  async due(now: Instant, limit: number): Promise<string[]> {
    return this.#sql.due.all(now, limit).map((row) => (row as { id: string }).id);
  }

  async find<D>(query: FindQuery): Promise<Aggregate<D>[]> {
    const { kind, area, status, ref, before, since, limit } = query;
    if (![kind, area, ref ?? ''].every(isExact)) return [];
    const parameters = {
      ...rangeOf(area),
      kind,
      status: status === undefined ? null : JSON.stringify(status),
      before: before ?? Number.MAX_SAFE_INTEGER,
      since: since ?? Number.MIN_SAFE_INTEGER,
      limit,
    };
    const rows = ref === undefined ? this.#sql.find.all(parameters) : this.#sql.findRef.all({ ...parameters, ref });
    return rows.map((row) => toAggregate<D>(row));
  }

  async tally(kind: string, area: AreaPath): Promise<Tally[]> {
    return this.#sql.tally.all({ ...rangeOf(area), kind }).map((row) => ({ ...(row as Tally) }));
  }

  async scan(after: string, limit: number): Promise<Aggregate[]> {
    return this.#sql.scan.all(after, limit).map((row) => toAggregate(row));
  }

  async restore(aggregate: Aggregate): Promise<boolean> {
    const { version } = aggregate;
    if (!Number.isSafeInteger(version) || version < 1)
      throw new RangeError('only what was stored has a version to keep');
    const row = toRow(aggregate, version);
    return this.#writes.submit(() => this.#sql.insert.run(...row) === 1);
  }

  async snapshot(): Promise<Snapshot> {
    return openSnapshot(this.#database.path);
  }

  async check(): Promise<string[]> {
    const faults = this.#database.prepare('PRAGMA integrity_check(20)').all() as { integrity_check: string }[];
    return faults.map((fault) => fault.integrity_check).filter((fault) => fault !== 'ok');
  }

  /** Stores what is still waiting; afterwards the file alone, without those beside it, may be copied. */
  async close(): Promise<void> {
    if (!this.#database.isOpen) return;
    this.#writes.drain();
    this.#database.checkpoint();
    this.#database.close();
  }
}

/** Parameters of `WITHIN`; for "" the range of all text. */
function rangeOf(area: AreaPath): { area: string; below: string; end: string } {
  return area === '' ? { area, below: '', end: '\u{10ffff}' } : { area, below: `${area}.`, end: `${area}/` };
}
