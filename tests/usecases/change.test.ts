import { describe, expect, test } from '@jest/globals';
import type { Aggregate, Store } from '../../src/ports/store.js';
import { appliedBefore, change, withSeen } from '../../src/usecases/change.js';

function aggregate(overrides: Partial<Aggregate<number>> = {}): Aggregate<number> {
  return {
    id: '1.2/a',
    version: 0,
    kind: 'case',
    area: '1.2',
    status: 'new',
    at: 0,
    due: null,
    ref: null,
    data: 0,
    seen: [],
    outbox: [],
    ...overrides,
  };
}

/** A store of one aggregate in which `rivals` others commit before us, one per attempt. */
function contestedStore(stored: Aggregate<number> | null, rivals: number): Pick<Store, 'get' | 'commit'> {
  let current = stored;
  let left = rivals;
  return {
    get: async <D>() => structuredClone(current) as Aggregate<D> | null,
    async commit(next, expectedVersion) {
      if (left > 0) {
        left -= 1;
        current = {
          ...(current ?? aggregate()),
          data: (current?.data ?? 0) + 10,
          version: (current?.version ?? 0) + 1,
        };
      }
      if ((current?.version ?? 0) !== expectedVersion) return false;
      current = { ...(next as Aggregate<number>), version: expectedVersion + 1 };
      return true;
    },
  };
}

/** The tests' stores have only what `change` needs. */
function asStore(partial: Pick<Store, 'get' | 'commit'>): Store {
  return partial as Store;
}

function plusOne(current: Aggregate<number> | null): Aggregate<number> {
  const next = current ?? aggregate();
  return { ...next, data: next.data + 1 };
}

describe('change', () => {
  test('creates what is not there, as version 1', async () => {
    const store = asStore(contestedStore(null, 0));
    expect(await change(store, '1.2/a', plusOne)).toEqual(aggregate({ data: 1, version: 1 }));
  });

  test('decides anew on what the winner left, and reports each lost race', async () => {
    const store = asStore(contestedStore(aggregate({ version: 4 }), 3));
    const lost: string[] = [];
    const written = await change(store, '1.2/a', plusOne, { onConflict: (id) => lost.push(id) });
    expect(written).toMatchObject({ data: 31, version: 8 });
    expect(await store.get('1.2/a')).toEqual(written);
    expect(lost).toEqual(['1.2/a', '1.2/a', '1.2/a']);
  });

  test.each([[null], [aggregate({ version: 2, data: 7 })]])(
    'writes nothing when nothing is to be changed',
    async (stored) => {
      const store = asStore(contestedStore(stored, 1));
      expect(await change<number>(store, '1.2/a', () => null)).toEqual(stored);
      expect(await store.get('1.2/a')).toEqual(stored);
    },
  );

  test('gives up with store_busy when every attempt loses', async () => {
    const store = asStore(contestedStore(null, Number.POSITIVE_INFINITY));
    await expect(change(store, '1.2/a', plusOne)).rejects.toMatchObject({ code: 'store_busy' });
  });

  test('refuses to write another aggregate than the one it loaded', async () => {
    const store = asStore(contestedStore(null, 0));
    await expect(change(store, '1.2/a', () => aggregate({ id: '1.2/b' }))).rejects.toThrow(TypeError);
    expect(await store.get('1.2/a')).toBeNull();
  });

  test('those of one aggregate wait for each other, also for one that fails, so that none loses a race', async () => {
    const store = asStore(contestedStore(null, 0));
    const lost: string[] = [];
    const settled = await Promise.allSettled(
      Array.from({ length: 10 }, (_, index) =>
        change<number>(
          store,
          '1.2/a',
          (current) => {
            if (index === 4) throw new Error('no such clerk');
            return plusOne(current);
          },
          { onConflict: (id) => lost.push(id) },
        ),
      ),
    );
    expect(settled.filter(({ status }) => status === 'rejected')).toHaveLength(1);
    expect(await store.get('1.2/a')).toMatchObject({ data: 9, version: 9 });
    expect(lost).toEqual([]);
  });

  test('one aggregate does not wait for another', async () => {
    const plain = contestedStore(null, 0);
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const store = asStore({
      get: async (id) => (id === '1.2/slow' ? held.then(() => null) : plain.get(id)),
      commit: plain.commit,
    });
    const slow = change<number>(store, '1.2/slow', () => null);
    expect(await change(store, '1.2/a', plusOne)).toMatchObject({ data: 1 });
    release();
    expect(await slow).toBeNull();
  });

  test('passes on what the store or the decision throws, after one attempt', async () => {
    let attempts = 0;
    const decision = change(asStore(contestedStore(null, 0)), '1.2/a', () => {
      attempts += 1;
      throw new Error('no such clerk');
    });
    await expect(decision).rejects.toThrow('no such clerk');
    expect(attempts).toBe(1);
  });
});

describe('applied messages', () => {
  test('a key is known once it was added, and nothing is known of what is not there', () => {
    expect(appliedBefore(null, 'm1')).toBe(false);
    expect(appliedBefore(aggregate(), 'm1')).toBe(false);
    expect(appliedBefore(withSeen(aggregate(), 'm1'), 'm1')).toBe(true);
  });

  test('the last fifty are kept; adding one again makes it the last', () => {
    let current = aggregate();
    for (let index = 0; index < 60; index++) current = withSeen(current, `m${index}`);
    expect(current.seen).toHaveLength(50);
    expect(current.seen[0]).toBe('m10');
    current = withSeen(current, 'm10');
    expect(current.seen).toHaveLength(50);
    expect([current.seen[0], current.seen.at(-1)]).toEqual(['m11', 'm10']);
  });

  test('the aggregate that was given is not changed', () => {
    const given = aggregate({ seen: ['m1'] });
    withSeen(given, 'm2');
    expect(given.seen).toEqual(['m1']);
  });
});
