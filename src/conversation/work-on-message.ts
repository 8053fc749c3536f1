/** Works on one stored message: handles it, settles it, and tries again later when that did not work. */
import { toAppError } from '../common/errors.js';
import type { Aggregate } from '../ports/store.js';
import { handledEntry } from './handled-entry.js';
import { handleMessage } from './handle-message.js';
import { turnOf } from './identify.js';
import type { Handled, InboxEntry } from './stored-message.js';
import { say, type Talk } from './turn.js';

/** How long a message that is being worked on is left alone before somebody else takes it up, in milliseconds. */
export const LEASE = 30_000;

/** After this many attempts the sender is told that it did not work, and the operator why. */
const MOST_TRIES = 6;

/** Never rejects: what fails is noted and tried again. `wake` is called when there may be something to deliver. */
export async function workOnMessage(talk: Talk, entry: Aggregate<InboxEntry>, wake: () => void): Promise<void> {
  const { message } = entry.data;
  if (message === null) return;
  try {
    await settleMessage(talk, entry, await handleMessage(talk, message), wake);
  } catch (error) {
    await failed(talk, entry, error, wake).catch((again: unknown) => {
      // The store itself fails; the lease runs out and the message is taken up again.
      talk.context.observer.trouble(`message ${entry.id}`, again);
    });
  }
}

/** Writes down what became of the message; its text is gone with that. */
export async function settleMessage(
  { context }: Talk,
  entry: Aggregate<InboxEntry>,
  handled: Handled,
  wake: () => void,
): Promise<void> {
  const settled = await context.store.commit(handledEntry(entry, handled, context), entry.version);
  const unused = handled.case === undefined && handled.asked === undefined ? entry.data.message?.media?.id : undefined;
  if (unused !== undefined) {
    const media = await context.store.get(unused);
    if (media !== null) await context.store.remove(unused, media.version);
  }
  if (settled)
    context.observer.message(entry.data.message?.channel ?? '', handled.outcome, {
      message: entry.id,
      case: handled.number,
    });
  wake();
}

async function failed(talk: Talk, entry: Aggregate<InboxEntry>, error: unknown, wake: () => void): Promise<void> {
  const { context } = talk;
  context.observer.trouble(`message ${entry.id}`, error);
  const tries = Number(entry.status.split(':')[1] ?? 0) + 1;
  if (tries < MOST_TRIES || entry.data.message === null) {
    const again = { ...entry, status: `received:${String(tries)}`, due: context.now() + LEASE * 2 ** tries };
    await context.store.commit(again, entry.version);
    return;
  }
  const turn = await turnOf(talk, entry.data.message);
  const quiet = turn.message.conversation.room && !turn.message.addressed;
  await settleMessage(
    talk,
    entry,
    { outcome: 'failed', say: quiet ? [] : [say(turn, toAppError(error).villager)] },
    wake,
  );
}
