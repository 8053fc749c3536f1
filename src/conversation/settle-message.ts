/** Writes down what became of a message; its text is gone with that. */
import type { Aggregate } from '../ports/store.js';
import { change } from '../usecases/change.js';
import type { Context } from '../usecases/context.js';
import { handledEntry } from './handled-entry.js';
import type { Handled, InboxEntry } from './stored-message.js';

/** What came with it goes too, unless a case has it or an answer is waited for. Does nothing to a message that is settled. */
export async function settleMessage(context: Context, entry: Aggregate<InboxEntry>, handled: Handled): Promise<void> {
  const { message } = entry.data;
  const isOurs =
    (await context.store.commit(handledEntry(entry, handled, context), entry.version)) ||
    (await settleAnew(context, entry, handled));
  if (!isOurs) return;
  const waits = handled.asked !== undefined || handled.askedUntil !== undefined || handled.mediaStays === true;
  if (message?.media != null && !waits) await context.media.drop(message.media.id);
  context.observer.message(message?.channel ?? '', handled.outcome, { message: entry.id, case: handled.number });
}

/** Meanwhile "I am listening" was said of it, or another process has settled it. */
async function settleAnew(context: Context, { id, status }: Aggregate<InboxEntry>, handled: Handled): Promise<boolean> {
  let isOurs = false;
  await change<InboxEntry>(context.store, id, (current) => {
    isOurs = current !== null && sort(current.status) === sort(status);
    return current === null || !isOurs ? null : handledEntry(current, handled, context);
  });
  return isOurs;
}

/** Without the number of tries. */
const sort = (status: string): string => status.split(':')[0] ?? '';
