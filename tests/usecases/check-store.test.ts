import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createDirectory } from '../../src/domain/directory.js';
import { DAY, HOUR, MINUTE } from '../../src/domain/time.js';
import type { Aggregate, Store } from '../../src/ports/store.js';
import { openSqliteStore } from '../../src/storage/sqlite/sqlite-store.js';
import { checkStore, type Check } from '../../src/usecases/check-store.js';
import { importVillage } from '../../src/usecases/import-village.js';
import { announce, runningProcesses } from '../../src/usecases/presence.js';
import { recount } from '../../src/usecases/roll-up.js';
import { COUNTY, GRID1, village } from '../domain/small-village.js';
import { aggregate, NOW } from '../storage/contract/subject.js';
import { throughStore } from '../support/through-store.js';

let store: Store;
beforeEach(async () => {
  store = await openSqliteStore(':memory:');
  await importVillage(store, village([]), NOW);
  await count(NOW);
});
afterEach(() => store.close());

const count = (now: number) => {
  const directory = createDirectory([village([])]);
  return recount({ store, directory: () => directory, now: () => now }, COUNTY);
};

async function check(subject: string, now = NOW, checked = store): Promise<Check> {
  const found = (await checkStore(checked, now)).filter((one) => one.subject === subject);
  expect(found).toHaveLength(1);
  return found[0]!;
}

const item = { id: 'o', to: { to: 'group', group: 'g' }, notice: { kind: 'said', text: '' } } as const;
const stored = (name: string, more: Partial<Aggregate<{ lines: string[] }>>) =>
  store.commit(aggregate(name, { area: GRID1, ...more }), 0);

test('a store in which all is well has nothing but good answers', async () => {
  await stored('open', { due: NOW + HOUR, outbox: [{ ...item, due: NOW + HOUR, tries: 0, lease: null }] });
  await stored('busy', { kind: 'message', status: 'received', due: NOW - MINUTE });
  await count(NOW);
  const checks = await checkStore(store, NOW + MINUTE);
  expect(checks.filter((one) => one.state !== 'ok')).toEqual([]);
  expect(checks.every((one) => one.fix === undefined)).toBe(true);
  expect((await check('contents')).says).toBe('1 case, 1 message, 4 roll-up, 1 village, 1 village-changes');
});

test('pictures and voices are counted by the key that opens them, and one that is not here is missed', async () => {
  const media = { ...aggregate('m/1', { kind: 'media' }), data: { key: 'ab12', sealed: '' } };
  await store.commit(media, 0);
  await store.commit({ ...media, id: 'm/2', data: { base64: '' } }, 0);
  const told = async (...keys: string[]) =>
    (await checkStore(store, NOW, keys)).find((one) => one.subject === 'pictures and voices');
  expect(await told('cd34', 'ab12')).toEqual({
    ...{ subject: 'pictures and voices', state: 'ok' },
    says: expect.stringMatching(/1 sealed with key ab12.*1 not sealed|1 not sealed.*1 sealed with key ab12/u),
  });
  expect(await told('cd34')).toMatchObject({
    state: 'fail',
    says: expect.stringMatching(/the key ab12 is not here$/u),
  });
});

