/** The inbox entry once its message was dealt with. */
import { DAY } from '../domain/time.js';
import type { Aggregate } from '../ports/store.js';
import type { Context } from '../usecases/context.js';
import { dueWith, outboxItems } from '../usecases/outbox.js';
import type { Handled, InboxEntry } from './stored-message.js';

/** A clerk who has not said whether it is a report by then has said no. */
export const DOUBT = DAY;

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
  return {
    ...entry,
    status: doubtful ? 'doubtful' : 'handled',
    data: {
      message: doubtful ? entry.data.message : null,
      outcome: handled.outcome,
      case: handled.number ?? null,
      asked,
    },
    due: dueWith(now + (doubtful ? DOUBT : context.retention), outbox),
    outbox,
  };
}
