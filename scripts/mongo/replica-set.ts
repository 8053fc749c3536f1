/** A replica set of one or several nodes. */
import { setTimeout as pause } from 'node:timers/promises';
import { askServer } from './ask-server.js';
import { createServerProcess, type Ground, type Server } from './server.js';

export interface ReplicaSet {
  uri: string;
  name: string;
  servers: readonly Server[];
  /** The node that takes writes at present; waits until there is one. */
  primary(): Promise<Server>;
  stop(): Promise<void>;
}

/** Small enough that four of them fit on a small machine. */
const SMALL = ['--wiredTigerCacheSizeGB', '0.25', '--oplogSize', '64'];
const QUIET = ['--setParameter', 'diagnosticDataCollectionEnabled=false', '--setParameter', 'enableTestCommands=1'];

interface Shape {
  name: string;
  nodes: number;
  /** What else it is: `--configsvr`, `--shardsvr`. */
  role?: '--configsvr' | '--shardsvr';
}

/** Started and with a primary. */
export async function startReplicaSet(ground: Ground, { name, nodes, role }: Shape): Promise<ReplicaSet> {
  const words = ['--replSet', name, ...SMALL, ...QUIET, ...(role === undefined ? [] : [role])];
  const servers = await Promise.all(Array.from({ length: nodes }, () => createServerProcess(ground, 'mongod', words)));
  const addresses = servers.map(({ address }) => address);
  const set: ReplicaSet = {
    uri: `mongodb://${addresses.join(',')}/?replicaSet=${name}`,
    name,
    servers,
    primary: () => findPrimary(servers),
    stop: async () => {
      await Promise.all(servers.map((server) => server.end('SIGKILL').catch(() => undefined)));
    },
  };
  try {
    await Promise.all(servers.map((server) => server.start()));
    const members = addresses.map((host, _id) => ({ _id, host }));
    const configsvr = role === '--configsvr' ? { configsvr: true } : {};
    // A killed primary is noticed after three seconds instead of ten, so that tests wait less.
    const settings = { electionTimeoutMillis: 3_000 };
    await askServer(addresses[0] ?? '', { replSetInitiate: { _id: name, members, settings, ...configsvr } });
    await set.primary();
    return set;
  } catch (thrown) {
    await set.stop();
    throw thrown;
  }
}

async function findPrimary(servers: readonly Server[]): Promise<Server> {
  for (let tries = 0; tries < 600; tries++) {
    for (const server of servers) if (await isPrimary(server)) return server;
    await pause(100);
  }
  throw new Error('no primary was elected within a minute');
}

/** False also when it does not answer. */
async function isPrimary({ address }: Server): Promise<boolean> {
  try {
    return (await askServer(address, { hello: 1 }))['isWritablePrimary'] === true;
  } catch {
    return false;
  }
}
