/** `KILL_SECONDS=60 npm run test:mongo -- tests/storage/mongo/processes.test.ts` kills for longer. */
import { afterAll, beforeAll } from '@jest/globals';
import { startReplicaSet } from '../../../scripts/mongo/replica-set.js';
import type { ReplicaSet } from '../../../scripts/mongo/replica-set.js';
import { killContract } from '../../service/kill-contract.js';
import { START, describeOnServers, ground } from './handed-servers.js';
import { inDatabase, openQuietly } from './mongo-place.js';

describeOnServers('a replica set', () => {
  let set: ReplicaSet;
  beforeAll(async () => {
    set = await startReplicaSet(ground(), { name: 'shared', nodes: 1 });
  }, START);
  afterAll(() => set.stop(), START);

  killContract({
    name: 'a MongoDB replica set',
    open: async () => {
      const address = inDatabase(set.uri, 'gezipu_test_processes');
      return { address, store: await openQuietly(address) };
    },
    // An emulated server is slow: fewer messages and quicker kills, so that there are as many of them.
    ...{ seconds: 15, atOnce: 8, mostAnswers: 30 },
  });
});
