/**
 * Who is behind a handle, and where a person can be reached: learned by a remark or by a code, never by a name.
 * Handles of some platforms are others after every login, so each is believed only in the session it was learned in;
 * what they have told stays with the person.
 */
import type { PersonId } from '../domain/person.js';
import type { Instant } from '../domain/time.js';
import type { Store } from '../ports/store.js';
import { change } from './change.js';
import { freshAggregate } from './fresh-aggregate.js';
import { doorsId, handleId } from './ids.js';

/** A handle of a channel. */
export interface Handle {
  channel: string;
  user: string;
}

/** Of a person, or of a group: then `user` is the room. `session` is null where handles never change. */
export interface Door extends Handle {
  session: string | null;
  at: Instant;
}

export interface PersonDoors {
  person: PersonId;
  /** The latest learned first, one for each channel and session. */
  doors: readonly Door[];
}

/** Stands in the place of a channel for the contact of a person with doors: what they told belongs to no handle. */
export const OWN = 'person';

interface KnownHandle {
  person: PersonId;
  session: string | null;
}

/** Which login a channel has at present: undefined where handles never change, null while it has none. */
export type SessionOf = (channel: string) => string | null | undefined;

/** Those of old sessions lead from an old handle to its person, as long as something may still be said to it. */
const MOST_DOORS = 8;

export function isLive({ channel, session }: Pick<Door, 'channel' | 'session'>, sessionOf: SessionOf): boolean {
  return session === (sessionOf(channel) ?? null) && (session !== null || sessionOf(channel) === undefined);
}

/** The latest first, without another one of the same session. */
export function withDoor(doors: readonly Door[], door: Door): Door[] {
  const others = doors.filter((one) => one.channel !== door.channel || one.session !== door.session);
  return [door, ...others].slice(0, MOST_DOORS);
}

/** Whom the handle belonged to when it was learned; `isStill` says whether it does now. */
export async function knownAs(
  store: Store,
  { channel, user }: Handle,
  sessionOf: SessionOf,
): Promise<{ person: PersonId; isStill: boolean } | null> {
  const known = await store.get<KnownHandle>(handleId(channel, user));
  if (known === null) return null;
  const { person, session } = known.data;
  return { person, isStill: isLive({ channel, session }, sessionOf) };
}

export async function doorsOf(store: Store, person: PersonId): Promise<PersonDoors | null> {
  return (await store.get<PersonDoors>(doorsId(person)))?.data ?? null;
}

/** Notes that this handle is the person's from now on; done twice, it is there once. */
export async function learnDoor(store: Store, person: PersonId, door: Door): Promise<void> {
  const { channel, user, session, at } = door;
  const known = { person, session };
  await change<KnownHandle>(store, handleId(channel, user), (current) => {
    if (current?.data.person === person && current.data.session === session) return null;
    const id = handleId(channel, user);
    return { ...(current ?? freshAggregate({ id, kind: 'handle', area: '', at, data: known })), data: known };
  });
  const id = doorsId(person);
  await change<PersonDoors>(store, id, (current) => {
    const before = current?.data ?? { person, doors: [] };
    const data = { ...before, doors: withDoor(before.doors, door) };
    return { ...(current ?? freshAggregate({ id, kind: 'doors', area: '', at, data })), data };
  });
}

/**
 * Forgets whose handle it was, and that the person can be reached there. Resolves to the person when it was their last
 * door, so that nobody can ever come in again to what they told; else null.
 */
export async function forgetDoor(store: Store, { channel, user }: Handle): Promise<PersonId | null> {
  const known = await store.get<KnownHandle>(handleId(channel, user));
  if (known === null) return null;
  const { person } = known.data;
  const isOther = (door: Handle): boolean => door.channel !== channel || door.user !== user;
  const left = await change<PersonDoors>(store, doorsId(person), (current) =>
    current === null ? null : { ...current, data: { ...current.data, doors: current.data.doors.filter(isOther) } },
  );
  await store.remove(known.id, known.version);
  return left?.data.doors.length === 0 ? person : null;
}
