import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { HOUR, MINUTE, SECOND } from '../../src/domain/time.js';
import type { Store } from '../../src/ports/store.js';
import { openSqliteStore } from '../../src/storage/sqlite/sqlite-store.js';
import { BEAT_EVERY, SessionLease } from '../../src/usecases/session-lease.js';
import { throughStore } from '../support/through-store.js';

const START = Date.UTC(2026, 10, 23);
let time = START;
let store: Store;
beforeEach(async () => {
  time = START;
  store = await openSqliteStore(':memory:');
});
afterEach(() => store.close());

/** A process whose clock is wrong by so much. */
function process(pid: number, error = 0, through = store): SessionLease {
  return new SessionLease(through, 'wechaty:gezipu', { host: 'h', pid }, () => time + error);
}

/** Time passes, and these beat as often as they should; gives what each said last. */
async function pass(duration: number, ...beating: SessionLease[]): Promise<boolean[]> {
  let said: boolean[] = [];
  for (const until = time + duration; time < until;) {
    time += BEAT_EVERY;
    said = await Promise.all(beating.map((one) => one.beat()));
  }
  return said;
}

test('one process has the session, and the others know which', async () => {
  const [a, b] = [process(1), process(2)];
  expect([await a.beat(), await b.beat()]).toEqual([true, false]);
  expect(await pass(HOUR, a, b)).toEqual([true, false]);
  expect([await a.holds(), await b.holds()]).toEqual([true, false]);
  expect(b.holder).toMatchObject({ host: 'h', pid: 1 });
});

test('of many who begin at once, one has it', async () => {
  const all = Array.from({ length: 8 }, (_, pid) => process(pid));
  expect((await Promise.all(all.map((one) => one.beat()))).filter(Boolean)).toHaveLength(1);
});

test.each([
  ['right', 0],
  ['five minutes fast', 5 * MINUTE],
  ['five minutes slow', -5 * MINUTE],
])('when its holder is gone, another takes it after a minute by its own clock, which is %s', async (_clock, error) => {
  const [a, b] = [process(1), process(2, error)];
  await a.beat();
  expect(await pass(MINUTE, b)).toEqual([false]);
  expect(await pass(BEAT_EVERY, b)).toEqual([true]);
  expect(await a.holds()).toBe(false);
});

test('let go of, it is taken at the next beat', async () => {
  const [a, b] = [process(1), process(2)];
  await a.beat();
  await a.release();
  expect(await a.holds()).toBe(false);
  expect(await pass(BEAT_EVERY, b)).toEqual([true]);
});

test('who was paused and has lost it may not speak, and learns so before taking it again', async () => {
  const [a, b] = [process(1), process(2)];
  await a.beat();
  await pass(2 * MINUTE, b);
  await b.release();
  expect(await a.holds()).toBe(false);
  expect([await a.beat(), await a.beat()]).toEqual([false, true]);
  expect(await a.holds()).toBe(true);
});

test('who could not renew for half a minute keeps silent, though nobody has taken over yet', async () => {
  const a = process(1);
  await a.beat();
  time += 29 * SECOND;
  expect(await a.holds()).toBe(true);
  time += SECOND;
  expect(await a.holds()).toBe(false);
  await a.beat();
  expect(await a.holds()).toBe(true);
});

test('a clock that is put back says nothing about how long ago it was renewed', async () => {
  const a = process(1);
  await a.beat();
  time -= 5 * MINUTE;
  expect(await a.holds()).toBe(false);
  await a.beat();
  expect(await a.holds()).toBe(true);
});

test.each([
  ['was paused', 5 * MINUTE],
  ['had its clock put right by five minutes', 5 * MINUTE],
  ['had its clock put back', -5 * MINUTE],
])(
  'who stands by and %s does not take what was renewed meanwhile, nor before it has watched anew',
  async (_why, jump) => {
    const [a, b] = [process(1), process(2)];
    await a.beat();
    await pass(50 * SECOND, b);
    time += jump;
    expect(await b.beat()).toBe(false);
    expect(await pass(50 * SECOND, b)).toEqual([false]);
  },
);

test('a store that was away for minutes costs nobody the session', async () => {
  const [a, b] = [process(1), process(2)];
  await pass(MINUTE, a, b);
  time += 3 * MINUTE;
  expect(await pass(MINUTE, b, a)).toEqual([false, true]);
});

describe('a renewal of which it is not known whether it was written', () => {
  test.each([
    ['was', true],
    ['was not', false],
  ])('is found out by the next beat, when it %s', async (_what, written) => {
    let lost = false;
    const weak = throughStore(store, {
      commit: async (aggregate, version) => {
        if (!lost || written) await store.commit(aggregate, version);
        if (lost) throw new Error('connection lost');
        return true;
      },
    });
    const [a, b] = [process(1, 0, weak), process(2)];
    lost = true;
    await expect(a.beat()).rejects.toThrow('connection lost');
    expect(await a.holds()).toBe(false);
    lost = false;
    expect([await a.beat(), await b.beat()]).toEqual([true, false]);
    expect(await a.holds()).toBe(true);
  });
});

test('what a holder may say takes half a minute to say, and still nobody else has the session then', async () => {
  const step = fc.record({
    who: fc.constantFrom(0, 1, 1, 1),
    does: fc.constantFrom('beat', 'beat', 'beat', 'say', 'say'),
    after: fc.integer({ min: 0, max: 12 * SECOND }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 30, maxLength: 80 }), async (steps) => {
      const place = await openSqliteStore(':memory:');
      const all = [0, 5 * MINUTE].map((error, pid) => process(pid, error, place));
      const saying = new Map<number, number>();
      for (const { who, does, after } of steps) {
        time += after;
        if (does === 'say') {
          if (await all[who]!.holds()) saying.set(who, time);
        } else if (await all[who]!.beat()) {
          for (const [other, since] of saying) if (other !== who) expect(time - since).toBeGreaterThan(30 * SECOND);
        }
      }
      await place.close();
    }),
    { numRuns: 300 },
  );
});
