/** Works on one stored message: hears it, handles it, settles it, and tries again later when that did not work. */
import { toAppError } from '../common/errors.js';
import type { Aggregate } from '../ports/store.js';
import { change } from '../usecases/change.js';
import { dueWith } from '../usecases/outbox.js';
import { handleMessage } from './handle-message.js';
import { hear } from './hear.js';
import { turnOf } from './identify.js';
import { settleMessage } from './settle-message.js';
import type { InboxEntry } from './stored-message.js';
import { say, type Talk } from './turn.js';

/** How long a message that is being worked on is left alone before somebody else takes it up, in milliseconds. */
export const LEASE = 30_000;

/** A voice takes its time when one recogniser after the other does not answer. */
export const VOICE_LEASE = 4 * LEASE;

/**
 * After this many attempts, half an hour in all, the sender is told that it did not work, and the operator why. A voice
 * that nobody could make text of by then is handled as one for people to listen to.
 */
const MOST_TRIES = 6;

/** Never rejects: what fails is noted and tried again. `wake` is called when there may be something to deliver. */
export async function workOnMessage(talk: Talk, entry: Aggregate<InboxEntry>, wake: () => void): Promise<void> {
  if (entry.data.message === null) return;
  try {
    const heard = await hear(talk, entry, triesAfter(entry) >= MOST_TRIES);
    if (heard.data.message === null) return;
    await settleMessage(talk.context, heard, await handleMessage(talk, heard.data.message));
    wake();
  } catch (error) {
    await failed(talk, entry, error, wake).catch((again: unknown) => {
      // The store itself fails; the lease runs out and the message is taken up again.
      talk.context.observer.trouble(`message ${entry.id}`, again);
    });
  }
}

/** How often it will have been tried when this attempt has failed. */
function triesAfter({ status }: Aggregate<InboxEntry>): number {
  return Number(status.split(':')[1] ?? 0) + 1;
}

async function failed(talk: Talk, entry: Aggregate<InboxEntry>, error: unknown, wake: () => void): Promise<void> {
  const { context } = talk;
  context.observer.trouble(`message ${entry.id}`, error);
  const { message } = entry.data;
  const tries = triesAfter(entry);
  if (message === null) return;
  if (tries < MOST_TRIES) {
    const workBy = context.now() + LEASE * 2 ** tries;
    await change<InboxEntry>(context.store, entry.id, (current) =>
      current === null || !current.status.startsWith('received')
        ? null
        : {
            ...current,
            status: `received:${String(tries)}`,
            due: dueWith(workBy, current.outbox),
            data: { ...current.data, workBy },
          },
    );
    return;
  }
  const turn = await turnOf(talk, message);
  const quiet = turn.message.conversation.room && !turn.message.addressed;
  const outcome = { outcome: 'failed', say: quiet ? [] : [say(turn, toAppError(error).villager)] };
  await settleMessage(context, entry, outcome);
  wake();
}
