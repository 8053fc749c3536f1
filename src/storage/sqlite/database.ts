import { DatabaseSync } from '@photostructure/sqlite';
import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { toStoreError } from './sqlite-error.js';

export type Value = string | number | null;

/** Positional values, or one object for named parameters. Numbered parameters (`?1`) are not portable between bindings. */
export type Bindings = readonly Value[] | readonly [Readonly<Record<string, Value>>];

/** A prepared statement; holds its database open. */
export interface Statement {
  /** Returns how many rows were written. */
  run(...parameters: Bindings): number;
  get(...parameters: Bindings): unknown;
  all(...parameters: Bindings): unknown[];
}

/**
 * One connection to one SQLite file, with errors as `AppError`.
 *
 * The binding ends or breaks the process when its handle is garbage-collected while a statement prepared from it is
 * still in use. Therefore nothing outside this class ever sees a bare statement: each one reaches its handle through
 * the closures below, so the handle lives until `close()` or until nothing is left that could use it.
 */
export class Database {
  readonly path: string;
  readonly #handle: DatabaseSyncInstance;

  /** `busyTimeout`: how many milliseconds a call waits, blocking the thread, for another connection to finish writing. */
  constructor(path: string, busyTimeout: number) {
    this.path = path;
    this.#handle = this.#answer(() => new DatabaseSync(path, { timeout: busyTimeout }));
  }

  get isOpen(): boolean {
    return this.#handle.isOpen;
  }

  /** False again after an error that made SQLite roll back by itself, as a full disk does. */
  get isTransaction(): boolean {
    return this.#handle.isTransaction;
  }

  exec(sql: string): void {
    this.#answer(() => this.#handle.exec(sql));
  }

  prepare(sql: string): Statement {
    const statement = this.#answer(() => this.#handle.prepare(sql));
    return {
      run: (...parameters) => this.#answer(() => statement.run(...parameters).changes),
      get: (...parameters) => this.#answer(() => statement.get(...parameters) as unknown),
      all: (...parameters) => this.#answer(() => statement.all(...parameters) as unknown[]),
    };
  }

  /** The number that a query answers with, e.g. of `PRAGMA user_version`. */
  number(query: string): number {
    const row = this.prepare(query).get();
    return Number(Object.values(row as Record<string, unknown>)[0]);
  }

  /**
   * Runs `work` in one transaction that has the write lock from its beginning, so that it cannot fail half-way for
   * want of it. When anything throws, COMMIT included, nothing of it is stored.
   */
  transaction<T>(work: () => T): T {
    this.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.exec('COMMIT');
      return result;
    } catch (thrown) {
      if (this.isTransaction) this.exec('ROLLBACK');
      throw thrown;
    }
  }

  /**
   * Moves what is committed from the write-ahead log into the file itself, so far as no other connection still reads
   * older state; what cannot be moved (disk full) stays in the log and is read from there.
   */
  checkpoint(): void {
    try {
      this.exec('PRAGMA wal_checkpoint(PASSIVE)');
    } catch {
      // Nothing is lost by it, see above.
    }
  }

  /**
   * Ends the use of the file. The binding lets go of it only when the garbage collector has taken the last statement,
   * and does not tidy up before: call `checkpoint` first when the file must be complete by itself.
   */
  close(): void {
    this.#answer(() => this.#handle.close());
  }

  #answer<T>(work: () => T): T {
    try {
      return work();
    } catch (thrown) {
      throw toStoreError(thrown, this.path);
    }
  }
}
