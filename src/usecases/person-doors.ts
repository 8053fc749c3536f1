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
  /** The latest learned first. */
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

/** Of one channel. Those of the last logins lead from an old handle to its person: something may still be said to it. */
const MOST_DOORS = 3;

export function isLive({ channel, session }: Pick<Door, 'channel' | 'session'>, sessionOf: SessionOf): boolean {
  return session === (sessionOf(channel) ?? null) && (session !== null || sessionOf(channel) === undefined);
}

/** The latest first, without those in whose place it comes. */
export function withDoor(doors: readonly Door[], door: Door, isReplaced: (other: Door) => boolean): Door[] {
  const others = doors.filter((one) => !isReplaced(one));
  const beside = others.filter((one) => one.channel === door.channel).slice(0, MOST_DOORS - 1);
  return [door, ...beside, ...others.filter((one) => one.channel !== door.channel)];
}

export const isSameHandle = (a: Handle, b: Handle): boolean => a.channel === b.channel && a.user === b.user;

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

/** Notes that this handle is the person's from now on, and nobody else's; done twice, it is there once. */
export async function learnDoor(store: Store, person: PersonId, door: Door): Promise<void> {
  const { channel, user, session, at } = door;
  if ((await store.get<KnownHandle>(handleId(channel, user)))?.data.person !== person) await forgetDoor(store, door);
  const known = { person, session };
  await change<KnownHandle>(store, handleId(channel, user), (current) => {
    if (current?.data.person === person && current.data.session === session) return null;
    const id = handleId(channel, user);
    return { ...(current ?? freshAggregate({ id, kind: 'handle', area: '', at, data: known })), data: known };
  });
  let gone: readonly Door[] = [];
  await changeDoors(store, person, at, (before) => {
    const doors = withDoor(before, door, (other) => isSameHandle(other, door));
    gone = before.filter((one) => !doors.some((left) => isSameHandle(left, one)));
    return doors;
  });
  for (const one of gone) await forgetHandle(store, one, person);
}

/** Forgets whose handle it was, and that the person can be reached there. */
export async function forgetDoor(store: Store, { channel, user }: Handle): Promise<void> {
  const known = await store.get<KnownHandle>(handleId(channel, user));
  if (known === null) return;
  const { person } = known.data;
  const isOther = (door: Door): boolean => !isSameHandle(door, { channel, user });
  // The door first: without the handle nobody would know whose it was.
  await changeDoors(store, person, known.at, (before) => before.filter(isOther));
  await forgetHandle(store, { channel, user }, person);
}

async function changeDoors(
  store: Store,
  person: PersonId,
  at: Instant,
  update: (before: readonly Door[]) => readonly Door[],
): Promise<void> {
  const id = doorsId(person);
  await change<PersonDoors>(store, id, (current) => {
    const data = { person, doors: update(current?.data.doors ?? []) };
    return { ...(current ?? freshAggregate({ id, kind: 'doors', area: '', at, data })), data };
  });
}

async function forgetHandle(store: Store, { channel, user }: Handle, person: PersonId): Promise<void> {
  const known = await store.get<KnownHandle>(handleId(channel, user));
  if (known?.data.person === person) await store.remove(known.id, known.version);
}
