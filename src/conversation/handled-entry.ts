/** The inbox entry once its message was dealt with. */
import { DAY, type Instant } from '../domain/time.js';
import type { Aggregate } from '../ports/store.js';
import type { Context } from '../usecases/context.js';
import { dueWith, outboxItems } from '../usecases/outbox.js';
import type { Handled, InboxEntry } from './stored-message.js';

/** A clerk who has not said whether it is a report by then has said no. */
export const DOUBT = DAY;

/** When a settled message must be looked at again, apart from what it still has to say. */
export function restUntil(entry: Aggregate<InboxEntry>, retention: number): Instant {
  return entry.at + (entry.status === 'doubtful' ? DOUBT : retention);
}

/**
 * What is left of a message: its key, so that a redelivery is recognised, and one word of outcome. The text is gone; only
 * a doubtful message keeps it until a clerk has answered or a day has passed.
 */
export function handledEntry(
  entry: Aggregate<InboxEntry>,
  handled: Handled,
  context: Pick<Context, 'now' | 'retention'>,
): Aggregate<InboxEntry> {
  const now = context.now();
  const outbox = [...entry.outbox, ...outboxItems(handled.say, 'say', now)];
  const asked = handled.asked ?? [];
  const doubtful = asked.length > 0;
  const message = doubtful ? entry.data.message : null;
  const settled = {
    ...entry,
    status: doubtful ? 'doubtful' : 'handled',
    data: { message, outcome: handled.outcome, case: handled.number ?? null, asked },
    outbox,
  };
  return { ...settled, due: dueWith(restUntil(settled, context.retention), outbox) };
}
