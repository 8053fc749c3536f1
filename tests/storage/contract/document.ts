import { describe, expect, test } from '@jest/globals';
import { aggregate, withStore } from './subject.js';
import type { Notes, Subject } from './subject.js';

const TEXTS: [string, string][] = [
  ['Chinese with full-width signs', '二社停水了,咋办?'],
  ['Tibetan', 'ང་ཚོའི་གྲོང་ཚོར་ཆུ་མི་འདུག'],
  ['emoji with joiners', '👨‍👩‍👧‍👦🏔️[捂脸]'],
  ['rare characters beyond the basic plane', '𠮷𡈽㐂'],
  ['right to left', 'مياه \u202eabc\u202c'],
  ['control characters', 'a\u0000b\u0007c\r\n\t'],
  ['quotes and SQL', `'; DROP TABLE aggregate; -- "\\" %s $where`],
  ['half a surrogate pair', 'a\ud83d'],
  ['nothing', ''],
];

function content(subject: Subject): void {
  describe('documents', () => {
    test.each(TEXTS)('text in data comes back as it was: %s', (_what, text) =>
      withStore(subject, async (store) => {
        await store.commit(aggregate('one', { data: { lines: [text] }, seen: [text] }), 0);
        expect(await store.get<Notes>('1.2/one')).toMatchObject({ data: { lines: [text] }, seen: [text] });
      })(),
    );

    test(
      'ids, areas and references may be in any script',
      withStore(subject, async (store) => {
        const text = { area: '祁连.郭米', status: '新', ref: '格-𠮷' };
        const exotic = aggregate('', { id: 'u/0a/模拟:👵', kind: 'contact', ...text });
        await store.commit(exotic, 0);
        expect(await store.get('u/0a/模拟:👵')).toEqual({ ...exotic, version: 1 });
        const found = await store.find({ kind: 'contact', area: '祁连', ref: '格-𠮷', status: ['新'], limit: 1 });
        expect(found).toHaveLength(1);
      }),
    );

    test(
      'a document of one megabyte comes back as it was',
      withStore(subject, async (store) => {
        const line = '水'.repeat(350_000);
        await store.commit(aggregate('large', { data: { lines: [line] } }), 0);
        expect((await store.get<Notes>('1.2/large'))?.data.lines[0] === line).toBe(true);
      }),
    );
  });
}

function refused(subject: Subject): void {
  describe('what cannot be stored exactly', () => {
    test.each([
      ['NUL', '1.2/one\u0000two'],
      ['half a surrogate pair', '1.2/one\ud83d'],
    ])('an id with %s is refused, because databases would take it for another one', (_what, id) =>
      withStore(subject, async (store) => {
        await store.commit(aggregate('one'), 0);
        await expect(store.commit(aggregate('', { id }), 0)).rejects.toThrow(RangeError);
        expect(await store.get(id)).toBeNull();
        expect(await store.remove(id, 1)).toBe(false);
        expect(await store.find({ kind: 'case', area: '1.2\u0000', limit: 1 })).toEqual([]);
        expect(await store.get('1.2/one')).not.toBeNull();
      })(),
    );

    test.each([
      ['due', { due: Number.NaN }],
      ['at', { at: Number.POSITIVE_INFINITY }],
    ])('"%s" is refused when it is no instant, and not kept as "never"', (_field, broken) =>
      withStore(subject, async (store) => {
        await expect(store.commit(aggregate('one', broken), 0)).rejects.toThrow(RangeError);
        expect(await store.get('1.2/one')).toBeNull();
      })(),
    );
  });
}

function closing(subject: Subject): void {
  describe('closing', () => {
    test(
      'everything is there again after closing and opening',
      withStore(subject, async (store, openAnother) => {
        const writes = Array.from({ length: 20 }, (_, index) => store.commit(aggregate(`c${index}`), 0));
        // Not awaited before closing: close waits for what was issued before it.
        await store.close();
        expect(await Promise.all(writes)).toEqual(writes.map(() => true));
        const reopened = await openAnother();
        expect(await reopened.find({ kind: 'case', area: '1.2', limit: 100 })).toHaveLength(20);
      }),
    );

    test(
      'a closed store says so, and closing twice is harmless',
      withStore(subject, async (store) => {
        await store.close();
        await store.close();
        await expect(store.get('1.2/one')).rejects.toMatchObject({ code: 'store_closed' });
        await expect(store.commit(aggregate('one'), 0)).rejects.toMatchObject({ code: 'store_closed' });
      }),
    );
  });
}

/** What documents may hold, and that they stay. */
export function documentContract(subject: Subject): void {
  content(subject);
  refused(subject);
  closing(subject);
}
