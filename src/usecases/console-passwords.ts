/**
 * Passwords of the dispatch centre, for those of the host: they may work where no chat with the bot is. Everybody else
 * comes in by the link from their chat, which nobody can guess.
 */
import { randomBytes } from 'node:crypto';
import type { Directory } from '../domain/directory.js';
import type { Person, PersonId, Role } from '../domain/person.js';
import { MINUTE, type Instant } from '../domain/time.js';
import type { Store } from '../ports/store.js';
import { forgetTries, mayTry, type TryLimit } from './bind-codes.js';
import { change } from './change.js';
import { leaveConsole } from './console-sessions.js';
import { freshAggregate } from './fresh-aggregate.js';
import { consolePasswordId } from './ids.js';

const WITH_PASSWORD: readonly Role[] = ['operator', 'auditor'];

export const TRIES_WITHIN: Instant = 15 * MINUTE;
const OF_ONE_PERSON: TryLimit = { most: 5, within: TRIES_WITHIN };
/** An office is behind one address with all its people. */
const FROM_ONE_ADDRESS: TryLimit = { most: 20, within: TRIES_WITHIN };

interface ConsolePassword {
  /** As argon2 writes it: with its parameters and its salt. */
  hash: string;
}

/** By id, else by name; null for nobody, for several of one name, and for who may have no password. */
export function passwordHolder(directory: Directory, called: string): Person | null {
  const wanted = called.normalize('NFKC').trim();
  const people = directory.villages.flatMap((village) => village.people);
  const ids = new Set(people.filter(({ id, name }) => id === wanted || name === wanted).map(({ id }) => id));
  const found = directory.person(wanted) ?? (ids.size === 1 ? directory.person([...ids][0] ?? '') : null);
  return found?.duties.some(({ role }) => WITH_PASSWORD.includes(role)) === true ? found : null;
}

/** In place of an earlier one. Whoever is in by any way is out then. */
export async function keepPassword(store: Store, person: PersonId, hash: string, now: Instant): Promise<void> {
  const id = consolePasswordId(person);
  await change<ConsolePassword>(store, id, (current) => ({
    ...(current ?? freshAggregate({ id, kind: 'console-password', area: '', at: now, data: { hash } })),
    data: { hash },
  }));
  await leaveConsole(store, person, now);
}

/** False when there was none. */
export async function removePassword(store: Store, person: PersonId, now: Instant): Promise<boolean> {
  const found = await store.get(consolePasswordId(person));
  const removed = found !== null && (await store.remove(found.id, found.version));
  if (removed) await leaveConsole(store, person, now);
  return removed;
}

/** What is kept of it; null for who has none. */
export async function passwordOf(store: Store, person: PersonId): Promise<string | null> {
  return (await store.get<ConsolePassword>(consolePasswordId(person)))?.data.hash ?? null;
}

/** Who is tried, a name that nobody has too, and from where; null when that is not known. */
export interface Trying {
  who: string;
  address: string | null;
}

/** Notes a try before it is looked at, so that many at once are counted too. */
export async function mayTryPassword(store: Store, { who, address }: Trying, now: Instant): Promise<boolean> {
  const key = randomBytes(9).toString('base64url');
  if (address !== null && !(await mayTry(store, fromAddress(address), key, now, FROM_ONE_ADDRESS))) return false;
  return mayTry(store, ofPerson(who), key, now, OF_ONE_PERSON);
}

/** After a right one. What came from the address is not forgotten: who knows one password may be guessing another. */
export function forgetPasswordTries(store: Store, { who }: Trying): Promise<void> {
  return forgetTries(store, ofPerson(who));
}

const ofPerson = (who: string): string => `console password of ${who}`;

/** Whoever has one address of version 6 has all that begin like it. */
const fromAddress = (address: string): string =>
  `console password from ${address.includes('.') ? address : address.split(':').slice(0, 4).join(':')}`;
