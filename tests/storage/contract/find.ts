import { describe, expect, test } from '@jest/globals';
import type { FindQuery, Store } from '../../../src/ports/store.js';
import { NOW, aggregate, nameOf, storeAll, withStore } from './subject.js';
import type { Subject } from './subject.js';

/** One case per area, later ones newer, with what must not be found beside them. */
const AREAS = ['1', '1.2', '1.2.1', '1.2.10', '1.20', '1.3', '1.2-1', '2', '10.2'];

async function names(store: Store, query: Partial<FindQuery>): Promise<string[]> {
  return (await store.find({ kind: 'case', area: '1.2', limit: 100, ...query })).map(nameOf);
}

function finding(subject: Subject): void {
  describe('find', () => {
    test.each([
      ['1.2', ['1.2.10', '1.2.1', '1.2']],
      ['1.2.1', ['1.2.1']],
      ['1.20', ['1.20']],
      ['1', ['1.2-1', '1.3', '1.20', '1.2.10', '1.2.1', '1.2', '1']],
      ['', AREAS.toReversed()],
      ['1.', []],
      ['9', []],
    ])('area "%s" means itself and what lies below it, newest first', (area, expected) =>
      withStore(subject, async (store) => {
        await storeAll(
          store,
          AREAS.map((each, index) => aggregate(each, { area: each, at: NOW + index })),
        );
        await storeAll(store, [aggregate('person', { kind: 'person' })]);
        expect(await names(store, { area })).toEqual(expected);
      })(),
    );

    test.each<[string, Partial<FindQuery>, string[]]>([
      ['by one status', { status: ['new'] }, ['d', 'a']],
      ['by several', { status: ['accepted', 'closed'] }, ['c', 'b']],
      ['by none of them', { status: [] }, []],
      ['by reference', { ref: 'GM-2' }, ['b']],
      ['by reference in a wider area', { ref: 'GM-2', area: '1' }, ['b']],
      ['by reference elsewhere', { ref: 'GM-2', area: '1.3' }, []],
      ['by reference and another status', { ref: 'GM-2', status: ['new'] }, []],
      ['strictly before an instant', { before: NOW + 2 }, ['b', 'a']],
      ['not before an instant', { since: NOW + 2 }, ['d', 'c']],
      ['between two instants', { since: NOW + 1, before: NOW + 3 }, ['c', 'b']],
      ['at most so many', { limit: 2 }, ['d', 'c']],
      ['all at once', { status: ['new', 'accepted'], before: NOW + 3, since: NOW, limit: 1 }, ['b']],
    ])('cases are found %s', (_how, query, expected) =>
      withStore(subject, async (store) => {
        const statuses = { a: 'new', b: 'accepted', c: 'closed', d: 'new' };
        await storeAll(
          store,
          Object.entries(statuses).map(([name, status], index) =>
            aggregate(name, { status, at: NOW + index, ref: `GM-${index + 1}` }),
          ),
        );
        expect(await names(store, query)).toEqual(expected);
      })(),
    );

    test(
      'a change moves an aggregate from one list to the other',
      withStore(subject, async (store) => {
        await store.commit(aggregate('one', { ref: 'GM-1' }), 0);
        await store.commit(aggregate('one', { status: 'closed', ref: 'GM-9' }), 1);
        expect(await names(store, { status: ['new'] })).toEqual([]);
        expect(await names(store, { status: ['closed'] })).toEqual(['one']);
        expect(await names(store, { ref: 'GM-1' })).toEqual([]);
        expect(await names(store, { ref: 'GM-9' })).toEqual(['one']);
      }),
    );
  });
}

function due(subject: Subject): void {
  describe('due', () => {
    test(
      'ids come earliest first, up to now, and never those without a due',
      withStore(subject, async (store) => {
        const dues = { late: NOW - 5, now: NOW, later: NOW + 1, never: null, latest: NOW - 9 };
        await storeAll(
          store,
          Object.entries(dues).map(([name, due]) => aggregate(name, { due })),
        );
        expect((await store.due(NOW, 10)).map(nameOf)).toEqual(['latest', 'late', 'now']);
        expect((await store.due(NOW, 1)).map(nameOf)).toEqual(['latest']);
        await store.commit(aggregate('latest', { due: null }), 1);
        expect((await store.due(NOW, 10)).map(nameOf)).toEqual(['late', 'now']);
      }),
    );
  });
}

function tally(subject: Subject): void {
  describe('tally', () => {
    test(
      'counts stand by area and status, of one kind, below one area',
      withStore(subject, async (store) => {
        const cases = [
          ['1.2', 'new'],
          ['1.2', 'new'],
          ['1.2', 'closed'],
          ['1.2.1', 'new'],
          ['1.20', 'new'],
        ] as const;
        await storeAll(
          store,
          cases.map(([area, status], index) => aggregate(`c${index}`, { area, status })),
        );
        await storeAll(store, [aggregate('person', { kind: 'person' })]);
        const counts = (await store.tally('case', '1.2')).map(
          ({ area, status, count }) => `${area} ${status} ${count}`,
        );
        expect(counts.sort()).toEqual(['1.2 closed 1', '1.2 new 2', '1.2.1 new 1']);
        expect((await store.tally('case', '')).reduce((sum, { count }) => sum + count, 0)).toBe(5);
      }),
    );
  });
}

function scan(subject: Subject): void {
  describe('scan', () => {
    test(
      'page by page everything comes once, of every kind, in the order of ids',
      withStore(subject, async (store) => {
        const ids = ['1.2/b', '1.20/a', 'in/0f/simulator:1', '1.2.1/c', '1/z', 'u/ff/wechaty:二'];
        await storeAll(
          store,
          ids.map((id, index) => aggregate('', { id, kind: index % 2 ? 'contact' : 'person' })),
        );
        const walked: string[] = [];
        for (let page = await store.scan('', 2); page.length > 0; page = await store.scan(walked.at(-1)!, 2))
          walked.push(...page.map(({ id }) => id));
        expect(walked).toEqual(ids.toSorted());
        expect(await store.scan('1/z', 1)).toEqual([await store.get('in/0f/simulator:1')]);
      }),
    );
  });
}

/** Lists, what is due, counts, and the walk over everything. */
export function findContract(subject: Subject): void {
  finding(subject);
  due(subject);
  tally(subject);
  scan(subject);
}
