import { describe, expect, test } from '@jest/globals';
import { NOW, aggregate, withStore } from './subject.js';
import type { Notes, Subject } from './subject.js';

function creating(subject: Subject): void {
  describe('creating', () => {
    test(
      'what was committed comes back field by field, as version 1',
      withStore(subject, async (store) => {
        const full = aggregate('full', {
          due: NOW + 1,
          ref: 'GM-0312',
          data: { lines: ['二社停水'] },
          seen: ['simulator:1'],
          outbox: [
            {
              id: 'o1',
              to: { to: 'group', group: '二社群' },
              notice: { kind: 'said', text: '记下了' },
              due: NOW,
              tries: 0,
              lease: null,
            },
          ],
        });
        expect(await store.commit(full, 0)).toBe(true);
        expect(await store.get('1.2/full')).toEqual({ ...full, version: 1 });
      }),
    );

    test(
      'nothing is found under an id that was never committed',
      withStore(subject, async (store) => {
        expect(await store.get('1.2/none')).toBeNull();
      }),
    );

    test(
      'creating twice is refused and changes nothing',
      withStore(subject, async (store) => {
        await store.commit(aggregate('one', { status: 'new' }), 0);
        expect(await store.commit(aggregate('one', { status: 'closed' }), 0)).toBe(false);
        expect(await store.get('1.2/one')).toMatchObject({ version: 1, status: 'new' });
      }),
    );
  });
}

function changing(subject: Subject): void {
  describe('changing', () => {
    test(
      'a change replaces every field when the version still fits',
      withStore(subject, async (store) => {
        await store.commit(aggregate('one', { due: NOW, ref: 'GM-1' }), 0);
        const next = aggregate('one', { status: 'closed', kind: 'visit', at: NOW + 5, data: { lines: ['done'] } });
        expect(await store.commit(next, 1)).toBe(true);
        expect(await store.get('1.2/one')).toEqual({ ...next, version: 2 });
      }),
    );

    test.each([0, 1, 3, 7])('a change that expects version %i of version 2 is refused', (expected) =>
      withStore(subject, async (store) => {
        await store.commit(aggregate('one'), 0);
        await store.commit(aggregate('one'), 1);
        expect(await store.commit(aggregate('one', { status: 'closed' }), expected)).toBe(false);
        expect(await store.get('1.2/one')).toMatchObject({ version: 2, status: 'new' });
      })(),
    );

    test(
      'a change of what does not exist is refused',
      withStore(subject, async (store) => {
        expect(await store.commit(aggregate('one'), 1)).toBe(false);
        expect(await store.get('1.2/one')).toBeNull();
      }),
    );

    test(
      'two commits of one aggregate at once are as one after the other',
      withStore(subject, async (store) => {
        await store.commit(aggregate('one'), 0);
        const race = ['accepted', 'declined'].map((status) => store.commit(aggregate('one', { status }), 1));
        expect((await Promise.all(race)).filter(Boolean)).toHaveLength(1);
        expect((await store.get('1.2/one'))?.version).toBe(2);
      }),
    );
  });
}

function copies(subject: Subject): void {
  describe('copies', () => {
    test(
      'changing what get returned changes nothing in the store',
      withStore(subject, async (store) => {
        await store.commit(aggregate('one', { data: { lines: ['a'] } }), 0);
        (await store.get<Notes>('1.2/one'))?.data.lines.push('b');
        expect((await store.get<Notes>('1.2/one'))?.data.lines).toEqual(['a']);
      }),
    );

    test(
      'changing what was handed to commit, before it resolved, changes nothing in the store',
      withStore(subject, async (store) => {
        const mine = aggregate('one', { data: { lines: ['a'] } });
        const written = store.commit(mine, 0);
        mine.data.lines.push('b');
        mine.status = 'closed';
        await written;
        expect(await store.get('1.2/one')).toMatchObject({ status: 'new', data: { lines: ['a'] } });
      }),
    );
  });
}

function removing(subject: Subject): void {
  describe('remove', () => {
    test(
      'an aggregate is removed only at the expected version, and once',
      withStore(subject, async (store) => {
        await store.commit(aggregate('one'), 0);
        expect(await store.remove('1.2/one', 2)).toBe(false);
        expect(await store.get('1.2/one')).not.toBeNull();
        expect(await store.remove('1.2/one', 1)).toBe(true);
        expect(await store.remove('1.2/one', 1)).toBe(false);
        expect(await store.get('1.2/one')).toBeNull();
      }),
    );

    test(
      'what was removed can be created again, and is found by nothing meanwhile',
      withStore(subject, async (store) => {
        await store.commit(aggregate('one', { due: NOW, ref: 'GM-1' }), 0);
        await store.remove('1.2/one', 1);
        expect(await store.due(NOW, 10)).toEqual([]);
        expect(await store.find({ kind: 'case', area: '1.2', limit: 10 })).toEqual([]);
        expect(await store.commit(aggregate('one'), 0)).toBe(true);
      }),
    );
  });
}

/** What one compare-and-swap promises. */
export function commitContract(subject: Subject): void {
  creating(subject);
  changing(subject);
  copies(subject);
  removing(subject);
}
