import type { Connection } from 'mongoose';
import { AppError } from '../../common/errors.js';
import { COLLECTION, DURABLE } from './aggregate-model.js';
import { isDuplicate } from './mongo-error.js';

/** Raised with every change that an older program could not read. */
export const SCHEMA = 1;

const READ = { readConcern: { level: 'majority' }, readPreference: 'primary' } as const;

/**
 * Marks an empty database as ours, with the schema of this program; several processes may do so at once.
 * Throws `config_invalid` for another program's database and for a schema newer than this program.
 */
export async function claimDatabase(connection: Connection): Promise<void> {
  const about = connection.collection<{ _id: string; version: number }>('about');
  const read = () => about.findOne({ _id: 'schema' }, READ);
  let found = await read();
  if (found === null && (await connection.collection(COLLECTION).findOne({}, READ)) !== null) {
    // Another process of ours may just have begun.
    found = await read();
    if (found === null)
      throw new AppError(
        'config_invalid',
        `STORE: the database ${connection.name} has a collection ${COLLECTION} of another program; name another one.`,
      );
  }
  if (found === null) return mark(connection);
  if (found.version > SCHEMA)
    throw new AppError(
      'config_invalid',
      `STORE: the database ${connection.name} was written by a newer version (schema ${found.version}, this program ` +
        `knows ${SCHEMA}); start that version, or name another database.`,
    );
}

async function mark(connection: Connection): Promise<void> {
  const about = connection.collection<{ _id: string; version: number }>('about');
  try {
    await about.insertOne({ _id: 'schema', version: SCHEMA }, { writeConcern: DURABLE });
  } catch (thrown) {
    if (!isDuplicate(thrown)) throw thrown;
  }
}
