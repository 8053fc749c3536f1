import { describe, expect, test } from '@jest/globals';
import type { Aggregate, OutboxItem, Store } from '../../../src/ports/store.js';
import { appliedBefore, withSeen } from '../../../src/usecases/change.js';
import { NOW, aggregate, withStore } from './subject.js';
import type { Notes, Subject } from './subject.js';

const LEASE = 60_000;

function said(id: string): OutboxItem {
  const to = { to: 'conversation', channel: 'simulator', id: 'g', room: true, mention: [] } as const;
  return { id, to, notice: { kind: 'said', text: id }, due: NOW, tries: 0, lease: null };
}

/** Applies a message once: a line, its key, and one item of the outbox. */
function applied(current: Aggregate<Notes> | null, key: string): Aggregate<Notes> | null {
  if (appliedBefore(current, key)) return null;
  const next = withSeen(current ?? aggregate('one'), key);
  return { ...next, data: { lines: [...next.data.lines, key] }, outbox: [...next.outbox, said(key)] };
}

/** The plain loop of load, decide, commit, without anything that keeps the racers apart. */
async function raceToChange(store: Store, id: string, decide: (current: Aggregate<Notes> | null) => Aggregate | null) {
  for (;;) {
    const current = await store.get<Notes>(id);
    const next = decide(current);
    if (next === null || (await store.commit(next, current?.version ?? 0))) return;
  }
}

/** Takes the first item that may be tried at `now`; null when there is none or somebody else was quicker. */
async function claim(store: Store, id: string, now: number, worker: string): Promise<OutboxItem | null> {
  const current = await store.get(id);
  const item = current?.outbox.find(({ due }) => due <= now);
  if (!current || !item) return null;
  const leased = { ...item, lease: worker, tries: item.tries + 1, due: now + LEASE };
  const outbox = current.outbox.map((each) => (each.id === item.id ? leased : each));
  return (await store.commit({ ...current, outbox, due: leased.due }, current.version)) ? leased : null;
}

/** Drops what was sent; false when the lease was lost meanwhile. */
async function settle(store: Store, id: string, sent: OutboxItem): Promise<boolean> {
  let settled = false;
  await raceToChange(store, id, (current) => {
    settled = current?.outbox.some(({ lease, tries }) => lease === sent.lease && tries === sent.tries) ?? false;
    return settled ? { ...current!, outbox: current!.outbox.filter((each) => each.id !== sent.id), due: null } : null;
  });
  return settled;
}

async function work(store: Store, worker: string, offset: number, sent: string[]): Promise<void> {
  for (let ids = await store.due(NOW, 80); ids.length > 0; ids = await store.due(NOW, 80)) {
    for (const id of [...ids.slice(offset % ids.length), ...ids.slice(0, offset % ids.length)]) {
      const item = await claim(store, id, NOW, worker);
      if (item === null) continue;
      sent.push(id);
      await settle(store, id, item);
    }
  }
}

function writers(subject: Subject): void {
  describe('writers side by side', () => {
    test(
      'of forty changes of one aggregate none is lost, and no reader sees state without its outbox',
      withStore(subject, async (store, openAnother) => {
        const stores = [store, await openAnother()];
        const keys = Array.from({ length: 40 }, (_, index) => `m${index}`);
        const glimpses: boolean[] = [];
        const changes = keys.map(async (key, index) => {
          await raceToChange(stores[index % 2]!, '1.2/one', (current) => applied(current, key));
          const glimpse = await store.get<Notes>('1.2/one');
          glimpses.push(glimpse!.outbox.map(({ id }) => id).join() === glimpse!.data.lines.join());
        });
        await Promise.all(changes);
        const last = await store.get<Notes>('1.2/one');
        expect(last?.data.lines.toSorted()).toEqual(keys.toSorted());
        expect(last?.version).toBe(40);
        expect(glimpses).toEqual(keys.map(() => true));
      }),
    );

    test(
      'a message that arrives twenty times is applied once',
      withStore(subject, async (store, openAnother) => {
        const stores = [store, await openAnother()];
        await Promise.all(
          Array.from({ length: 20 }, (_, index) =>
            raceToChange(stores[index % 2]!, '1.2/one', (current) => applied(current, 'same')),
          ),
        );
        expect(await store.get('1.2/one')).toMatchObject({ version: 1, data: { lines: ['same'] }, seen: ['same'] });
      }),
    );
  });
}

function leases(subject: Subject): void {
  describe('leases', () => {
    test(
      'eight workers send a hundred and twenty items, none twice',
      withStore(subject, async (store, openAnother) => {
        const stores = [store, await openAnother()];
        const waiting = Array.from({ length: 120 }, (_, index) =>
          aggregate(`c${index}`, { due: NOW, outbox: [said('o')] }),
        );
        await Promise.all(waiting.map((each) => store.commit(each, 0)));
        const sent: string[] = [];
        await Promise.all(
          Array.from({ length: 8 }, (_, index) => work(stores[index % 2]!, `w${index}`, index * 15, sent)),
        );
        expect(sent.toSorted()).toEqual(waiting.map(({ id }) => id).toSorted());
      }),
      // Every lost race is a round trip more.
      2 * subject.timeout,
    );

    test(
      'an expired lease is taken over, and its first holder can no longer settle',
      withStore(subject, async (store) => {
        await store.commit(aggregate('one', { due: NOW, outbox: [said('o')] }), 0);
        const first = await claim(store, '1.2/one', NOW, 'slow');
        expect(await store.due(NOW + LEASE - 1, 10)).toEqual([]);
        expect(await store.due(NOW + LEASE, 10)).toEqual(['1.2/one']);
        const second = await claim(store, '1.2/one', NOW + LEASE, 'quick');
        expect(second).toMatchObject({ lease: 'quick', tries: 2 });
        expect(await settle(store, '1.2/one', first!)).toBe(false);
        expect(await settle(store, '1.2/one', second!)).toBe(true);
        expect(await store.get('1.2/one')).toMatchObject({ outbox: [], due: null });
      }),
    );
  });
}

/** Several writers on the same aggregates, in one process and in two. */
export function raceContract(subject: Subject): void {
  writers(subject);
  leases(subject);
}
