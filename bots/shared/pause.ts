import type { Schedule } from './schedule.js';

/** After a failure, in milliseconds; the last one repeats. */
const PAUSES = [1_000, 2_000, 5_000, 15_000, 60_000] as const;

/** Resolves when it is time to try again after so many failures (1 or more). */
export function pauseAfter(failures: number, schedule: Schedule): Promise<void> {
  const pause = PAUSES[Math.min(failures, PAUSES.length) - 1] ?? PAUSES[0];
  return new Promise((resolve) => {
    schedule(resolve, pause);
  });
}
