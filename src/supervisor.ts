/** Keeps a process going: begun again when it ends, after a pause that grows while it keeps ending soon. */
import { MINUTE, SECOND, type Instant } from './domain/time.js';

/** One life of the process. */
export interface Life {
  /** Resolves with why it ended. */
  ended: Promise<string>;
  /** Asks it to end. */
  stop(): void;
}

export interface SupervisorOptions {
  begin(): Life;
  /** Told of every end, and after how many milliseconds the next life begins. */
  told(why: string, pause: Instant): void;
  /** Rejects once the signal is aborted. */
  pause(duration: Instant, signal: AbortSignal): Promise<void>;
  now(): Instant;
}

/** Before the 2nd, 3rd … life; the last one repeats. A platform that is asked to log in without end bans the account. */
const PAUSES = [SECOND, 5 * SECOND, 15 * SECOND, MINUTE, 5 * MINUTE] as const;

/** Whoever lived so long did not end for the same reason as before. */
const LONG_LIFE: Instant = 10 * MINUTE;

/** Begins at once; what it gives ends it all and resolves when the last life is over. */
export function supervise({ begin, told, pause, now }: SupervisorOptions): () => Promise<void> {
  const stopping = new AbortController();
  const isOver = (): boolean => stopping.signal.aborted;
  let life: Life | null = null;

  /** One life and the pause after it; resolves with how many short ones there were in a row. */
  async function live(shortLives: number): Promise<number> {
    const since = now();
    life = begin();
    const why = await life.ended;
    if (isOver()) return 0;
    const soon = now() - since < LONG_LIFE ? shortLives : 0;
    const next = PAUSES[Math.min(soon, PAUSES.length - 1)] ?? MINUTE;
    told(why, next);
    await pause(next, stopping.signal).catch(() => undefined);
    return soon + 1;
  }

  const over = (async () => {
    for (let shortLives = 0; !isOver();) shortLives = await live(shortLives);
  })();
  return () => {
    stopping.abort();
    life?.stop();
    return over;
  };
}
