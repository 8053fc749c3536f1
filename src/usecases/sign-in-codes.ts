/** Signing in by phone: a code goes to the chat in which that phone is known, and whoever reads it there may come in. */
import { createHash, randomInt, timingSafeEqual } from 'node:crypto';
import type { AreaPath } from '../domain/area.js';
import type { Recipient } from '../domain/notice.js';
import { MINUTE, type Instant } from '../domain/time.js';
import { mayTry } from './bind-codes.js';
import { change } from './change.js';
import type { Context } from './context.js';
import { freshAggregate } from './fresh-aggregate.js';
import { phoneRef, signInCodeId } from './ids.js';
import { dueWith, outboxItems } from './outbox.js';
import { doorsOf, isLive, OWN, type Handle } from './person-doors.js';

export const CODE_LIFE: Instant = 10 * MINUTE;
const MOST_TRIES = 5;
/** More doors than one phone is left at; several mean that it is not clear whose it is. */
const MOST_CONTACTS = 20;

/** The channel of the villages' pages: nothing is found there that was not written there. */
export const WEB = 'web';

/** What is read of a contact. */
interface KnownContact extends Handle {
  phone: string | null;
}

interface SignInCode {
  /** Of the code: whoever reads the store cannot come in with what is there. */
  hash: string;
  door: Handle;
  tries: number;
}

/** Whether one may be asked for now; the answer is the same whether somebody has this phone or not. */
export async function sendCode(
  context: Context,
  village: AreaPath,
  phone: string,
  worded: (code: string) => string,
): Promise<boolean> {
  const { store, now } = context;
  if (!(await mayTry(store, `sign-in ${village} ${phone}`, String(now()), now()))) return false;
  const known = await doorOfPhone(context, village, phone);
  if (known === null) return true;
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const id = signInCodeId(village, phone);
  await change<SignInCode>(store, id, (current) => {
    const notice = { kind: 'said', text: worded(code) } as const;
    const outbox = outboxItems([{ to: known.to, notice }], `code@${String(now())}`, now());
    const data: SignInCode = { hash: hashOf(code), door: known.door, tries: 0 };
    const fresh = current ?? freshAggregate({ id, kind: 'sign-in-code', area: '', at: now(), data });
    return { ...fresh, at: now(), due: dueWith(now() + CODE_LIFE, outbox), outbox, data };
  });
  return true;
}

/** The door behind a right code, which is used up by that; null for every other. */
export async function redeemCode(
  { store, now }: Context,
  village: AreaPath,
  phone: string,
  code: string,
): Promise<Handle | null> {
  let door: Handle | null = null;
  await change<SignInCode>(store, signInCodeId(village, phone), (current) => {
    door = null;
    if (current === null || current.at + CODE_LIFE <= now() || current.data.tries >= MOST_TRIES) return null;
    const isRight = timingSafeEqual(Buffer.from(hashOf(code)), Buffer.from(current.data.hash));
    if (isRight) door = current.data.door;
    const tries = isRight ? MOST_TRIES : current.data.tries + 1;
    return { ...current, due: current.at + CODE_LIFE, data: { ...current.data, tries } };
  });
  return door;
}

interface Known {
  door: Handle;
  to: Recipient;
}

/** Somebody of the village file, else somebody who has left this phone in a chat; nobody when it is not clear who. */
async function doorOfPhone(context: Context, village: AreaPath, phone: string): Promise<Known | null> {
  const directory = context.directory();
  const people = [...directory.livingIn(village), ...directory.staffWithin(village)];
  const owners = new Set(people.filter((one) => one.phone === phone).map(({ id }) => id));
  const [person, ...more] = owners;
  if (person !== undefined) return more.length > 0 ? null : doorOfPerson(context, person);
  const query = { kind: 'contact', area: village, ref: phoneRef(phone), limit: MOST_CONTACTS };
  const contacts = (await context.store.find<KnownContact>(query)).map(({ data }) => data);
  const [contact, ...others] = contacts.filter((one) => one.phone === phone && one.channel !== WEB);
  if (contact === undefined || others.length > 0) return null;
  if (contact.channel === OWN) return doorOfPerson(context, contact.user);
  const { channel, user } = contact;
  return { door: { channel, user }, to: { to: 'conversation', channel, id: user, room: false, mention: [] } };
}

async function doorOfPerson({ store, directory, sessionOf }: Context, person: string): Promise<Known | null> {
  const learned = (await doorsOf(store, person))?.doors ?? [];
  const live = [...learned.filter((one) => isLive(one, sessionOf)), ...(directory().person(person)?.handles ?? [])];
  const [door] = live;
  return door === undefined ? null : { door: { channel: door.channel, user: door.user }, to: { to: 'person', person } };
}

const hashOf = (code: string): string => createHash('sha256').update(code.normalize('NFKC').trim()).digest('hex');
