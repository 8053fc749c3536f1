/** What is learned of every message before it is looked into: who is where at present. */
import { bindPerson } from './conversation/bind-person.js';
import { groupFor, personFor } from './conversation/identify.js';
import type { Doors } from './delivery/doors.js';
import type { Person } from './domain/person.js';
import type { IncomingMessage } from './ports/channel.js';
import type { Context } from './usecases/context.js';
import { forgetDoor, knownAs } from './usecases/person-doors.js';

/** Where somebody was heard is where they can be reached. Errors: those of the store; the message comes again then. */
export function createMeeting(context: Context, doors: Doors): (message: IncomingMessage) => Promise<void> {
  const bound = new Set<string>();

  /** By remark, once for each session: the handle is another one after the next login. */
  async function bindOnce({ channel, sender }: IncomingMessage): Promise<void> {
    const directory = context.directory();
    const session = context.sessionOf(channel) ?? null;
    const person = personFor(directory, channel, sender);
    if (person === null || directory.personByHandle(channel, sender.id) !== null) return;
    const once = JSON.stringify([channel, sender.id, session, person.id]);
    if (bound.has(once)) return;
    await bindPerson(context, person, { channel, user: sender.id, session, at: context.now() });
    bound.add(once);
  }

  /** In a room the store is not asked for everybody who speaks there. */
  async function recognise({ channel, conversation, sender }: IncomingMessage): Promise<Person | null> {
    const person = personFor(context.directory(), channel, sender);
    if (person !== null || conversation.room) return person;
    const handle = { channel, user: sender.id };
    const known = await knownAs(context.store, handle, context.sessionOf);
    // Given out anew in another login: whoever had it before is not meant any more by what is said to it.
    const isAnew = known?.isStill === false && context.sessionOf(channel) !== null;
    if (isAnew) await forgetDoor(context.store, handle);
    return known?.isStill === true ? context.directory().person(known.person) : null;
  }

  return async (message) => {
    const { channel, conversation, sender } = message;
    const now = context.now();
    await bindOnce(message);
    const person = await recognise(message);
    const speaker = { name: sender.name, isKnown: person !== null };
    await context.rooms.meet({ channel, conversation, speaker, at: now });
    doors.heardFrom(channel, sender.id);
    if (person !== null) doors.sawPerson(person.id, channel, sender.id, now);
    const group = groupFor(context.directory(), channel, conversation);
    if (group !== null) doors.sawGroup(group.id, channel, conversation.id, now);
  };
}
