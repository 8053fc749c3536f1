import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import type { Case } from '../../src/domain/case/types.js';
import { startClock } from '../../src/domain/deadlines.js';
import { createDirectory } from '../../src/domain/directory.js';
import { monthOf } from '../../src/domain/period.js';
import type { Statistics } from '../../src/domain/statistics.js';
import { DAY, HOUR } from '../../src/domain/time.js';
import type { Store } from '../../src/ports/store.js';
import { openSqliteStore } from '../../src/storage/sqlite/sqlite-store.js';
import { freshAggregate } from '../../src/usecases/fresh-aggregate.js';
import { ensureMonthCounts, runMonthCount, type Counting } from '../../src/usecases/month-counts.js';
import { behindShare, partedStatistics, statisticsOf } from '../../src/usecases/statistics.js';
import { at, plainCalendar } from '../domain/plain-calendar.js';
import { sampleCase, sampleReporter } from '../domain/sample-case.js';
import { GM, GRID1, GRID2, TOWNSHIP, village, XB, XB1 } from '../domain/small-village.js';
import { storeAll } from '../storage/contract/subject.js';

const calendar = plainCalendar();
const CAME = at('2026-11-02 10:00');
const NOVEMBER = monthOf(CAME);

let store: Store;
let now = at('2026-11-20 10:00');
let serial = 0;
let counting: Counting;
beforeEach(async () => {
  store = await openSqliteStore(':memory:');
  now = at('2026-11-20 10:00');
  counting = { store, calendar, directory: () => createDirectory([village([])]), now: () => now };
});
afterEach(() => store.close());

const told = (area: string, changes: Partial<Case> = {}) => {
  const id = `${GM}/c${String(serial++)}`;
  const clock = { ...startClock('C1', CAME, calendar), contactedAt: CAME + HOUR };
  const data = sampleCase({ id, area, clock, reporters: [sampleReporter({ at: CAME })], ...changes });
  return freshAggregate<Case>({ id, kind: 'case', area, status: data.state, at: CAME, data });
};

/** An hour passes, and the worker does what is due. */
async function hour(): Promise<void> {
  now += HOUR;
  for (const id of await store.due(now, 100)) await runMonthCount(counting, (await store.get(id))!);
}

const township = (): Promise<Statistics> => statisticsOf(counting, TOWNSHIP, NOVEMBER);

test('a township is counted from its cases until every village was counted, then read from what was written', async () => {
  await storeAll(store, [told(GRID1), told(GRID2), told(XB1)]);
  await ensureMonthCounts(counting);
  const live = await township();
  expect(live).toMatchObject({ received: { cases: 3 }, indicators: { cases: 3, response: { numerator: 3 } } });
  expect(live.asOf).toBeUndefined();
  await hour();
  expect(await township()).toEqual({ ...live, asOf: now });
});

test('what changed late is right again within the hour, and so is what went away', async () => {
  const [late, gone] = [told(GRID1), told(XB1)];
  await storeAll(store, [late, gone]);
  await ensureMonthCounts(counting);
  await hour();
  await store.commit({ ...late, data: { ...late.data, closedAs: 'solved', redos: 1 } }, 1);
  await store.commit({ ...gone, area: GRID2, data: { ...gone.data, area: GRID2, sealed: true } }, 1);
  expect((await township()).indicators.redo.numerator).toBe(0);
  await hour();
  expect(await township()).toMatchObject({
    received: { cases: 1 },
    indicators: { cases: 1, redo: { numerator: 1, denominator: 1 } },
  });
  expect(await store.find({ kind: 'counts', area: XB, limit: 10 })).toEqual([]);
});

test('a village in which nothing happened is not written anew', async () => {
  await storeAll(store, [told(GRID1)]);
  await ensureMonthCounts(counting);
  for (let hours = 0; hours < 3; hours++) await hour();
  expect((await store.find({ kind: 'counts', area: TOWNSHIP, limit: 10 })).map(({ version }) => version)).toEqual([1]);
});

