/** What belongs to whoever looks at the page: told from this browser, or through the door by which they signed in. */
import type { Contact } from '../conversation/contact.js';
import { contactIdFor } from '../conversation/identify.js';
import type { Case } from '../domain/case/types.js';
import { WEB } from '../usecases/sign-in-codes.js';
import type { Handle } from '../usecases/person-doors.js';
import type { Visit } from './visit.js';

export interface OwnContact {
  /** Id of the contact aggregate. */
  id: string;
  door: Handle;
  contact: Contact;
}

export interface OwnCase {
  case: Case;
  /** As whom they have a part in it. */
  contact: string;
}

/** None of somebody who has never told anything. */
export async function ownContacts({ context, visitor }: Visit): Promise<OwnContact[]> {
  const doors = [...(visitor.door === null ? [] : [visitor.door]), { channel: WEB, user: visitor.browser }];
  const found = await Promise.all(
    doors.map(async (door) => {
      const id = await contactIdFor(context, door.channel, { id: door.user });
      const contact = (await context.store.get<Contact>(id))?.data;
      return contact === undefined ? [] : [{ id, door, contact }];
    }),
  );
  return found.flat();
}

/** Newest first; of this village only. */
export async function ownCases(visit: Visit): Promise<OwnCase[]> {
  const { store } = visit.context;
  const own = await ownContacts(visit);
  const found = await Promise.all(
    own.flatMap(({ id, contact }) =>
      contact.cases.map(async (ref) => {
        const c = (await store.get<Case>(ref.id))?.data;
        const isOwn = c !== undefined && c.village === visit.village.path;
        return isOwn ? [{ case: c, contact: id, at: ref.at }] : [];
      }),
    ),
  );
  return found.flat().sort((a, b) => b.at - a.at);
}
