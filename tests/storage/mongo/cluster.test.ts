import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { askServer } from '../../../scripts/mongo/ask-server.js';
import { startCluster } from '../../../scripts/mongo/cluster.js';
import type { Cluster } from '../../../scripts/mongo/cluster.js';
import { COLLECTION } from '../../../src/storage/mongo/aggregate-model.js';
import { openMongoStore } from '../../../src/storage/mongo/open-mongo-store.js';
import type { Aggregate } from '../../../src/ports/store.js';
import { aggregate } from '../contract/subject.js';
import { storeContract } from '../store-contract.js';
import { START, describeOnServers, ground } from './handed-servers.js';
import { DATABASE, inDatabase, mongoSubject, openQuietly } from './mongo-place.js';
import { type Planner, openPlanner } from './planner.js';

const COUNTIES = ['63.22.22', '63.22.23', '63.22.24'];
const VILLAGE = '63.22.23.203.202';
const STATUSES = ['new', 'accepted', 'closed', 'closed', 'closed'];
const CASES_OF_A_VILLAGE = 200;

/** Case `nth` of a village, in one of its grids; the ids are in another order than the times. */
function caseOf(village: string, nth: number): Aggregate {
  const id = `${village}/${String((nth * 7919) % CASES_OF_A_VILLAGE).padStart(26, '0')}`;
  const status = STATUSES[nth % STATUSES.length]!;
  const due = status === 'closed' ? null : nth;
  return { ...aggregate('', { area: `${village}.${1 + (nth % 4)}` }), id, status, at: nth, due, ref: `GM-${nth}` };
}

function messageOf(village: string, nth: number): Aggregate {
  const id = `in/${(nth % 16).toString(16)}0/simulator:${village}-${nth}`;
  return aggregate('', {
    id,
    kind: 'message',
    area: village,
    status: nth % 10 === 0 ? 'doubtful' : 'handled',
    at: nth,
  });
}

function everything(): Aggregate[] {
  const villages = COUNTIES.flatMap((county) => [1, 2, 3].map((nth) => `${county}.203.20${nth}`));
  return villages.flatMap((village) => [
    ...Array.from({ length: CASES_OF_A_VILLAGE }, (_, nth) => caseOf(village, nth)),
    ...Array.from({ length: 50 }, (_, nth) => messageOf(village, nth)),
    aggregate('', { id: `${village}/village`, kind: 'village', area: village }),
  ]);
}