test('every case is counted once, though thousands came at the same instant', async () => {
  await storeAll(
    store,
    Array.from({ length: 1_234 }, () => told(GRID1)),
  );
  await storeAll(store, [{ ...told(GRID2), at: CAME - DAY }]);
  await ensureMonthCounts(counting);
  await hour();
  expect((await township()).indicators.cases).toBe(1_235);
});

test('a village is counted as of now, one with thousands of cases as of the last hour', async () => {
  await storeAll(store, [told(GRID1)]);
  await ensureMonthCounts(counting);
  await hour();
  await storeAll(store, [told(GRID2)]);
  expect(await statisticsOf(counting, GM, NOVEMBER)).toMatchObject({ received: { cases: 2 } });
  await storeAll(
    store,
    Array.from({ length: 3_000 }, () => told(GRID1)),
  );
  expect(await statisticsOf(counting, GM, NOVEMBER)).toMatchObject({ received: { cases: 1 }, asOf: now });
  expect(await statisticsOf(counting, GRID2, NOVEMBER)).toMatchObject({ received: { cases: 1 } });
});

test('the parts of a township are read from the same sums as the whole, and no case is read', async () => {
  await storeAll(store, [told(GRID1), told(GM), told(XB1)]);
  await ensureMonthCounts(counting);
  await hour();
  const find = jest.spyOn(store, 'find');
  expect(await partedStatistics(counting, TOWNSHIP, NOVEMBER)).toEqual({
    whole: await township(),
    parts: [
      { area: GM, cases: 2 },
      { area: XB, cases: 1 },
    ],
    unplaced: 0,
  });
  expect(find.mock.calls.filter(([{ kind }]) => kind === 'case')).toEqual([]);
});

test('the cases of a village lie in its grids, or in none that anybody has placed yet', async () => {
  const few = [told(GRID1), told(GRID2), told(GRID2), told(GM)];
  await storeAll(store, few);
  const parts = [
    { area: GRID1, cases: 1 },
    { area: GRID2, cases: 2 },
  ];
  const whole = await statisticsOf(counting, GM, NOVEMBER);
  expect(await partedStatistics(counting, GM, NOVEMBER)).toEqual({ whole, parts, unplaced: 1 });
});

test('the grids of a village with thousands of cases are as of now, whatever the last hour knew of the whole', async () => {
  await ensureMonthCounts(counting);
  await hour();
  await storeAll(
    store,
    Array.from({ length: 3_001 }, (_none, nth) => told(nth === 0 ? GM : GRID1)),
  );
  const { whole, parts, unplaced } = await partedStatistics(counting, GM, NOVEMBER);
  expect(whole).toMatchObject({ received: { cases: 0 }, asOf: now });
  expect(parts).toEqual([
    { area: GRID1, cases: 3_000 },
    { area: GRID2, cases: 0 },
  ]);
  expect(unplaced).toBe(1);
});

test('a village that is in no village file any more is not counted again, and a new one is', async () => {
  await ensureMonthCounts(counting);
  await hour();
  const areas = village([]).areas.filter((area) => area.path !== XB && area.path !== XB1);
  counting = { ...counting, directory: () => createDirectory([village([], { areas })]) };
  await hour();
  expect((await store.find({ kind: 'counting', area: TOWNSHIP, limit: 10 })).map(({ area }) => area)).toEqual([GM]);
  counting = { ...counting, directory: () => createDirectory([village([])]) };
  expect((await township()).asOf).toBeUndefined();
  await ensureMonthCounts(counting);
  await hour();
  expect((await township()).asOf).toBe(now);
});

test('what came long ago and was put aside till now counts the same, with its case behind the figure', async () => {
  const clock = { ...startClock('C1', CAME, calendar), repliedAt: CAME };
  await storeAll(store, [{ ...told(GRID1, { clock, state: 'closed', closedAs: 'solved' }), at: CAME - 200 * DAY }]);
  await ensureMonthCounts(counting);
  await hour();
  expect((await township()).indicators.onTime).toMatchObject({ numerator: 1 });
  expect((await statisticsOf(counting, GM, NOVEMBER)).indicators.onTime).toMatchObject({ numerator: 1 });
  expect((await behindShare(counting, TOWNSHIP, NOVEMBER, 'onTime')).hit).toHaveLength(1);
});