describe('a store in which something is wrong', () => {
  const SICK: readonly (readonly [
    what: string,
    make: () => Promise<unknown>,
    answer: Partial<Check>,
    says: RegExp,
    now?: number,
  ])[] = [
    [
      'messages that nobody works on',
      () => stored('m', { kind: 'message', status: 'received:2', due: NOW - HOUR }),
      { subject: 'messages', state: 'fail' },
      /^1 taken and not worked on, the longest for 60 minutes \(.*\/m\)$/u,
    ],
    [
      'deadlines that nobody looks at',
      async () => [await stored('a', { due: NOW - HOUR }), await stored('b', { due: NOW - DAY })],
      { subject: 'deadlines', state: 'warn' },
      /^2 due and not looked at, the longest for 1440 minutes \(.*\/b\)$/u,
    ],
    [
      'what was given up',
      () => stored('a', { outbox: [{ ...item, due: 0, tries: 9, lease: null, failed: 'refused: test' }] }),
      { subject: 'undelivered', state: 'warn' },
      /^1 could not be said/u,
    ],
    [
      'something to say that has no time',
      () => stored('a', { due: NOW + DAY, outbox: [{ ...item, due: NOW + HOUR, tries: 0, lease: null }] }),
      { subject: 'outboxes', state: 'fail' },
      /^1 have something to say and no time for it, e\.g\. .*\/a$/u,
    ],
    [
      'a case in no village',
      () => stored('a', { area: `${COUNTY}.999.1` }),
      { subject: 'counts of 祁连县', state: 'warn' },
      /^1 cases lie in no village/u,
    ],
    [
      'counts that are not made any more',
      () => stored('a', {}),
      { subject: 'counts of 祁连县', state: 'warn' },
      /^counted 120 minutes ago; 1 cases are wrong$/u,
      NOW + 2 * HOUR,
    ],
    [
      'a case from the future',
      () => stored('a', { at: NOW + 5 * MINUTE }),
      { subject: 'clock', state: 'warn' },
      /^something was written 5 minutes in the future/u,
    ],
    [
      'a process whose clock is fast',
      () => announce(store, 'p', { host: 'h', pid: 1 }, () => NOW + 5 * MINUTE).beat(),
      { subject: 'clock', state: 'warn' },
      /^something was written 5 minutes in the future/u,
    ],
    [
      'a clock that stands at the beginning of time',
      () => Promise.resolve(),
      { subject: 'clock', state: 'fail' },
      /1970/u,
      DAY,
    ],
  ];

  test.each(SICK)('%s is told with the remedy', async (_what, make, answer, says, now = NOW) => {
    await make();
    const found = await check(answer.subject!, now);
    expect(found).toMatchObject(answer);
    expect(found.says).toMatch(says);
    expect(found.fix).toBeTruthy();
  });

  test('a damaged file is told in the words of its store', async () => {
    const damaged = throughStore(store, { check: () => Promise.resolve(['row 7 missing from index by_due']) });
    expect(await check('store', NOW, damaged)).toMatchObject({
      state: 'fail',
      says: 'row 7 missing from index by_due',
    });
  });

  test('an empty one wants a village', async () => {
    const empty = await openSqliteStore(':memory:');
    expect(await check('contents', NOW, empty)).toMatchObject({ state: 'warn', says: 'holds nothing; no village' });
    await empty.close();
  });
});

test('cases that changed since the last count are no fault while counts are made', async () => {
  await stored('a', {});
  expect(await check('counts of 祁连县', NOW + 9 * MINUTE)).toMatchObject({
    state: 'ok',
    says: 'counted 9 minutes ago; 1 cases changed since',
  });
});

describe('the processes of a store', () => {
  let now = NOW;
  const start = (name: string, pid: number) => announce(store, name, { host: 'village-1', pid }, () => now);
  const pids = async (): Promise<number[]> => (await runningProcesses(store, now)).map((one) => one.pid).sort();

  test('are those that said so and did not sign off', async () => {
    const [one, two] = [start('a', 1), start('b', 2)];
    await one.beat();
    await two.beat();
    expect(await pids()).toEqual([1, 2]);
    expect((await check('processes')).says).toMatch(/1 on village-1/u);
    await one.leave();
    expect(await pids()).toEqual([2]);
  });

  test('stay as long as they say so, and count as gone ten minutes after their last word', async () => {
    now = NOW;
    const one = start('a', 1);
    for (let minute = 0; minute < 20; minute++) {
      await one.beat();
      now += MINUTE;
    }
    expect(await pids()).toEqual([1]);
    now += 9 * MINUTE;
    expect(await pids()).toEqual([]);
    expect(await store.due(now, 10)).toContainEqual(expect.stringContaining('process/'));
  });
});
