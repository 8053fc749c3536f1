import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readCursor, writeCursor, type Cursor } from '../../src/api/cursor.js';
import { listCases } from '../../src/api/list-cases.js';
import { createLimiter } from '../../src/api/rate-limit.js';
import { isWithin } from '../../src/domain/area.js';
import type { Case } from '../../src/domain/case/types.js';
import { startClock } from '../../src/domain/deadlines.js';
import { MINUTE } from '../../src/domain/time.js';
import type { Aggregate, FindQuery, Store } from '../../src/ports/store.js';
import { freshAggregate } from '../../src/usecases/fresh-aggregate.js';
import { plainCalendar } from '../domain/plain-calendar.js';
import { sampleCase } from '../domain/sample-case.js';

const AREAS = ['63.1', '63.2'];

/** Finds as the port promises: by time alone, so that of the same millisecond any order may come. */
function storeOf(all: readonly Aggregate<Case>[]): Store {
  const find = ({ area, before = Infinity, since = -Infinity, limit }: FindQuery) =>
    Promise.resolve(
      all
        .filter((one) => isWithin(one.area, area) && one.at < before && one.at >= since)
        .sort((a, b) => b.at - a.at)
        .slice(0, limit),
    );
  return { find } as unknown as Store;
}

const stored = fc
  .tuple(
    fc.constantFrom(3, 40, 400),
    fc.array(fc.record({ at: fc.nat(400), few: fc.nat(5), lamp: fc.boolean() }), { size: 'max', maxLength: 700 }),
  )
  .map(([times, all]) =>
    all.map(({ at: any, few, lamp }, nth) => {
      // Many of one area and few of the other, and more or less of them in the same millisecond.
      const at = any % times;
      const area = few === 0 ? '63.2' : '63.1';
      const id = `${area}/${String((nth * 7919) % 1009).padStart(4, '0')}`;
      const data = sampleCase({ id, area, category: lamp ? '0402' : '0501' });
      return freshAggregate({ id, kind: 'case', area, at, data });
    }),
  );

describe('pages', () => {
  test('together are every case that fits, once, newest first', async () => {
    await fc.assert(
      fc.asyncProperty(stored, fc.integer({ min: 7, max: 90 }), async (all, limit) => {
        const store = storeOf(all);
        const seen: string[] = [];
        for (let after: Cursor | null = null, turns = 0; turns < 120; turns++) {
          const filter = { areas: AREAS, category: '04' };
          const page = await listCases(store, filter, { limit, after, now: 0 }, () => true);
          expect(page.cases.length).toBeLessThanOrEqual(limit);
          seen.push(...page.cases.map(({ id }) => id));
          if (page.next === null) break;
          after = readCursor(writeCursor(page.next));
        }
        const fitting = all.filter(({ data }) => data.category === '0402');
        expect([...seen].sort()).toEqual(fitting.map(({ id }) => id).sort());
        const at = new Map(fitting.map((one) => [one.id, one.at]));
        const times = seen.map((id) => at.get(id) ?? -1);
        expect(times).toEqual([...times].sort((a, b) => b - a));
      }),
      { numRuns: 25, endOnFailure: true },
    );
  });

  test('a cursor of anything else is none', () => {
    fc.assert(fc.property(fc.string(), (text) => expect(readCursor(text)?.id ?? '').toEqual(expect.any(String))));
    expect(readCursor('bm8')).toBeNull();
  });
});

test('late is what somebody still has to finish, and not what was withdrawn or done after its day', async () => {
  const clock = { ...startClock('C1', 0, plainCalendar()), finishDue: 5 };
  const states = ['in_progress', 'withdrawn', 'replied', 'parked'] as const;
  const cases = states.map((state) => sampleCase({ id: state, area: '63.1', state, clock }));
  const store = storeOf(cases.map((c) => freshAggregate({ id: c.id, kind: 'case', area: c.area, at: 0, data: c })));
  const late = async (now: number, wanted: boolean) => {
    const page = await listCases(store, { areas: ['63.1'], late: wanted }, { limit: 9, after: null, now }, () => true);
    return page.cases.map(({ state }) => state).sort();
  };
  expect(await late(5, true)).toEqual([]);
  expect(await late(6, true)).toEqual(['in_progress', 'parked']);
  expect(await late(6, false)).toEqual(['replied', 'withdrawn']);
});

describe('a token', () => {
  test('may ask in a burst, then evenly, and is told when', () => {
    const limit = createLimiter(6);
    expect(Array.from({ length: 7 }, () => limit('a', 0))).toEqual([0, 0, 0, 0, 0, 0, 10]);
    expect(limit('b', 0)).toBe(0);
    expect(limit('a', 9_000)).toBe(1);
    expect(limit('a', 10_000)).toBe(0);
    expect(Array.from({ length: 7 }, () => limit('a', 20 * MINUTE)).filter((wait) => wait === 0)).toHaveLength(6);
  });
});
