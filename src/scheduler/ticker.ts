/** The heartbeat: wakes the worker every second, by node-cron. What was missed while the service was down is simply due. */
import cron from 'node-cron';

export interface Beats {
  /** What is due. */
  everySecond(): Promise<void>;
  /** What other processes may have changed: the directory, the schedules. */
  everyMinute(): Promise<void>;
}

/** Beats until the returned function is called; a beat that takes longer is not overtaken by the next. */
export function startTicker(beats: Beats): () => Promise<void> {
  // A beat that is missed under load needs no warning: the next one does its work.
  const options = { noOverlap: true, suppressMissedWarning: true, timezone: 'Asia/Shanghai' };
  const tasks = [
    cron.schedule('* * * * * *', () => beats.everySecond(), options),
    cron.schedule('0 * * * * *', () => beats.everyMinute(), options),
  ];
  return async () => {
    for (const task of tasks) await task.destroy();
  };
}
