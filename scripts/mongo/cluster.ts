/** A sharded cluster: a config server, two shards of one node each, and one mongos. */
import { askServer } from './ask-server.js';
import { type ReplicaSet, startReplicaSet } from './replica-set.js';
import { createServerProcess, type Ground } from './server.js';

export interface Cluster {
  uri: string;
  /** host:port of mongos. */
  address: string;
  shards: readonly ReplicaSet[];
  /**
   * Shards a collection by `_id` and cuts it at these ids; the pieces lie on the two shards by turns.
   * Afterwards nothing moves by itself.
   */
  shard(database: string, collection: string, cuts: readonly string[]): Promise<void>;
  stop(): Promise<void>;
}

export async function startCluster(ground: Ground): Promise<Cluster> {
  const started: { stop(): Promise<void> }[] = [];
  const stop = async (): Promise<void> => {
    for (const each of started.splice(0).reverse()) await each.stop();
  };
  const start = async (name: string, role: '--configsvr' | '--shardsvr'): Promise<ReplicaSet> => {
    const set = await startReplicaSet(ground, { name, nodes: 1, role });
    started.push(set);
    return set;
  };
  try {
    const [config, ...shards] = await Promise.all([
      start('config', '--configsvr'),
      start('s1', '--shardsvr'),
      start('s2', '--shardsvr'),
    ]);
    const mongos = await createServerProcess(ground, 'mongos', ['--configdb', nameOf(config)]);
    await mongos.start();
    started.push({ stop: () => mongos.end('SIGKILL') });
    for (const shard of shards) await askServer(mongos.address, { addShard: nameOf(shard) });
    await askServer(mongos.address, { balancerStop: 1 });
    const { address } = mongos;
    return { uri: `mongodb://${address}/`, address, shards, shard: sharding(address), stop };
  } catch (thrown) {
    await stop();
    throw thrown;
  }
}

function nameOf({ name, servers }: ReplicaSet): string {
  return `${name}/${servers.map(({ address }) => address).join(',')}`;
}

function sharding(mongos: string): Cluster['shard'] {
  return async (database, collection, cuts) => {
    const space = `${database}.${collection}`;
    await askServer(mongos, { enableSharding: database, primaryShard: 's1' });
    await askServer(mongos, { shardCollection: space, key: { _id: 1 } });
    for (const cut of cuts) await askServer(mongos, { split: space, middle: { _id: cut } });
    for (const cut of cuts.filter((_, index) => index % 2 === 0))
      await askServer(mongos, { moveChunk: space, find: { _id: cut }, to: 's2' });
  };
}
