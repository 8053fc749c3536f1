/** Somebody has shown who they are: from now on they are one person, whichever door they come in by. */
import { withSameReporter } from '../domain/case/same-reporter.js';
import type { Case } from '../domain/case/types.js';
import type { Person, PersonId } from '../domain/person.js';
import { change } from '../usecases/change.js';
import type { Context } from '../usecases/context.js';
import { contactId } from '../usecases/ids.js';
import { doorsOf, learnDoor, OWN, type Door, type Handle } from '../usecases/person-doors.js';
import { newContact, rememberContact, withCase, type Contact } from './contact.js';

/** Every step may be done again after a crash, and then changes nothing. */
export async function bindPerson(context: Context, person: Person, door: Door): Promise<void> {
  await learnDoor(context.store, person.id, door);
  for (const handle of [...person.handles, door]) await adopt(context, handle, person.id);
}

/** Whom the person's own cases and questions belong to, when they come in by this handle. */
export async function contactOf(context: Context, person: PersonId | null, handle: Handle): Promise<Handle> {
  const isBound = person !== null && (await doorsOf(context.store, person)) !== null;
  return isBound ? { channel: OWN, user: person } : handle;
}

/** What was told from a handle belongs to the person: cases first, so that none is ever without its reporter. */
async function adopt(context: Context, { channel, user }: Handle, person: PersonId): Promise<void> {
  const { store } = context;
  const [from, to] = [contactId(channel, user), contactId(OWN, person)];
  const found = await store.get<Contact>(from);
  if (found === null) return;
  const told = found.data;
  for (const { id } of told.cases) {
    await change<Case>(store, id, (current) =>
      current === null || !concerns(current.data, from)
        ? null
        : { ...current, data: withSameReporter(current.data, from, to, person) },
    );
  }
  await rememberContact(context, newContact(OWN, person, told.name), (contact) => ({
    ...told.cases.reduce(withCase, contact),
    phone: contact.phone ?? told.phone,
    home: contact.home ?? told.home,
    village: contact.village ?? told.village,
    informed: contact.informed || told.informed,
    person,
  }));
  await store.remove(from, found.version);
}

function concerns(c: Case, contact: string): boolean {
  return [...c.reporters.map((one) => one.contact), ...c.remarks.map((one) => one.by)].includes(contact);
}
