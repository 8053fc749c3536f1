/** The inbox entry once its message was dealt with. */
import { DAY, type Instant } from '../domain/time.js';
import type { Aggregate } from '../ports/store.js';
import type { Context } from '../usecases/context.js';
import { dueWith, outboxItems } from '../usecases/outbox.js';
import type { Handled, InboxEntry } from './stored-message.js';

/** A clerk who has not said whether it is a report by then has said no. */
export const DOUBT = DAY;

/** When a message must be looked at again, apart from what it still has to say. */
export function restUntil({ at, status, data }: Aggregate<InboxEntry>, retention: number): Instant {
  if (data.workBy !== undefined) return data.workBy;
  return at + (status === 'doubtful' ? DOUBT : retention);
}

/** Cause of the item that says "I am listening": not said any more once there is an answer. */
export const LISTENING = 'listening';

/**
 * What is left of a message: its key, so that a redelivery is recognised, and one word of outcome. The text is gone; only
 * a message somebody was asked about keeps it until the answer: a clerk's for a day, the speaker's for some minutes.
 */
export function handledEntry(
  entry: Aggregate<InboxEntry>,
  handled: Handled,
  context: Pick<Context, 'now' | 'retention'>,
): Aggregate<InboxEntry> {
  const now = context.now();
  const said = entry.outbox.filter((item) => item.lease !== null || !item.id.startsWith(LISTENING));
  // What was asked before and what follows now are two things to say.
  const cause = entry.status === 'asked' ? 'then' : 'say';
  const outbox = [...said, ...outboxItems(handled.say, cause, now)];
  const asked = handled.asked ?? [];
  const status = asked.length > 0 ? 'doubtful' : handled.askedUntil === undefined ? 'handled' : 'asked';
  const settled = {
    ...entry,
    status,
    data: {
      message: status === 'handled' ? null : entry.data.message,
      outcome: handled.outcome,
      case: handled.number ?? null,
      asked,
      ...(handled.askedUntil === undefined ? {} : { workBy: handled.askedUntil }),
    },
    outbox,
  };
  return { ...settled, due: dueWith(restUntil(settled, context.retention), outbox) };
}
