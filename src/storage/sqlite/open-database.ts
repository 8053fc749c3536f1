import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '../../common/errors.js';
import { SECOND } from '../../domain/time.js';
import { Database } from './database.js';
import { migrate } from './migrate.js';

export interface OpenOptions {
  /**
   * How many milliseconds a call waits for another process to finish writing before it fails with `store_busy`.
   * SQLite waits inside the call, so nothing else happens in this process meanwhile.
   */
  busyTimeout?: number;
}

/**
 * Opens the SQLite file at `path` for the store, makes it and its folder when missing, and brings its schema up to date.
 * ":memory:" gives a store that is gone when closed. Several processes may have the same file open.
 *
 * Every handle stays alive until `close()`: a garbage-collected handle would end the process (see `Database`).
 * WAL with synchronous=FULL is the one mode that lost nothing in ten power cuts; NORMAL lost acknowledged commits in
 * seven of ten. WAL needs a local disk; a network share is no place for the file.
 *
 * Throws `AppError`: `store_corrupt` when the file is no SQLite database, `config_invalid` when it belongs to another
 * program, to a newer version, or cannot be opened, `store_busy` when another process holds it, `store_full`.
 */
export function openDatabase(path: string, options: OpenOptions = {}): Database {
  if (path !== ':memory:') makePrivateFile(path);
  const database = new Database(path, options.busyTimeout ?? 2 * SECOND);
  try {
    // Before anything else, because switching to WAL would already change another program's file.
    migrate(database);
    database.exec('PRAGMA journal_mode = WAL');
    database.exec('PRAGMA synchronous = FULL');
    return database;
  } catch (thrown) {
    database.close();
    throw thrown;
  }
}

/** The file holds what villagers said: readable by its owner alone. SQLite gives its side files the same mode. */
function makePrivateFile(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    // "wx" never touches an existing file: closing a second descriptor of an open database would drop its locks.
    closeSync(openSync(path, 'wx', 0o600));
  } catch (thrown) {
    const { code, message } = thrown as NodeJS.ErrnoException;
    if (code !== 'EEXIST') throw new AppError('config_invalid', message, { cause: thrown });
  }
}
