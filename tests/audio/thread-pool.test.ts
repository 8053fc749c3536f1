/** Threads that hang, die or are stopped. Their program answers a word with the same word, if it can. */
import { afterEach, describe, expect, test } from '@jest/globals';
import { createThreadPool, type ThreadPool } from '../../src/audio/thread-pool.js';

const PROGRAM = `
  import { parentPort, threadId } from 'node:worker_threads';
  parentPort.on('message', (word) => {
    if (word === 'hang') for (;;);
    if (word === 'die') process.exit(3);
    if (word === 'throw') throw new Error('no memory');
    if (word !== 'wait') parentPort.postMessage({ word, threadId });
    if (word === 'last words') process.exit(0);
    if (word === 'last cry') throw new Error('no memory');
  });`;

interface Answer {
  word: string;
  threadId: number;
}

const program = new URL(`data:text/javascript,${encodeURIComponent(PROGRAM)}`);
let pool: ThreadPool<string, Answer>;

function open(threads: number, timeout: number): (word: string) => Promise<Answer> {
  pool = createThreadPool({ program, threads, timeout });
  return (word) => pool.run(word, []);
}
afterEach(() => pool.close());

describe('a thread', () => {
  test('takes one job after the other, in the order they came', async () => {
    const run = open(1, 60_000);
    const order: string[] = [];
    const all = ['one', 'two', 'three'].map((word) => run(word).then((answer) => (order.push(answer.word), answer)));
    const answers = await Promise.all(all);
    expect(order).toEqual(['one', 'two', 'three']);
    expect(new Set(answers.map(({ threadId }) => threadId)).size).toBe(1);
  });

  test('has others beside it, as many as are allowed', async () => {
    const run = open(2, 60_000);
    const answers = await Promise.all(['one', 'two', 'three', 'four'].map(run));
    expect(new Set(answers.map(({ threadId }) => threadId)).size).toBe(2);
  });

  test('that hangs is ended, and the jobs behind it get a new one', async () => {
    const run = open(1, 1500);
    const [hung, next] = [run('hang'), run('next')];
    await expect(hung).rejects.toMatchObject({ reason: 'timeout' });
    expect((await next).word).toBe('next');
  });

  test.each(['die', 'throw'])('that is made to %s fails its own job alone', async (word) => {
    const run = open(1, 60_000);
    const [dead, next] = [run(word), run('next')];
    await expect(dead).rejects.toMatchObject({ reason: 'crashed' });
    expect((await next).word).toBe('next');
  });

  test.each(['last words', 'last cry'])('that dies behind its %s fails one more job at most', async (word) => {
    const run = open(1, 60_000);
    const { threadId } = await run(word);
    // To start another takes longer than to die.
    const other = createThreadPool<string, Answer>({ program, threads: 1, timeout: 60_000 });
    await other.run('one', []);
    await other.close();
    const next = await run('next').catch(() => run('next'));
    expect(next.threadId).not.toBe(threadId);
  });

  test('whose program is not there fails every job, and nothing else', async () => {
    pool = createThreadPool({
      program: new URL('data:text/javascript,import "./nowhere.js"'),
      threads: 1,
      timeout: 60_000,
    });
    for (const word of ['one', 'two']) await expect(pool.run(word, [])).rejects.toMatchObject({ reason: 'crashed' });
  });

  test('is stopped with its job, with those behind it and those still to come', async () => {
    const run = open(1, 60_000);
    const asked = [run('wait'), run('behind')];
    const failures = Promise.allSettled(asked);
    await pool.close();
    const closed = expect.objectContaining({
      status: 'rejected',
      reason: expect.objectContaining({ reason: 'closed' }),
    });
    expect(await failures).toEqual([closed, closed]);
    await expect(run('later')).rejects.toMatchObject({ reason: 'closed' });
  });
});
