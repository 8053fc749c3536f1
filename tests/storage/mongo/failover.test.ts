import { afterAll, beforeAll, expect, test } from '@jest/globals';
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

describeOnServers('a replica set of three nodes', () => {
  let set: ReplicaSet;
  beforeAll(async () => {
    set = await startReplicaSet(ground(), { name: 'three', nodes: 3 });
  }, START);
  afterAll(() => set.stop(), START);

  test(
    'its primary is killed three times under load: what was acknowledged is stored, and nothing twice',
    async () => {
      // One lets the driver repeat a write whose answer was lost, the other does it itself.
      const stores = await Promise.all(
        ['retryWrites=true', 'retryWrites=false'].map((option) =>
          openQuietly(inDatabase(set.uri, 'gezipu_test_failover', option)),
        ),
      );
      const acknowledged = new Set<string>();
      const killing = killPrimaries(set, acknowledged);
      const sent = await Promise.all(stores.map((store) => sendAll(store, acknowledged)));
      const leaderless = await killing;

      const stored = await stores[0]!.find<Notes>({ kind: 'case', area: '1.2', limit: MESSAGES });
      expect([...acknowledged].sort()).toEqual(everything);
      expect(stored.flatMap(({ data }) => data.lines).sort()).toEqual(everything);
      expect(stored.flatMap(({ outbox }) => outbox.map(({ id }) => id)).sort()).toEqual(everything);
      // Each version is one message: no write was applied twice.
      expect(stored.map(({ version }) => version)).toEqual(stored.map(({ data }) => data.lines.length));
      const failures = sent.reduce((sum, { failed }) => sum + failed, 0);
      process.stdout.write(
        `primary killed ${KILLS} times: ${MESSAGES} messages offered by two processes, ${acknowledged.size} ` +
          `acknowledged, ${stored.flatMap(({ data }) => data.lines).length} stored, 0 doubled; ` +
          `without a primary for ${leaderless.join(', ')} ms; ${failures} offers failed and were repeated\n`,
      );
      for (const store of stores) await store.close();
    },
    START,
  );
});
