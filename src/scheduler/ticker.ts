/** The heartbeat: wakes the worker every second, by node-cron. What was missed while the service was down is simply due. */
import cron from 'node-cron';

/** Calls `beat` every second until the returned function is called; a beat that takes longer is not overtaken. */
export function startTicker(beat: () => Promise<void>): () => Promise<void> {
  const task = cron.schedule('* * * * * *', () => beat(), { noOverlap: true, timezone: 'Asia/Shanghai' });
  return async () => {
    await task.destroy();
  };
}