describeOnServers('a sharded cluster', () => {
  let cluster: Cluster;
  beforeAll(async () => {
    cluster = await startCluster(ground());
    // Cuts through the middle of the village in which the contract is tested.
    await cluster.shard(DATABASE, COLLECTION, ['1.2.1', '1.2/c5', '1.2/o', 'u/8']);
  }, START);
  afterAll(() => cluster.stop(), START);

  storeContract(mongoSubject('MongoDB, two shards', () => cluster.uri));

  describe('asks as few shards and reads as few keys as it can:', () => {
    let planner: Planner;
    beforeAll(async () => {
      await cluster.shard('gezipu_test_plans', COLLECTION, ['63.22.23', '63.22.24', 'in/8']);
      planner = await openPlanner(inDatabase(cluster.uri, 'gezipu_test_plans'), everything());
    }, START);
    afterAll(() => planner.close());

    const one = caseOf(VILLAGE, 7);

    test('get', async () => {
      const plan = await planner.planOf((store) => store.get(one.id));
      expect(plan).toMatchObject({ shards: ['s2'], keys: 1, documents: 1 });
    });

    test.each<[string, Parameters<Planner['planOf']>[0]]>([
      ['commit', (store) => store.commit(one, 1)],
      ['commit of something new', (store) => store.commit(caseOf(VILLAGE, CASES_OF_A_VILLAGE), 0)],
      ['restore', (store) => store.restore({ ...one, id: `${VILLAGE}/moved`, version: 3, ref: null })],
      ['remove', (store) => store.remove(one.id, 9)],
    ])('%s', async (_what, act) => {
      const plan = await planner.planOf(act);
      expect(plan).toMatchObject({ shards: ['s2'], indexes: ['_id_'] });
      expect(plan.keys).toBeLessThanOrEqual(1);
    });

    test.each([
      ['a grid', `${VILLAGE}.1`],
      ['a village', VILLAGE],
      ['a township', '63.22.23.203'],
      ['a county', '63.22.23'],
    ])('the newest twenty open cases of %s', async (_what, area) => {
      const query = { kind: 'case', area, status: ['new', 'accepted'], limit: 20 };
      const plan = await planner.planOf((store) => store.find(query));
      expect(plan).toMatchObject({ shards: ['s2'], indexes: ['by_area'], documents: 20, answers: 20 });
      // One more for each status, to see which of them comes next.
      expect(plan.keys).toBeLessThanOrEqual(22);
      expect(plan.stages).not.toContain('SORT');
    });

    test('the next page of a village', async () => {
      const query = { kind: 'case', area: VILLAGE, status: ['closed'], before: 100, since: 10, limit: 20 };
      const plan = await planner.planOf((store) => store.find(query));
      expect(plan).toMatchObject({ shards: ['s2'], indexes: ['by_area'], keys: 20, documents: 20, answers: 20 });
    });

    test('a case of a village by its number', async () => {
      const plan = await planner.planOf((store) => store.find({ kind: 'case', area: VILLAGE, ref: 'GM-7', limit: 1 }));
      expect(plan).toMatchObject({ shards: ['s2'], indexes: ['by_ref'], documents: 1, answers: 1 });
      expect(plan.keys).toBeLessThanOrEqual(2);
    });

    test('the tally of a village, without reading a case', async () => {
      const plan = await planner.planOf((store) => store.tally('case', VILLAGE));
      expect(plan).toMatchObject({ shards: ['s2'], indexes: ['by_count'], documents: 0 });
      expect(plan.keys).toBeLessThanOrEqual(CASES_OF_A_VILLAGE + 2);
    });

    test('what is due, from every shard, without reading a document', async () => {
      const plan = await planner.planOf((store) => store.due(10_000, 30));
      expect(plan).toMatchObject({ shards: ['s1', 's2'], indexes: ['by_due'], documents: 0 });
      expect(plan.keys).toBeLessThanOrEqual(2 * 31);
      expect(plan.stages).not.toContain('SORT');
    });

    test('doubtful messages of a village, from every shard, because messages are spread by their keys', async () => {
      const query = { kind: 'message', area: VILLAGE, status: ['doubtful'], limit: 100 };
      const plan = await planner.planOf((store) => store.find(query));
      expect(plan).toMatchObject({ shards: ['s1', 's2'], indexes: ['by_area'], documents: 5 });
      expect(plan.keys).toBeLessThanOrEqual(7);
    });

    test('all villages, from every shard, and nothing but villages', async () => {
      const plan = await planner.planOf((store) => store.find({ kind: 'village', area: '', limit: 1000 }));
      expect(plan).toMatchObject({ shards: ['s1', 's2'], indexes: ['by_area'], documents: 9 });
    });

    test('a page of everything', async () => {
      const plan = await planner.planOf((store) => store.scan(VILLAGE, 50));
      expect(plan.indexes).toEqual(['_id_']);
      expect(plan.keys).toBeLessThanOrEqual(2 * 51);
    });
  });

  test('a collection that is not sharded is accepted with a sentence that says how to spread it', async () => {
    const warnings: string[] = [];
    const uri = inDatabase(cluster.uri, 'gezipu_test_whole');
    await (await openMongoStore(uri, { warn: (sentence) => void warnings.push(sentence) })).close();
    expect(warnings).toEqual([
      expect.stringContaining("sh.shardCollection('gezipu_test_whole.aggregates', { _id: 1 })"),
    ]);
  });

  test('a shard key that would let two aggregates have one id is refused', async () => {
    await askServer(cluster.address, { shardCollection: 'gezipu_test_key.aggregates', key: { area: 1 } });
    const opened = openQuietly(inDatabase(cluster.uri, 'gezipu_test_key'));
    await expect(opened).rejects.toThrow(/sharded by \{"area":1\}/u);
  });
});
