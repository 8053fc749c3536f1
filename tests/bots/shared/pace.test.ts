import { beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createPace } from '../../../bots/shared/pace.js';
import type { Pace } from '../../../bots/shared/pace.js';

/** A clock that stands, and timers that run when it is put on. */
function createClock() {
  let now = 0;
  const timers = new Set<{ at: number; run: () => void }>();
  return {
    now: () => now,
    schedule: (run: () => void, delay: number) => {
      const timer = { at: now + delay, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    /** Puts the clock on, timer by timer, and lets everything happen that follows. */
    async pass(milliseconds: number): Promise<void> {
      const end = now + milliseconds;
      await settled();
      for (;;) {
        const [next] = [...timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
        if (next === undefined) break;
        now = Math.max(now, next.at);
        timers.delete(next);
        next.run();
        await settled();
      }
      now = end;
    },
  };
}

const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
};

let clock: ReturnType<typeof createClock>;
let pace: Pace;
let said: { text: string; at: number }[];
beforeEach(() => {
  clock = createClock();
  pace = createPace({ ...clock, random: () => 0.5 });
  said = [];
});

function say(text: string, id = 'wang', { room = false, urgent = false } = {}): Promise<string | null> {
  return pace.run({ conversation: { id, room }, urgent }, async () => {
    said.push({ text, at: clock.now() });
    return text;
  });
}

const texts = (): string[] => said.map(({ text }) => text);

describe('an account', () => {
  test('says the first thing at once, and each further one after more than a second', async () => {
    for (const one of ['a', 'b', 'c']) void say(one, one);
    await clock.pass(10_000);
    expect(said).toEqual([
      { text: 'a', at: 0 },
      { text: 'b', at: 1_400 },
      { text: 'c', at: 2_800 },
    ]);
  });

  test('leaves a room alone for some seconds, in which it speaks elsewhere', async () => {
    void say('a', 'room', { room: true });
    void say('b', 'room', { room: true });
    void say('c', 'wang');
    await clock.pass(10_000);
    expect(said).toEqual([
      { text: 'a', at: 0 },
      { text: 'c', at: 1_400 },
      { text: 'b', at: 4_000 },
    ]);
  });

  test('lets what is urgent go before everything, also into a room where it has just spoken', async () => {
    void say('a', 'room', { room: true });
    void say('b', 'wang');
    void say('c', 'room', { room: true, urgent: true });
    await clock.pass(10_000);
    expect(texts()).toEqual(['a', 'c', 'b']);
    expect(said[1]?.at).toBe(1_400);
  });

  test('rests when the platform complains, but for what is urgent', async () => {
    pace.rest();
    const answer = say('a');
    void say('b', 'li', { urgent: true });
    await clock.pass(10_000);
    expect(await answer).toBeNull();
    expect(texts()).toEqual(['b']);
    await clock.pass(20 * 60_000);
    await say('c');
    expect(texts()).toEqual(['b', 'c']);
  });

  test('lets nobody wait longer than ten seconds for their turn', async () => {
    const answers = Array.from({ length: 12 }, (_, nth) => say(`${nth}`, `${nth}`));
    expect(pace.queued()).toBe(12);
    await clock.pass(60_000);
    expect((await Promise.all(answers)).filter((one) => one === null)).toHaveLength(4);
    expect(said.at(-1)?.at).toBeLessThanOrEqual(10_000);
    expect(pace.queued()).toBe(0);
  });

  test('goes on after a work that failed', async () => {
    const failed = pace.run({ conversation: { id: 'wang', room: false }, urgent: false }, async () => {
      throw new Error('away');
    });
    void say('b');
    await expect(failed).rejects.toThrow('away');
    await clock.pass(2_000);
    expect(texts()).toEqual(['b']);
  });

  test('gives up what waits when it is to be idle', async () => {
    void say('a');
    const answer = say('b');
    await pace.idle();
    expect(await answer).toBeNull();
    expect(texts()).toEqual(['a']);
  });
});

test('whatever comes: conversations keep their order, and nothing is said within a second of another', async () => {
  const turns = fc.array(fc.record({ id: fc.constantFrom('a', 'b', 'c'), room: fc.boolean() }), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(turns, fc.float({ min: 0, max: 1, noNaN: true }), async (given, chance) => {
      const hours = createClock();
      const account = createPace({ ...hours, random: () => chance });
      const order: { id: string; nth: number; at: number }[] = [];
      given.forEach(({ id, room }, nth) => {
        void account.run({ conversation: { id, room }, urgent: false }, async () => {
          order.push({ id, nth, at: hours.now() });
        });
      });
      await hours.pass(60_000);
      for (const id of ['a', 'b', 'c']) {
        const mine = order.filter((one) => one.id === id).map(({ nth }) => nth);
        expect(mine).toEqual([...mine].sort((x, y) => x - y));
      }
      order.slice(1).forEach(({ at }, nth) => expect(at - (order[nth]?.at ?? 0)).toBeGreaterThanOrEqual(1_000));
    }),
    { numRuns: 60 },
  );
});
