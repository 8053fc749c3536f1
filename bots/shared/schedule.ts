/** Runs something once after a delay in milliseconds; the answer cancels it. Tests give one that they wind by hand. */
export type Schedule = (run: () => void, delay: number) => () => void;

/** The machine's own timers. A waiting timer does not keep the process alive. */
export const systemSchedule: Schedule = (run, delay) => {
  const timer = setTimeout(run, delay);
  timer.unref();
  return () => clearTimeout(timer);
};
