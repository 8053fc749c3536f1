/** Numbers by which somebody shows who they are, or what a room is: good once and for a short while. */
import { randomInt } from 'node:crypto';
import type { PersonId } from '../domain/person.js';
import { HOUR, MINUTE, type Instant } from '../domain/time.js';
import type { Store } from '../ports/store.js';
import { change } from './change.js';
import { freshAggregate } from './fresh-aggregate.js';
import { bindCodeId, bindTriesId } from './ids.js';
import type { Door } from './person-doors.js';

/** Who or what is shown. */
export type Bound = { person: PersonId } | { group: string };

export interface BindCode {
  bound: Bound;
  /** Set when it is not the speaker who is meant: somebody claimed to be this person, and a clerk may confirm it. */
  claimedBy: Door | null;
  /** Key of the message that used it; null as long as nobody has. */
  usedBy: string | null;
}

export const CODE_LIFE: Instant = 10 * MINUTE;

/** A clerk is not always at the phone. */
export const CLAIM_LIFE: Instant = 24 * HOUR;

/** With six digits, a thousand strangers who guess as often as they may find one of ten codes after a day of trying. */
const DIGITS = 6;
const BINDING: TryLimit = { most: 5, within: HOUR };

/** Makes a code that nobody has at present. */
export async function makeCode(
  store: Store,
  { bound, claimedBy = null }: { bound: Bound; claimedBy?: Door | null },
  now: Instant,
): Promise<string> {
  for (;;) {
    const code = String(randomInt(10 ** DIGITS)).padStart(DIGITS, '0');
    const data: BindCode = { bound, claimedBy, usedBy: null };
    const due = now + (claimedBy === null ? CODE_LIFE : CLAIM_LIFE);
    const fresh = freshAggregate({ id: bindCodeId(code), kind: 'bind-code', area: '', at: now, due, data });
    if (await store.commit(fresh, 0)) return code;
  }
}

/** What a code stands for, without using it; null when it is none, too old, or was used by another message. */
export async function readCode(store: Store, code: string, key: string, now: Instant): Promise<BindCode | null> {
  const found = await store.get<BindCode>(bindCodeId(code));
  if (found === null || (found.due ?? 0) <= now) return null;
  return found.data.usedBy === null || found.data.usedBy === key ? found.data : null;
}

/** Uses it up for the message with this key; the same message, worked on again, is given the same. */
export async function useCode(store: Store, code: string, key: string, now: Instant): Promise<BindCode | null> {
  const used = await change<BindCode>(store, bindCodeId(code), (current) =>
    current === null || (current.due ?? 0) <= now || current.data.usedBy !== null
      ? null
      : { ...current, data: { ...current.data, usedBy: key } },
  );
  return used?.data.usedBy === key ? used.data : null;
}

/** How often something may be tried. */
export interface TryLimit {
  most: number;
  within: Instant;
}

/** Notes an attempt; false when there were too many of late. A message that is worked on again counts once. */
export async function mayTry(
  store: Store,
  contact: string,
  key: string,
  now: Instant,
  { most, within }: TryLimit = BINDING,
): Promise<boolean> {
  const id = bindTriesId(contact);
  const { data } = await change<{ tries: readonly { key: string; at: Instant }[] }>(store, id, (current) => {
    const recent = (current?.data.tries ?? []).filter((one) => one.at > now - within && one.key !== key);
    const tries = [...recent, { key, at: now }].slice(-most - 1);
    const begun = { id, kind: 'bind-tries', area: '', at: now, data: { tries } };
    return { ...(current ?? freshAggregate(begun)), due: now + within, data: { tries } };
  });
  return data.tries.length <= most;
}

/** What was tried came right: it begins anew. */
export async function forgetTries(store: Store, contact: string): Promise<void> {
  const found = await store.get(bindTriesId(contact));
  if (found !== null) await store.remove(found.id, found.version);
}
