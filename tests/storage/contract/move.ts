import { describe, expect, test } from '@jest/globals';
import { NOW, aggregate, nameOf, storeAll, withStore } from './subject.js';
import type { Subject } from './subject.js';

function restoring(subject: Subject): void {
  describe('restore', () => {
    test(
      'what is restored keeps its version, and the next commit goes on from there',
      withStore(subject, async (store) => {
        const moved = aggregate('one', { version: 7, due: NOW, ref: 'GM-1', seen: ['k'] });
        expect(await store.restore(moved)).toBe(true);
        expect(await store.get('1.2/one')).toEqual(moved);
        expect(await store.due(NOW, 10)).toEqual(['1.2/one']);
        expect(await store.commit(aggregate('one'), 6)).toBe(false);
        expect(await store.commit(aggregate('one'), 7)).toBe(true);
        expect((await store.get('1.2/one'))?.version).toBe(8);
      }),
    );

    test(
      'what is there already is never overwritten, whatever its version',
      withStore(subject, async (store) => {
        await store.commit(aggregate('one', { status: 'closed' }), 0);
        for (const version of [1, 2]) expect(await store.restore(aggregate('one', { version }))).toBe(false);
        expect(await store.get('1.2/one')).toMatchObject({ version: 1, status: 'closed' });
      }),
    );

    test(
      'of twenty that restore the same one, one does',
      withStore(subject, async (store) => {
        const race = Array.from({ length: 20 }, () => store.restore(aggregate('one', { version: 3 })));
        expect((await Promise.all(race)).filter(Boolean)).toHaveLength(1);
      }),
    );

    test.each([0, -1, 1.5, Number.NaN])('version %p is refused, because nothing stored has it', (version) =>
      withStore(subject, async (store) => {
        await expect(store.restore(aggregate('one', { version }))).rejects.toThrow(RangeError);
        expect(await store.get('1.2/one')).toBeNull();
      })(),
    );
  });
}

function snapshots(subject: Subject): void {
  describe('a snapshot', () => {
    test(
      'shows what was there when it was opened, while the store goes on',
      withStore(subject, async (store) => {
        await storeAll(
          store,
          ['a', 'b', 'c'].map((name) => aggregate(name)),
        );
        const snapshot = await store.snapshot();
        await store.commit(aggregate('a', { status: 'closed' }), 1);
        await store.remove('1.2/b', 1);
        await store.commit(aggregate('d'), 0);
        const seen = [...(await snapshot.scan('', 2)), ...(await snapshot.scan('1.2/b', 2))];
        expect(seen.map((one) => [nameOf(one), one.version, one.status])).toEqual([
          ['a', 1, 'new'],
          ['b', 1, 'new'],
          ['c', 1, 'new'],
        ]);
        await snapshot.close();
        await snapshot.close();
        expect((await store.scan('', 10)).map(nameOf)).toEqual(['a', 'c', 'd']);
      }),
    );
  });
}

/** What moving house and backups need. */
export function moveContract(subject: Subject): void {
  restoring(subject);
  snapshots(subject);
  test(
    'a sound store finds nothing wrong with itself',
    withStore(subject, async (store) => {
      await store.commit(aggregate('one'), 0);
      expect(await store.check()).toEqual([]);
    }),
  );
}
