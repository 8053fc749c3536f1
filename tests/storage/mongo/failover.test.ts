import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { startReplicaSet } from '../../../scripts/mongo/replica-set.js';
import type { ReplicaSet } from '../../../scripts/mongo/replica-set.js';
import type { OutboxItem, Store } from '../../../src/ports/store.js';
import { appliedBefore, change, withSeen } from '../../../src/usecases/change.js';
import { NOW, aggregate } from '../contract/subject.js';
import type { Notes } from '../contract/subject.js';
import { START, describeOnServers, ground } from './handed-servers.js';
import { inDatabase, openQuietly } from './mongo-place.js';

const KILLS = 3;
const MESSAGES = 900;
/** Fewer messages for each case than `seen` keeps keys. */
const CASES = 30;
const SENDERS_EACH = 6;

const everything = Array.from({ length: MESSAGES }, (_, nth) => `m${String(nth).padStart(4, '0')}`);

function thanks(key: string): OutboxItem {
  const to = { to: 'group', group: '二社群' } as const;
  return { id: key, to, notice: { kind: 'said', text: key }, due: NOW, tries: 0, lease: null };
}

/** Applies a message once, however often and wherever it is offered. */
async function offer(store: Store, key: string): Promise<void> {
  const name = `c${Number(key.slice(1)) % CASES}`;
  await change<Notes>(store, `1.2/${name}`, (current) => {
    if (appliedBefore(current, key)) return null;
    const next = withSeen(current ?? aggregate(name), key);
    return { ...next, data: { lines: [...next.data.lines, key] }, outbox: [...next.outbox, thanks(key)] };
  });
}

/**
 * Changes an aggregate that nobody else writes, without looking at what is stored, until told to stop. Returns how often
 * it was told "written", and how often "somebody else was quicker", which cannot be.
 */
async function writeAlone(
  store: Store,
  name: string,
  goesOn: () => boolean,
): Promise<{ written: number; lost: number }> {
  let [written, lost] = [0, 0];
  while (goesOn()) {
    const line = `${written}`;
    if (await store.commit(aggregate(name, { status: 'alone', data: { lines: [line] } }), written)) written += 1;
    else lost += 1;
  }
  return { written, lost };
}

/** Offers every message until it is acknowledged, as a platform does that delivers again. */
async function sendAll(store: Store, acknowledged: Set<string>): Promise<{ failed: number }> {
  const waiting = [...everything];
  let failed = 0;
  const send = async (): Promise<void> => {
    for (let key = waiting.shift(); key !== undefined; key = waiting.shift()) {
      try {
        await offer(store, key);
        acknowledged.add(key);
      } catch (thrown) {
        if ((thrown as { code?: unknown }).code !== 'store_busy') throw thrown;
        failed += 1;
        waiting.push(key);
      }
    }
  };
  await Promise.all(Array.from({ length: SENDERS_EACH }, send));
  return { failed };
}

/** Kills the primary whenever a further part of the messages is acknowledged, and brings it back. */
async function killPrimaries(set: ReplicaSet, acknowledged: Set<string>): Promise<number[]> {
  const leaderless: number[] = [];
  for (let kill = 1; kill <= KILLS; kill++) {
    while (acknowledged.size < (kill * MESSAGES) / (KILLS + 1)) await pause(20);
    const killed = await set.primary();
    await killed.end('SIGKILL');
    const since = performance.now();
    await set.primary();
    leaderless.push(Math.round(performance.now() - since));
    await killed.start();
  }
  return leaderless;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** The figures of docs/reliability.md. */
function report(sent: { failed: number }[], writers: { written: number }[], leaderless: number[]): void {
  const [failed, alone] = [sum(sent.map((each) => each.failed)), sum(writers.map(({ written }) => written))];
  process.stdout.write(
    `primary killed ${KILLS} times: ${MESSAGES} messages, each offered by two stores, acknowledged and stored once; ` +
      `${alone} changes of lone writers acknowledged and stored once; without a primary for ${leaderless.join(', ')} ms; ` +
      `${failed} calls gave up and were repeated\n`,
  );
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

describeOnServers('a replica set of three nodes', () => {
  let set: ReplicaSet;
  beforeAll(async () => {
    set = await startReplicaSet(ground(), { name: 'three', nodes: 3 });
  }, START);
  afterAll(() => set.stop(), START);

  let stores: Store[] = [];
  afterEach(async () => {
    for (const store of stores) await store.close();
  });

  test(
    'its primary is killed three times under load: what was acknowledged is stored, and nothing twice',
    async () => {
      // One lets the driver repeat a write whose answer was lost, the other does it itself.
      stores = await Promise.all(
        ['retryWrites=true', 'retryWrites=false'].map((option) =>
          openQuietly(inDatabase(set.uri, 'gezipu_test_failover', option)),
        ),
      );
      const acknowledged = new Set<string>();
      const killing = killPrimaries(set, acknowledged);
      let loading = true;
      const alone = Promise.all(stores.map((store, nth) => writeAlone(store, `alone${nth}`, () => loading)));
      const sent = await Promise.all(stores.map((store) => sendAll(store, acknowledged)));
      const leaderless = await killing;
      loading = false;
      const writers = await alone;

      const stored = await stores[0]!.find<Notes>({ kind: 'case', area: '1.2', status: ['new'], limit: MESSAGES });
      expect([...acknowledged].sort()).toEqual(everything);
      expect(stored.flatMap(({ data }) => data.lines).sort()).toEqual(everything);
      expect(stored.flatMap(({ outbox }) => outbox.map(({ id }) => id)).sort()).toEqual(everything);
      // Each version is one message: no write was applied twice.
      expect(stored.map(({ version }) => version)).toEqual(stored.map(({ data }) => data.lines.length));
      for (const [nth, { written, lost }] of writers.entries()) {
        expect(lost).toBe(0);
        expect(await stores[0]!.get(`1.2/alone${nth}`)).toMatchObject({ version: written });
      }
      report(sent, writers, leaderless);
      for (const store of stores) await store.close();
    },
    START,
  );
});
