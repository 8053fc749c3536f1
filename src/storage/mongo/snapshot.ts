import type { ClientSession, Model } from 'mongoose';
import { AppError } from '../../common/errors.js';
import type { Snapshot } from '../../ports/store.js';
import { persist } from './persist.js';
import type { Patience } from './persist.js';
import { toAggregate } from './stored-aggregate.js';
import type { StoredAggregate } from './stored-aggregate.js';

/**
 * Everything as it is now, on all shards. The server keeps what it overwrites for five minutes
 * (minSnapshotHistoryWindowInSeconds); reading on after that rejects with `store_busy`, and begins anew with a new snapshot.
 * Throws `config_invalid` on a stand-alone server, which has no snapshots.
 */
export async function openSnapshot(aggregates: Model<StoredAggregate>, patience: Patience): Promise<Snapshot> {
  const session = await aggregates.db.startSession({ snapshot: true });
  const scan: Snapshot['scan'] = async (after, limit) => {
    const found = await persist(() => read(aggregates, session, after, limit), patience);
    return found.map((each) => toAggregate(each));
  };
  try {
    // The first read fixes the instant, not the session.
    await scan('', 1);
  } catch (thrown) {
    await session.endSession();
    throw alone(thrown) ? new AppError('config_invalid', STAND_ALONE, { cause: thrown }) : thrown;
  }
  return { scan, close: () => session.endSession() };
}

const STAND_ALONE =
  'STORE is a stand-alone MongoDB server, which cannot be read as of one instant while others write; make it a replica ' +
  'set (one node is enough)';

async function read(
  aggregates: Model<StoredAggregate>,
  session: ClientSession,
  after: string,
  limit: number,
): Promise<StoredAggregate[]> {
  if (limit < 1) return [];
  return aggregates
    .find({ _id: { $gt: after } })
    .sort({ _id: 1 })
    .limit(limit)
    .hint('_id_')
    .session(session)
    .readConcern('snapshot')
    .lean<StoredAggregate[]>();
}

/** "node needs to be a replica set member to use readConcern: snapshot", or the like of older servers. */
function alone(thrown: unknown): boolean {
  return thrown instanceof Error && 'code' in thrown && thrown.code === 123;
}
