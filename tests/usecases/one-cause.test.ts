import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Case } from '../../src/domain/case/types.js';
import { MINUTE } from '../../src/domain/time.js';
import type { Store } from '../../src/ports/store.js';
import { openSqliteStore } from '../../src/storage/sqlite/sqlite-store.js';
import { freshAggregate } from '../../src/usecases/fresh-aggregate.js';
import { raiseOneCause } from '../../src/usecases/one-cause.js';
import { at } from '../domain/plain-calendar.js';
import { sampleCase, sampleReporter } from '../domain/sample-case.js';
import { GM, GRID1, GRID2 } from '../domain/small-village.js';
import { throughStore } from '../support/through-store.js';

const DRY = [
  '自来水又停了，一点水都没有',
  '停水了，水龙头里一点水都没有',
  '水停了，没有水做饭',
  '没水了，水龙头拧开没有水',
];
const DARK = '路灯坏了，晚上黑得看不见路';

let store: Store;
let now = at('2026-11-23 08:00');
let serial = 0;
beforeEach(async () => {
  store = await openSqliteStore(':memory:');
  now = at('2026-11-23 08:00');
  serial = 0;
});
afterEach(() => store.close());

/** One more household tells it; the numbers that are raised together, or null. */
async function told(text: string, about: Partial<Case> = {}, through = store): Promise<string[] | null> {
  const key = `told-${String(++serial)}`;
  now += MINUTE;
  const id = `${GM}/${String(serial).padStart(6, '0')}`;
  const reporters = [sampleReporter({ contact: key, key, at: now })];
  const remarks = [{ key, at: now, by: key, from: 'reporter' as const, text, media: [] }];
  const number = `GM-${String(serial).padStart(4, '0')}`;
  const matter = { village: GM, area: GRID2, category: '0501', ...about };
  const c = sampleCase({ id, number, state: 'new', reporters, remarks, ...matter });
  await store.commit(freshAggregate<Case>({ id, kind: 'case', area: c.area, status: 'new', at: now, data: c }), 0);
  const raised = await raiseOneCause({ store: through, now: () => now }, c, key);
  return raised?.map((one) => one.number) ?? null;
}

async function burst(households: number): Promise<(string[] | null)[]> {
  const raised = [];
  for (let nth = 0; nth < households; nth++) raised.push(await told(DRY[nth % DRY.length] ?? ''));
  return raised;
}

test('a burst is raised once, by the third household', async () => {
  const raised = await burst(40);
  expect(raised.findIndex((one) => one !== null)).toBe(2);
  expect(raised.filter((one) => one !== null)).toEqual([['GM-0001', 'GM-0002', 'GM-0003']]);
});

test('one more of a burst is compared with the newest, and not with all', async () => {
  await burst(60);
  let read = 0;
  const watched = throughStore(store, {
    find: async (query) => {
      const found = await store.find<never>(query);
      read += found.length;
      return found;
    },
  });
  expect(await told(DRY[0] ?? '', {}, watched)).toBeNull();
  expect(read).toBeLessThanOrEqual(25);
});

test('the same kind of trouble in another grid is raised beside it', async () => {
  const lamp = (area: string): Promise<string[] | null> => told(DARK, { area, category: '0402' });
  for (let nth = 0; nth < 40; nth++) await lamp(GRID2);
  expect([await lamp(GRID1), await lamp(GRID1)]).toEqual([null, null]);
  expect(await lamp(GRID1)).toEqual(['GM-0041', 'GM-0042', 'GM-0043']);
});

test('a message that is worked on again raises what it raised', async () => {
  await burst(2);
  const raised = await told(DRY[2] ?? '');
  const { data: c } = (await store.get<Case>(`${GM}/000003`))!;
  const again = await raiseOneCause({ store, now: () => now }, c, 'told-3');
  expect(again?.map((one) => one.number)).toEqual(raised);
});
