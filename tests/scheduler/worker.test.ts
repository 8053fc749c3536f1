import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Aggregate, Store } from '../../src/ports/store.js';
import { createWorker } from '../../src/scheduler/worker.js';
import { openSqliteStore } from '../../src/storage/sqlite/sqlite-store.js';
import { SILENT } from '../support/town.js';

let store: Store;
beforeEach(async () => {
  store = await openSqliteStore(':memory:');
});
afterEach(() => store.close());

const due = (id: string, at: number): Aggregate => ({
  ...{ id, version: 0, kind: 'thing', area: '', status: '', at: 0, due: at, ref: null, data: {}, seen: [], outbox: [] },
});
const done = async (one: Aggregate): Promise<void> => {
  await store.commit({ ...one, due: null }, one.version);
};

describe('the worker', () => {
  test('handles everything that is due, and nothing before its time', async () => {
    for (let i = 0; i < 200; i++) await store.commit(due(`a/${String(i)}`, i < 150 ? 10 : 20), 0);
    const handled: string[] = [];
    const worker = createWorker({
      ...{ store, now: () => 10, observer: SILENT },
      handlers: {
        thing: async (one) => {
          handled.push(one.id);
          await done(one);
        },
      },
    });
    await worker.run();
    expect(new Set(handled).size).toBe(150);
    expect(handled).toHaveLength(150);
    expect(await store.due(20, 100)).toHaveLength(50);
  });

  test('leaves alone for a while what fails, and goes on with the rest', async () => {
    const troubles: string[] = [];
    let now = 10;
    for (const id of ['a/bad', 'a/good']) await store.commit(due(id, 10), 0);
    const tried: string[] = [];
    const worker = createWorker({
      ...{ store, now: () => now },
      observer: { ...SILENT, trouble: (what) => troubles.push(what) },
      handlers: {
        thing: async (one) => {
          tried.push(one.id);
          if (one.id === 'a/bad') throw new Error('broken');
          await done(one);
        },
      },
    });
    await worker.run();
    await worker.run();
    expect(tried.sort()).toEqual(['a/bad', 'a/good']);
    expect(troubles).toEqual(['due a/bad']);
    now += 30_000;
    await worker.run();
    expect(tried.filter((one) => one === 'a/bad')).toHaveLength(2);
  });

  test('does not spin on what its handler leaves as it is', async () => {
    await store.commit(due('a/1', 10), 0);
    let calls = 0;
    const worker = createWorker({
      ...{ store, now: () => 10, observer: SILENT },
      handlers: {
        thing: async () => {
          calls++;
        },
      },
    });
    await worker.run();
    expect(calls).toBe(1);
  });

  test('starts nothing more once it is stopped, and finishes what it began', async () => {
    for (let i = 0; i < 20; i++) await store.commit(due(`a/${String(i)}`, 10), 0);
    let begun = 0;
    let finished = 0;
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    const worker = createWorker({
      ...{ store, now: () => 10, observer: SILENT, width: 2 },
      handlers: {
        thing: async (one) => {
          begun++;
          await gate;
          await done(one);
          finished++;
        },
      },
    });
    const running = worker.run();
    await store.due(0, 1).then(() => new Promise((resolve) => setImmediate(resolve)));
    const stopped = worker.stop();
    release();
    await Promise.all([running, stopped]);
    expect(begun).toBeLessThanOrEqual(2);
    expect(finished).toBe(begun);
  });
});
