/** From what the domain wants told to what an aggregate still has to say. */
import type { Told } from '../domain/notice.js';
import type { Instant } from '../domain/time.js';
import type { Aggregate, OutboxItem } from '../ports/store.js';

/** Items of one cause get ids that repeat when the cause is repeated: `<cause>#0`, `<cause>#1` … */
export function outboxItems(told: readonly Told[], cause: string, now: Instant): OutboxItem[] {
  return told.map(({ to, notice, after }, index) => ({
    id: `${cause}#${String(index)}`,
    to,
    notice,
    due: after ?? now,
    tries: 0,
    lease: null,
  }));
}

/** When the aggregate must be looked at again: its own time, or the first thing it still has to say. */
export function dueWith(own: Instant | null, outbox: Aggregate['outbox']): Instant | null {
  const waiting = outbox.filter((item) => item.failed === undefined).map((item) => item.due);
  if (own !== null) waiting.push(own);
  return waiting.length === 0 ? null : Math.min(...waiting);
}
