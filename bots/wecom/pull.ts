/**
 * Fetches what lies with the platform, page by page, with a cursor that is kept: it moves on only after everything of its
 * page is safe, so that whatever was said while nobody listened is fetched later, and nothing is passed over.
 */
import { MINUTE, SECOND } from '../../src/domain/time.js';
import type { ChannelLog } from '../shared/channel-log.js';
import type { Schedule } from '../shared/schedule.js';
import type { Kept } from './kept.js';

export interface Page {
  messages: readonly unknown[];
  next: string;
  more: boolean;
}

export interface PullOptions {
  /** Kept under this key. */
  account: string;
  kept: Kept<{ cursor: string }>;
  /** `token` proves that the platform asked for it, and lets it be done more often; "" without. */
  fetch(cursor: string, token: string): Promise<Page>;
  /** Rejects when something of it is not safe yet; then the whole page comes again. */
  take(messages: readonly unknown[]): Promise<void>;
  log: ChannelLog;
  schedule: Schedule;
}

export interface Pull {
  /** Fetches everything there is; rejects when something fails, and then it is tried again by itself. */
  now(token: string): Promise<void>;
  /** What went wrong with the last one; null when nothing did. */
  trouble(): string | null;
  /** Resolves when nothing is under way. */
  close(): Promise<void>;
}

/** After a failure; the last one repeats without end. */
const BACK_OFF = [2 * SECOND, 10 * SECOND, 30 * SECOND] as const;
const LAST_BACK_OFF = 1 * MINUTE;
/** Though nobody called: the call may have been lost on its way. */
const REGULARLY = 10 * MINUTE;

export function createPull({ account, kept, fetch, take, log, schedule }: PullOptions): Pull {
  let last: Promise<void> = Promise.resolve();
  let waits = false;
  let failures = 0;
  let trouble: string | null = null;
  let closed = false;
  let cancel = (): void => undefined;

  async function fetchAll(token: string): Promise<void> {
    for (;;) {
      if (closed) return;
      const before = (await kept.read(account))?.cursor ?? '';
      const { messages, next, more } = await fetch(before, token);
      await take(messages);
      // Another process may have gone on already; then it is its cursor that counts.
      if (next !== before)
        await kept.change(account, (now) => ((now?.cursor ?? '') === before ? { cursor: next } : null));
      if (!more || next === before) return;
    }
  }

  function again(delay: number): void {
    cancel();
    if (!closed) cancel = schedule(() => void now('').catch(() => undefined), delay);
  }

  async function once(token: string): Promise<void> {
    waits = false;
    try {
      await fetchAll(token);
      failures = 0;
      trouble = null;
      again(REGULARLY);
    } catch (err) {
      const delay = BACK_OFF[failures] ?? LAST_BACK_OFF;
      failures += 1;
      trouble = err instanceof Error ? err.message : String(err);
      log.warn({ err, failures, delay }, 'not everything was fetched, will be tried again');
      again(delay);
      throw err;
    }
  }

  /** One that waits for its turn fetches also what is asked for meanwhile. */
  function now(token: string): Promise<void> {
    if (closed || waits) return last;
    waits = true;
    last = last.catch(() => undefined).then(() => once(token));
    return last;
  }

  return {
    now,
    trouble: () => trouble,
    close: async () => {
      closed = true;
      cancel();
      await last.catch(() => undefined);
    },
  };
}
