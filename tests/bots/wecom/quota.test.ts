import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Kept } from '../../../bots/wecom/kept.js';
import { createQuota, type Sendings } from '../../../bots/wecom/quota.js';
import { MINUTE, SECOND } from '../../../src/domain/time.js';

function inMemory(): Kept<Sendings> & { size(): number } {
  const data = new Map<string, Sendings>();
  return {
    size: () => Math.max(0, ...[...data.values()].map(({ at }) => at.length)),
    read: async (key) => data.get(key) ?? null,
    change: async (key, decide) => {
      const next = decide(data.get(key) ?? null);
      if (next !== null) data.set(key, next);
    },
  };
}

const WITHIN = 5 * MINUTE;
const ON_ITS_WAY = 10 * SECOND;

test('whatever the times and delays, no window of the platform holds more than it allows', async () => {
  const sending = fc.record({
    pause: fc.integer({ min: 0, max: 40_000 }),
    delay: fc.integer({ min: 0, max: ON_ITS_WAY }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(sending, { maxLength: 60 }), async (sendings) => {
      let now = 0;
      const quota = createQuota(
        inMemory(),
        [
          { most: 3, within: MINUTE },
          { most: 7, within: WITHIN },
        ],
        () => now,
      );
      const arrived: number[] = [];
      for (const { pause, delay } of sendings) {
        now += pause;
        if (await quota.take('li')) arrived.push(now + delay);
      }
      const most = (within: number) =>
        Math.max(0, ...arrived.map((end) => arrived.filter((at) => at > end - within && at <= end).length));
      expect(most(MINUTE)).toBeLessThanOrEqual(3);
      expect(most(WITHIN)).toBeLessThanOrEqual(7);
    }),
    { numRuns: 200 },
  );
});

test('who waited long enough may say it, however often they asked meanwhile, and what is past is forgotten', async () => {
  let now = 0;
  const kept = inMemory();
  const quota = createQuota(kept, [{ most: 2, within: MINUTE }], () => now);
  const taken: number[] = [];
  for (; now < 3 * MINUTE; now += 5 * SECOND) if (await quota.take('li')) taken.push(now / SECOND);
  expect(taken).toEqual([0, 5, 70, 75, 140, 145]);
  expect(kept.size()).toBe(2);
});
