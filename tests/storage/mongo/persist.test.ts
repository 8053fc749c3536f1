import { describe, expect, test } from '@jest/globals';
import mongoose from 'mongoose';
import { AppError } from '../../../src/common/errors.js';
import { toStoreError, withoutPassword } from '../../../src/storage/mongo/mongo-error.js';
import { persist } from '../../../src/storage/mongo/persist.js';
import type { Patience } from '../../../src/storage/mongo/persist.js';

const { MongoNetworkError, MongoServerError, MongoNotConnectedError } = mongoose.mongo;

function answer(code: number, message = 'no'): Error {
  return new MongoServerError({ code, message });
}

const lost = new MongoNetworkError('connection closed');

function impatience(): { patience: Patience; pauses: number[] } {
  const pauses: number[] = [];
  return { pauses, patience: { total: 60_000, pause: async (milliseconds) => void pauses.push(milliseconds) } };
}

describe('persisting', () => {
  test('goes on over lost connections and elections, and tells that it is not the first attempt', async () => {
    const failures = [
      lost,
      answer(10107),
      answer(189),
      answer(64),
      new MongoServerError({ errorLabels: ['RetryableWriteError'] }),
    ];
    const told: boolean[] = [];
    const { patience, pauses } = impatience();
    const result = await persist(async (repeated) => {
      told.push(repeated);
      const failure = failures.shift();
      if (failure !== undefined) throw failure;
      return 'done';
    }, patience);
    expect(result).toBe('done');
    expect(told).toEqual([false, true, true, true, true, true]);
    expect(pauses[4]).toBeGreaterThan(pauses[0]!);
  });

  test('says store_busy when patience has run out', async () => {
    const { patience } = impatience();
    const away = persist(() => Promise.reject(lost), { ...patience, total: 0 });
    await expect(away).rejects.toMatchObject({ code: 'store_busy', cause: lost });
  });

  test('never pauses longer than three seconds, however long it takes', async () => {
    const { patience, pauses } = impatience();
    let left = 40;
    await persist(async () => {
      if (left-- > 0) throw lost;
    }, patience);
    expect(Math.max(...pauses)).toBeLessThanOrEqual(3_000);
  });

  test('gives up at once when repeating cannot help', async () => {
    let attempts = 0;
    const refused = persist(async () => {
      attempts += 1;
      throw answer(13);
    }, impatience().patience);
    await expect(refused).rejects.toMatchObject({ code: 'config_invalid' });
    expect(attempts).toBe(1);
  });
});

describe('errors', () => {
  test.each([
    [answer(18), 'config_invalid'],
    [answer(14031), 'store_full'],
    [answer(10334), 'too_large'],
    [answer(91), 'store_busy'],
    [lost, 'store_busy'],
    [Object.assign(new Error('querySrv'), { code: 'ENOTFOUND' }), 'store_busy'],
    [new MongoNotConnectedError('closed'), 'store_closed'],
  ])('%p becomes %s', (thrown, code) => {
    const error = toStoreError(thrown);
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code, cause: thrown });
  });

  test.each([new TypeError('mine'), new RangeError('mine'), answer(2), 'text', new AppError('store_closed')])(
    '%p stays what it is',
    (thrown) => {
      expect(toStoreError(thrown)).toBe(thrown);
    },
  );

  test('a password in a message is left out', () => {
    expect(withoutPassword('cannot reach mongodb://li:geheim@db1:27017/x, nor //a:b@c')).toBe(
      'cannot reach mongodb://…@db1:27017/x, nor //…@c',
    );
    const error = toStoreError(answer(18, 'failed for mongodb://li:geheim@db1/')) as AppError;
    expect(error.message).not.toContain('geheim');
    expect(error.message).toContain('STORE');
  });
});
