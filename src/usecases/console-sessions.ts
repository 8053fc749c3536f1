/**
 * Who is signed in at the dispatch centre: by a link from their own chat, good once, or by a password, and from then on
 * by a secret that one browser keeps. All of one person's are in one aggregate, so that one word ends all of them.
 */
import { createHash, randomBytes } from 'node:crypto';
import type { PersonId } from '../domain/person.js';
import { HOUR, MINUTE, type Instant } from '../domain/time.js';
import type { Aggregate, Store } from '../ports/store.js';
import { change } from './change.js';
import { freshAggregate } from './fresh-aggregate.js';
import { consoleDoorId } from './ids.js';

export const LINK_LIFE: Instant = 10 * MINUTE;
export const SESSION_LIFE: Instant = 12 * HOUR;
export const IDLE_LIFE: Instant = 2 * HOUR;
/** A session that is used is written down again after so long, not at every request. */
const SEEN_EVERY: Instant = 5 * MINUTE;
const MOST = 10;

/** Hashes only: whoever reads the store, or a backup of it, cannot come in with what is there. */
interface ConsoleDoor {
  links: readonly { hash: string; until: Instant }[];
  sessions: readonly { hash: string; until: Instant; seenAt: Instant }[];
}

const CLOSED: ConsoleDoor = { links: [], sessions: [] };

/** The secret of a link. */
export async function makeConsoleLink(store: Store, person: PersonId, now: Instant): Promise<string> {
  const secret = newSecret();
  await changeDoor(store, person, now, (door) => ({
    ...door,
    links: [...door.links, { hash: hashOf(secret), until: now + LINK_LIFE }].slice(-MOST),
  }));
  return secret;
}

/** Uses the link up and gives the secret of a new session; null when it was used, is too old, or never was. */
export async function openConsole(store: Store, person: PersonId, link: string, now: Instant): Promise<string | null> {
  const [secret, used] = [newSecret(), hashOf(link)];
  const { sessions } = await changeDoor(store, person, now, (door) => {
    if (!door.links.some(({ hash }) => hash === used)) return null;
    return withSession({ ...door, links: door.links.filter(({ hash }) => hash !== used) }, secret, now);
  });
  return sessions.some(({ hash }) => hash === hashOf(secret)) ? secret : null;
}

/** The secret of a new session for somebody who has shown otherwise who they are. */
export async function openSession(store: Store, person: PersonId, now: Instant): Promise<string> {
  const secret = newSecret();
  await changeDoor(store, person, now, (door) => withSession(door, secret, now));
  return secret;
}

/** Whether it is still good; looking keeps it from becoming idle. */
export async function isInConsole(store: Store, person: PersonId, session: string, now: Instant): Promise<boolean> {
  const stored = await store.get<ConsoleDoor>(consoleDoorId(person));
  const wanted = hashOf(session);
  const found = stored === null ? undefined : alive(stored.data, now).sessions.find(({ hash }) => hash === wanted);
  if (found === undefined) return false;
  if (found.seenAt + SEEN_EVERY <= now)
    await changeDoor(store, person, now, (door) => ({
      ...door,
      sessions: door.sessions.map((one) => (one.hash === wanted ? { ...one, seenAt: now } : one)),
    }));
  return true;
}

/** Ends one session, or without one named all of them, and with them links that nobody has opened. */
export async function leaveConsole(store: Store, person: PersonId, now: Instant, session?: string): Promise<void> {
  const left = session === undefined ? null : hashOf(session);
  await changeDoor(store, person, now, ({ links, sessions }) =>
    left === null ? CLOSED : { links, sessions: sessions.filter(({ hash }) => hash !== left) },
  );
}

async function changeDoor(
  store: Store,
  person: PersonId,
  now: Instant,
  next: (door: ConsoleDoor) => ConsoleDoor | null,
): Promise<ConsoleDoor> {
  const id = consoleDoorId(person);
  const stored = await change<ConsoleDoor>(store, id, (current): Aggregate<ConsoleDoor> | null => {
    const data = next(current === null ? CLOSED : alive(current.data, now));
    if (data === null) return null;
    // Then nothing of it is good any more, and it is removed.
    return {
      ...(current ?? freshAggregate({ id, kind: 'console-door', area: '', at: now, data })),
      due: now + SESSION_LIFE,
      data,
    };
  });
  return stored?.data ?? CLOSED;
}

function withSession(door: ConsoleDoor, secret: string, now: Instant): ConsoleDoor {
  const session = { hash: hashOf(secret), until: now + SESSION_LIFE, seenAt: now };
  return { ...door, sessions: [...door.sessions, session].slice(-MOST) };
}

function alive({ links, sessions }: ConsoleDoor, now: Instant): ConsoleDoor {
  return {
    links: links.filter(({ until }) => until > now),
    sessions: sessions.filter(({ until, seenAt }) => until > now && seenAt + IDLE_LIFE > now),
  };
}

const newSecret = (): string => randomBytes(24).toString('base64url');
const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');
