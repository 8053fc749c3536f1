import { AppError } from '../../common/errors.js';
import type { Snapshot } from '../../ports/store.js';
import { toAggregate } from './aggregate-row.js';
import { Database } from './database.js';

export const SCAN = 'SELECT * FROM aggregate WHERE id > ? ORDER BY id LIMIT ?';

/**
 * What is committed in the file at `path` now, read through a connection of its own: in WAL mode a read transaction sees
 * one instant and keeps no writer waiting. Until it is closed the write-ahead log cannot be emptied and grows.
 * Throws `config_invalid` for ":memory:", which no second connection can see.
 */
export function openSnapshot(path: string): Snapshot {
  if (path === ':memory:')
    throw new AppError('config_invalid', 'a store in memory has no snapshot; name a file in STORE');
  const database = new Database(path, 0);
  try {
    database.exec('BEGIN');
    // The first read of a transaction fixes its instant, not BEGIN.
    database.number('SELECT count(*) FROM sqlite_schema');
    const scan = database.prepare(SCAN);
    return {
      scan: async (after, limit) => scan.all(after, limit).map((row) => toAggregate(row)),
      close: async () => {
        if (!database.isOpen) return;
        database.exec('COMMIT');
        database.close();
      },
    };
  } catch (thrown) {
    database.close();
    throw thrown;
  }
}
