import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createDirectory } from '../../src/domain/directory.js';
import { COUNT_EVERY, nextCount } from '../../src/domain/roll-up.js';
import type { Aggregate, Store } from '../../src/ports/store.js';
import { openSqliteStore } from '../../src/storage/sqlite/sqlite-store.js';
import { rollUpId } from '../../src/usecases/ids.js';
import {
  caseCounts,
  countVillages,
  ensureRollUps,
  recount,
  runRollUp,
  widestAreas,
  type Counting,
} from '../../src/usecases/roll-up.js';
import { COUNTY, GM, GRID1, GRID1A, GRID2, TOWNSHIP, village, XB, XB1 } from '../domain/small-village.js';
import { throughStore } from '../support/through-store.js';
import { aggregate, storeAll } from '../storage/contract/subject.js';

let store: Store;
let now = 1_000_000;
let serial = 0;
let counting: Counting;
beforeEach(async () => {
  store = await openSqliteStore(':memory:');
  now = 1_000_000;
  counting = { store, directory: () => createDirectory([village([])]), now: () => now };
});
afterEach(() => store.close());

const cases = (area: string, ...statuses: string[]): Promise<void> =>
  storeAll(
    store,
    statuses.map((status) => aggregate(`c${serial++}`, { area, status })),
  );

/** What the worker does: everything that is due, until nothing is. */
async function sweep(): Promise<number> {
  let runs = 0;
  for (let due = await store.due(now, 100); due.length > 0; due = await store.due(now, 100)) {
    for (const id of due) {
      await runRollUp(counting, (await store.get(id))!);
      runs++;
    }
  }
  return runs;
}

const countsOf = async (area: string) => (await caseCounts(counting, area)).counts;

test('only areas that have none above them are the widest', () => {
  expect(widestAreas(createDirectory([village([])]))).toEqual([COUNTY]);
  const [, ...below] = village([]).areas;
  expect(widestAreas(createDirectory([{ ...village([]), areas: below }, village([])]))).toEqual([COUNTY]);
  expect(widestAreas(createDirectory([{ ...village([]), areas: below }]))).toEqual([TOWNSHIP]);
});

describe('counts of an area', () => {
  test('are those of all its villages, made by one that falls due', async () => {
    await cases(GRID1A, 'new', 'closed');
    await cases(GRID2, 'new');
    await cases(GM, 'triage');
    await cases(XB1, 'new', 'new');
    await ensureRollUps(counting);
    await sweep();
    expect(await countsOf(COUNTY)).toEqual({ new: 4, closed: 1, triage: 1 });
    expect(await countsOf(TOWNSHIP)).toEqual({ new: 4, closed: 1, triage: 1 });
    expect((await store.get(rollUpId(XB)))?.data).toEqual({ counts: { new: 2 }, asOf: now });
  });

  test('are counted on the spot before there is a roll-up, and for a village or grid always', async () => {
    await ensureRollUps(counting);
    await cases(GRID1, 'new');
    expect([await countsOf(COUNTY), await countsOf(GM), await countsOf(GRID1)]).toEqual(Array(3).fill({ new: 1 }));
    await sweep();
    await cases(GRID1, 'new');
    expect([await countsOf(COUNTY), await countsOf(GM)]).toEqual([{ new: 1 }, { new: 2 }]);
  });

  test('do not count any case when they are read', async () => {
    await ensureRollUps(counting);
    await sweep();
    const reading = throughStore(store, { tally: () => Promise.reject(new Error('counted')) });
    expect((await caseCounts({ ...counting, store: reading }, COUNTY)).counts).toEqual({});
  });

  test('are replaced and not added to, however often they are counted', async () => {
    await cases(GRID1, 'new');
    for (let time = 0; time < 3; time++) await recount(counting, COUNTY);
    expect(await countsOf(COUNTY)).toEqual({ new: 1 });
    await store.commit({ ...aggregate(`c${serial - 1}`, { area: GRID1, status: 'closed' }) }, 1);
    await recount(counting, COUNTY);
    expect(await countsOf(COUNTY)).toEqual({ closed: 1 });
  });

  test('say as of when, which is when their oldest part was counted', async () => {
    await recount(counting, COUNTY);
    const before = now;
    now += 60_000;
    await recount(counting, XB);
    await runRollUp(counting, (await store.get(rollUpId(TOWNSHIP)))!);
    expect((await caseCounts(counting, TOWNSHIP)).asOf).toBe(before);
  });
});

describe('a roll-up', () => {
  test('is counted again every ten minutes, and a county has the news after three rounds at most', async () => {
    await ensureRollUps(counting);
    await sweep();
    await cases(GRID1, 'new');
    for (let round = 0; round < 3; round++) {
      now += COUNT_EVERY;
      expect(await sweep()).toBe(4);
    }
    expect(await countsOf(COUNTY)).toEqual({ new: 1 });
    expect((await store.get(rollUpId(GM)))?.due).toBe(nextCount(GM, now));
  });

  test('comes right again after it was wrong', async () => {
    await cases(GRID1, 'new');
    await recount(counting, COUNTY);
    const wrong = (await store.get(rollUpId(GM)))!;
    await store.commit({ ...wrong, data: { counts: { new: 99 }, asOf: now } }, wrong.version);
    now += COUNT_EVERY;
    await sweep();
    now += COUNT_EVERY;
    await sweep();
    now += COUNT_EVERY;
    await sweep();
    expect(await countsOf(COUNTY)).toEqual({ new: 1 });
  });

  test('of a village that came later is made when its township is counted', async () => {
    const areas = village([]).areas.filter((area) => area.path !== XB && area.path !== XB1);
    counting = { ...counting, directory: () => createDirectory([{ ...village([]), areas }]) };
    await ensureRollUps(counting);
    await sweep();
    expect(await store.get(rollUpId(XB))).toBeNull();
    counting = { ...counting, directory: () => createDirectory([village([])]) };
    now += COUNT_EVERY;
    await sweep();
    expect(await store.get(rollUpId(XB))).not.toBeNull();
  });

  test('of an area that is in no village file any more goes', async () => {
    await recount(counting, COUNTY);
    const gone = { ...counting, directory: () => createDirectory([]) };
    for (const id of await store.due(now + COUNT_EVERY, 100)) await runRollUp(gone, (await store.get(id))!);
    expect(await store.find({ kind: 'roll-up', area: '', limit: 10 })).toEqual([]);
  });

  test('two processes count at once without harm', async () => {
    await cases(GRID2, 'new');
    await ensureRollUps(counting);
    const due: Aggregate = (await store.get(rollUpId(COUNTY)))!;
    await Promise.all([runRollUp(counting, due), runRollUp(counting, due), recount(counting, COUNTY)]);
    expect(await countsOf(COUNTY)).toEqual({ new: 1 });
  });
});

test('counting the villages without writing changes nothing', async () => {
  await cases(GRID2, 'new');
  expect((await countVillages(counting, COUNTY)).counts).toEqual({ new: 1 });
  expect(await store.find({ kind: 'roll-up', area: '', limit: 10 })).toEqual([]);
});
