import type { Connection } from 'mongoose';
import { AppError } from '../../common/errors.js';
import { SECOND } from '../../domain/time.js';
import type { Store } from '../../ports/store.js';
import { aggregateModel } from './aggregate-model.js';
import { isPassing, toStoreError, withoutPassword } from './mongo-error.js';
import { MongoStore } from './mongo-store.js';
import { claimDatabase } from './schema-version.js';
import { shortcomingOf } from './topology.js';

export interface OpenOptions {
  /** Told, in one sentence each, what this server does not protect from. */
  warn(sentence: string): void;
}

/** The database when the address names none. */
const DATABASE = 'gezipu';

/**
 * Opens the store at a `mongodb://` or `mongodb+srv://` address, and makes the collection's indexes when they are
 * missing. Several processes may have the same database open. The driver is loaded only now.
 *
 * Throws AppError: `store_busy` when no primary answers within five seconds, `config_invalid` when the address, the
 * user or the password is wrong, when the user may not write, or when the database belongs to another program or to a
 * newer version. No message holds the password.
 */
export async function openMongoStore(uri: string, { warn }: OpenOptions): Promise<Store> {
  const { default: mongoose } = await import('mongoose');
  // An instance of its own, because settings of the shared one would reach into other connections of the process.
  const own = new mongoose.Mongoose();
  const connection = own.createConnection();
  try {
    await connection.openUri(uri, {
      appName: 'gezipu',
      serverSelectionTimeoutMS: 5 * SECOND,
      // Also how long a server may be silent before what it was asked counts as lost: half a minute is the default.
      connectTimeoutMS: 10 * SECOND,
      ...(namesDatabase(uri) ? {} : { dbName: DATABASE }),
    });
    const shortcoming = await shortcomingOf(connection);
    await claimDatabase(connection);
    const aggregates = aggregateModel(own, connection);
    await aggregates.createIndexes();
    if (shortcoming !== null) warn(shortcoming);
    return new MongoStore(aggregates);
  } catch (thrown) {
    await abandon(connection);
    throw openingError(thrown);
  }
}

function namesDatabase(uri: string): boolean {
  return /^mongodb(\+srv)?:\/\/[^/?]+\/[^?]/u.test(uri);
}

async function abandon(connection: Connection): Promise<void> {
  try {
    await connection.destroy();
  } catch {
    // It never opened; why is told already.
  }
}

function openingError(thrown: unknown): unknown {
  if (!(thrown instanceof Error) || thrown instanceof AppError) return thrown;
  const said = withoutPassword(thrown.message);
  if (/ParseError|InvalidArgument|MissingCredentials/u.test(thrown.name))
    return new AppError(
      'config_invalid',
      'STORE is no address of MongoDB; write it like mongodb://user:password@host:27017/gezipu?replicaSet=rs0, and ' +
        `: / ? # @ within user and password as %3A %2F %3F %23 %40 (${said})`,
    );
  if (isPassing(thrown))
    return new AppError(
      'store_busy',
      `STORE: no MongoDB primary answers (${said}); start the server, or correct the address or its replicaSet`,
      { cause: thrown },
    );
  return toStoreError(thrown);
}
