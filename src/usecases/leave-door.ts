/** Somebody with several doors closes one of them: nothing is kept of it, and what is still to come takes another. */
import type { Case } from '../domain/case/types.js';
import type { OutboxItem } from '../ports/store.js';
import { casesOfContact, type CasesKnown } from './cases-of-contact.js';
import { change } from './change.js';
import type { Context } from './context.js';
import { contactId } from './ids.js';
import { forgetDoor, type Handle } from './person-doors.js';

export interface Leaving {
  /** Whose contact it is. */
  contact: Handle;
  left: Handle;
  /** Another door of the same person. */
  next: Handle;
}

/** Done again after a crash, it ends what was begun. */
export async function leaveDoor(context: Context, leaving: Leaving): Promise<void> {
  const { store } = context;
  const id = contactId(leaving.contact.channel, leaving.contact.user);
  const contact = await store.get<CasesKnown>(id);
  if (contact !== null) {
    for await (const one of casesOfContact(store, contact.data, id)) await moveIn(context, one, leaving);
  }
  await forgetDoor(store, leaving.left);
}

async function moveIn({ store }: Context, id: string, { left, next }: Leaving): Promise<void> {
  const { channel, user } = next;
  const door = { channel, conversation: user, room: false, user };
  await change<Case>(store, id, (current) => {
    if (current === null) return null;
    const reporters = current.data.reporters.map((one) => (isSame(one.door, left) ? { ...one, door } : one));
    const outbox = current.outbox.map((item) => readdressed(item, left, next));
    return { ...current, data: { ...current.data, reporters }, outbox };
  });
}

function readdressed(item: OutboxItem, left: Handle, { channel, user }: Handle): OutboxItem {
  const { to } = item;
  if (to.to !== 'conversation' || !isSame({ channel: to.channel, user: to.id }, left)) return item;
  return { ...item, to: { ...to, channel, id: user } };
}

const isSame = (a: Handle, b: Handle): boolean => a.channel === b.channel && a.user === b.user;
