import { once } from 'node:events';
import type { Transferable, Worker } from 'node:worker_threads';
import { DecodeError } from '../ports/audio.js';
import { startThread } from './start-thread.js';

export interface ThreadPool<Job, Answer> {
  /** Jobs begin in the order they come. Rejects with DecodeError: "timeout", "crashed" or "closed". */
  run(job: Job, transfer: readonly Transferable[]): Promise<Answer>;
  /** Ends every thread; what waits or runs is rejected. */
  close(): Promise<void>;
}

interface PoolOptions {
  /** Answers every message it gets with one. */
  program: URL;
  /** At most so many at a time; each is started when it is first needed, and kept. */
  threads: number;
  /** Milliseconds a job may take. A thread that takes longer is ended, and the next job gets a new one. */
  timeout: number;
}

interface Task<Job, Answer> {
  job: Job;
  transfer: readonly Transferable[];
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}

export function createThreadPool<Job, Answer>({ program, threads, timeout }: PoolOptions): ThreadPool<Job, Answer> {
  const waiting: Task<Job, Answer>[] = [];
  const idle = new Set<Worker>();
  const alive = new Set<Worker>();
  let closed = false;

  function start(): Worker {
    const thread = startThread(program);
    alive.add(thread);
    // Without these two a thread that dies idle would take the service with it, or be given a job.
    thread.on('error', () => void end(thread));
    thread.on('exit', () => void end(thread));
    return thread;
  }

  async function end(thread: Worker): Promise<void> {
    alive.delete(thread);
    idle.delete(thread);
    await thread.terminate();
  }

  function next(): void {
    const [free] = idle;
    if (free === undefined && alive.size >= threads) return;
    const task = waiting.shift();
    if (task !== undefined) void work(free, task);
  }

  async function work(free: Worker | undefined, { job, transfer, resolve, reject }: Task<Job, Answer>): Promise<void> {
    let thread = free;
    try {
      thread ??= start();
      idle.delete(thread);
      resolve((await answerOf(thread, timeout, job, transfer)) as Answer);
      idle.add(thread);
    } catch (error) {
      if (thread !== undefined) void end(thread);
      reject(closed ? new DecodeError('closed') : error);
    }
    next();
  }

  return {
    run: (job, transfer) =>
      new Promise((resolve, reject) => {
        if (closed) throw new DecodeError('closed');
        waiting.push({ job, transfer, resolve, reject });
        next();
      }),
    close: async () => {
      closed = true;
      for (const { reject } of waiting.splice(0)) reject(new DecodeError('closed'));
      await Promise.all([...alive].map(end));
    },
  };
}

/** Only while it works does a thread keep the process alive. */
async function answerOf(
  thread: Worker,
  timeout: number,
  job: unknown,
  transfer: readonly Transferable[],
): Promise<unknown> {
  const over = new AbortController();
  const limit = setTimeout(() => over.abort(), timeout);
  const { signal } = over;
  thread.ref();
  try {
    thread.postMessage(job, transfer);
    const answered = once(thread, 'message', { signal });
    const ended = once(thread, 'exit', { signal }).then(([code]) => Promise.reject(new Error(`exit code ${code}`)));
    const [answer] = (await Promise.race([answered, ended])) as [unknown];
    return answer;
  } catch (cause) {
    throw new DecodeError(signal.aborted ? 'timeout' : 'crashed', { cause });
  } finally {
    clearTimeout(limit);
    over.abort();
    thread.unref();
  }
}
