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

  test('say as of when: of a province, when its county was counted last', async () => {
    const areas = [{ path: '63', level: 'province', name: '省', aliases: [] } as const, ...village([]).areas];
    counting = { ...counting, directory: () => createDirectory([{ ...village([]), areas }]) };
    await ensureRollUps(counting);
    await sweep();
    const before = now;
    expect(
      (await store.find({ kind: 'roll-up', area: '63', limit: 10 })).filter((one) => one.due !== null),
    ).toHaveLength(2);
    now += 60_000;
    await runRollUp(counting, (await store.get(rollUpId('63')))!);
    expect((await caseCounts(counting, '63')).asOf).toBe(before);
    await runRollUp(counting, (await store.get(rollUpId(COUNTY)))!);
    await runRollUp(counting, (await store.get(rollUpId('63')))!);
    expect((await caseCounts(counting, '63')).asOf).toBe(now);
  });
});

describe('a roll-up', () => {
  test('of a county is counted again every ten minutes, with all that is below it', async () => {
    await ensureRollUps(counting);
    await sweep();
    await cases(GRID1, 'new');
    now += COUNT_EVERY;
    expect(await sweep()).toBe(1);
    expect([await countsOf(COUNTY), (await store.get(rollUpId(GM)))?.data]).toEqual([
      { new: 1 },
      { counts: { new: 1 }, asOf: now },
    ]);
    expect((await store.get(rollUpId(COUNTY)))?.due).toBe(nextCount(COUNTY, now));
  });

  test('of a village in which nothing happens is written once an hour at most', async () => {
    await ensureRollUps(counting);
    await sweep();
    const versions = async () => [
      (await store.get(rollUpId(XB)))?.version,
      (await store.get(rollUpId(COUNTY)))?.version,
    ];
    expect(await versions()).toEqual([1, 3]);
    for (let minutes = 0; minutes < 60; minutes += 10) {
      now += COUNT_EVERY;
      await sweep();
    }
    expect(await versions()).toEqual([2, 15]);
  });

  test('comes right again after it was wrong', async () => {
    await cases(GRID1, 'new');
    await recount(counting, COUNTY);
    const wrong = (await store.get(rollUpId(GM)))!;
    await store.commit({ ...wrong, data: { counts: { new: 99 }, asOf: now } }, wrong.version);
    now += COUNT_EVERY;
    await sweep();
    expect(await countsOf(COUNTY)).toEqual({ new: 1 });
    expect((await store.get(rollUpId(GM)))?.data).toMatchObject({ counts: { new: 1 } });
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

  test('of a county that is in no village file any more goes', async () => {
    await recount(counting, COUNTY);
    await runRollUp({ ...counting, directory: () => createDirectory([]) }, (await store.get(rollUpId(COUNTY)))!);
    expect(await store.get(rollUpId(COUNTY))).toBeNull();
  });

  test('falls due by itself when the area above it is gone, and no more when there is one again', async () => {
    const whole = counting;
    await ensureRollUps(whole);
    await sweep();
    const areas = village([]).areas.filter((area) => area.path !== COUNTY);
    counting = { ...whole, directory: () => createDirectory([{ ...village([]), areas }]) };
    await ensureRollUps(counting);
    await sweep();
    expect((await store.get(rollUpId(TOWNSHIP)))?.due).toBe(nextCount(TOWNSHIP, now));
    counting = whole;
    now += COUNT_EVERY;
    await sweep();
    expect((await store.get(rollUpId(TOWNSHIP)))?.due).toBeNull();
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
