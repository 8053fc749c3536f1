import { AppError } from '../../common/errors.js';
import type { Database } from './database.js';

/** "gezi" in ASCII: written into the file's header, so that no other program's database is taken for ours. */
const APPLICATION_ID = 0x67657a69;

/**
 * Step n leads from schema n to schema n + 1 (PRAGMA user_version). Steps are only ever appended.
 *
 * The table keeps its rowid: with 100,000 cases of 1 KB, WITHOUT ROWID made the file three times as large and
 * halved reads and writes, because wide rows and every index entry then lie in trees of long ids.
 * Three indexes are enough: `by_area` also answers lists without a status and the tally without touching a row;
 * `by_ref` begins with the reference, which is nearly unique, so that it serves an area as well as a whole township.
 */
export const STEPS: readonly string[] = [
  `CREATE TABLE aggregate (
     id TEXT NOT NULL PRIMARY KEY,
     version INTEGER NOT NULL,
     kind TEXT NOT NULL,
     area TEXT NOT NULL,
     status TEXT NOT NULL,
     at INTEGER NOT NULL,
     due INTEGER,
     ref TEXT,
     body TEXT NOT NULL
   );
   CREATE INDEX by_area ON aggregate (kind, area, status, at);
   CREATE INDEX by_ref ON aggregate (kind, ref, area) WHERE ref IS NOT NULL;
   CREATE INDEX by_due ON aggregate (due) WHERE due IS NOT NULL;`,
];

/**
 * Brings the file to the schema of this program, in one transaction; several processes may do so at once.
 * Throws `config_invalid` for another program's database and for a schema newer than this program.
 */
export function migrate(database: Database, steps: readonly string[] = STEPS): void {
  if (schemaOf(database, steps) === steps.length) return;
  database.transaction(() => {
    // Asked again now that the write lock is ours: another process may have migrated in between.
    const schema = schemaOf(database, steps);
    for (const step of steps.slice(schema)) database.exec(step);
    database.exec(`PRAGMA application_id = ${APPLICATION_ID}`);
    database.exec(`PRAGMA user_version = ${steps.length}`);
  });
}

function schemaOf(database: Database, steps: readonly string[]): number {
  const isNew = database.number('SELECT count(*) FROM sqlite_schema') === 0;
  if (isNew) return 0;
  if (database.number('PRAGMA application_id') !== APPLICATION_ID)
    throw new AppError('config_invalid', `${database.path} is the database of another program; name another file.`);
  const schema = database.number('PRAGMA user_version');
  if (schema > steps.length)
    throw new AppError(
      'config_invalid',
      `${database.path} was written by a newer version (schema ${schema}, this program knows ${steps.length}); ` +
        'start that version, or name another file.',
    );
  return schema;
}
