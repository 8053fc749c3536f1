import type { Schedule } from '../../bots/shared/schedule.js';

/** Timers that run when the test says so. */
export interface HandSchedule {
  schedule: Schedule;
  /** Delays of what waits now, in milliseconds. */
  waiting(): number[];
  /** Runs everything that waits now. */
  elapse(): void;
}

export function createHandSchedule(): HandSchedule {
  const timers = new Map<() => void, number>();
  return {
    schedule(run, delay) {
      timers.set(run, delay);
      return () => timers.delete(run);
    },
    waiting: () => [...timers.values()],
    elapse() {
      const due = [...timers.keys()];
      timers.clear();
      for (const run of due) run();
    },
  };
}
