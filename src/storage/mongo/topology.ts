import type { Connection } from 'mongoose';
import { AppError } from '../../common/errors.js';
import { COLLECTION } from './aggregate-model.js';
import { isForbidden } from './mongo-error.js';

interface Hello {
  setName?: string;
  msg?: string;
}

/**
 * What the operator should know about the server: one sentence for what is given up on it, null when nothing is.
 * Throws `config_invalid` for a cluster that would accept two aggregates of one id.
 */
export async function shortcomingOf(connection: Connection): Promise<string | null> {
  const hello = (await connection.db?.admin().command({ hello: 1 })) as Hello;
  if (hello.setName !== undefined) return null;
  if (hello.msg !== 'isdbgrid')
    return (
      'STORE is a stand-alone MongoDB server: there is no second copy, nothing takes over while it is down, and when ' +
      'its disk is lost, everything since the last backup is. Make it a replica set to change that.'
    );
  const key = await shardKeyOf(connection);
  if (key === 'unknown') return null;
  if (key === null)
    return (
      `STORE is a sharded cluster, but ${COLLECTION} is not sharded and lies on one shard; ` +
      `sh.shardCollection('${connection.name}.${COLLECTION}', { _id: 1 }) spreads it.`
    );
  if (Object.keys(key).join() !== '_id')
    throw new AppError(
      'config_invalid',
      `STORE: ${connection.name}.${COLLECTION} is sharded by ${JSON.stringify(key)}, and only { _id: 1 } keeps ids ` +
        'unique; reshard it, or name another database.',
    );
  return null;
}

/** Null when it is not sharded; unknown to users who may not read the cluster's own settings. */
async function shardKeyOf(connection: Connection): Promise<Record<string, unknown> | null | 'unknown'> {
  const settings = connection.useDb('config');
  const collections = settings.collection<{ _id: string; key: Record<string, unknown> }>('collections');
  try {
    return (await collections.findOne({ _id: `${connection.name}.${COLLECTION}` }))?.key ?? null;
  } catch (thrown) {
    if (isForbidden(thrown)) return 'unknown';
    throw thrown;
  }
}
