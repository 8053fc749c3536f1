/** Deletes what is known of somebody who talked with the bot; their cases stay as statistics (PIPL, article 47). */
import { forgetReporter } from '../domain/case/forget-reporter.js';
import type { Case } from '../domain/case/types.js';
import type { OutboxItem } from '../ports/store.js';
import { caseAggregate } from './case-aggregate.js';
import { casesOfContact, hasPartIn, type CasesKnown } from './cases-of-contact.js';
import { change } from './change.js';
import { doing, type Context } from './context.js';
import { contactId } from './ids.js';
import { forgetDoor, type Handle } from './person-doors.js';

export interface Forgotten {
  /** Whose contact it is: a handle, or somebody who has shown who they are (`OWN`). */
  contact: Handle;
  /** Where they were written to, and are not any more. */
  doors: readonly Handle[];
  /** Key of the message that asks for it. */
  key: string;
}

type Known = CasesKnown & { question: { media?: { id: string } | null } | null };

/**
 * Takes name, handles, phone, words, voices and pictures out of every case of theirs, then deletes the contact, then whose
 * the handles were: done again after a crash, it ends what was begun. What the village file says of somebody stays: it is
 * the village's. A text that is being worked on, or that a clerk was asked about, goes within a day by itself.
 */
export async function forgetPerson(context: Context, gone: Forgotten): Promise<void> {
  const { store, media } = context;
  const id = contactId(gone.contact.channel, gone.contact.user);
  const contact = await store.get<Known>(id);
  if (contact !== null) {
    for await (const one of casesOfContact(store, contact.data, id)) await forgetIn(context, one, id, gone);
    const waiting = contact.data.question?.media;
    if (waiting != null) await media.drop(waiting.id);
    // Said meanwhile by somebody else in their name, or by themselves: then it begins again.
    if (!(await store.remove(id, contact.version))) return forgetPerson(context, gone);
  }
  for (const door of gone.doors) await forgetDoor(store, door);
}

async function forgetIn(context: Context, id: string, contact: string, { doors, key }: Forgotten): Promise<void> {
  const now = doing(context, { kind: 'reporter', contact }, `${key}#forget`);
  await change<Case>(context.store, id, (current) => {
    if (current === null || !hasPartIn(current.data, contact)) return null;
    const before = { ...current, outbox: current.outbox.flatMap((item) => withoutDoors(item, doors)) };
    return caseAggregate(before, forgetReporter(current.data, contact, now), now, context.mergeWindow);
  });
}

/** What was still to be said to them is not said any more; in a room it is said to the others. */
function withoutDoors(item: OutboxItem, doors: readonly Handle[]): OutboxItem[] {
  const { to } = item;
  if (to.to !== 'conversation') return [item];
  const isGone = (user: string): boolean => doors.some((one) => one.channel === to.channel && one.user === user);
  if (isGone(to.id)) return [];
  return [{ ...item, to: { ...to, mention: to.mention.filter((one) => !isGone(one.id)) } }];
}
