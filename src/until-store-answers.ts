import { toAppError, type AppError, type ErrorCode } from './common/errors.js';
import { SECOND, type Instant } from './domain/time.js';

/** Before the 2nd, 3rd … try; the last one repeats. */
const PAUSES = [SECOND, 2 * SECOND, 5 * SECOND, 10 * SECOND, 30 * SECOND] as const;

/** What passes: a server that is started later, room on a disk. A wrong password does not. */
const PASSING: ReadonlySet<ErrorCode> = new Set(['store_busy', 'store_full']);

export interface Waiting {
  /** Told of each failure, and after how many milliseconds comes the next try. */
  told(error: AppError, pause: Instant): void;
  pause(milliseconds: Instant): Promise<void>;
}

/** Does `work`, and again as long as the store does not answer. Rejects with everything that waiting does not cure. */
export async function untilStoreAnswers<T>(work: () => Promise<T>, { told, pause }: Waiting): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await work();
    } catch (thrown) {
      const error = toAppError(thrown);
      if (!PASSING.has(error.code)) throw thrown;
      const next = PAUSES[Math.min(tries, PAUSES.length - 1)] ?? SECOND;
      told(error, next);
      await pause(next);
    }
  }
}
