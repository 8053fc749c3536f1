/** Who may see the code by which an account is logged in: whoever opens a link in time, and then that browser for a while. */
import { createHash, randomBytes } from 'node:crypto';
import { MINUTE, type Instant } from '../domain/time.js';
import type { Store } from '../ports/store.js';
import { freshAggregate } from './fresh-aggregate.js';
import { loginPassId } from './ids.js';

export const LINK_LIFE: Instant = 10 * MINUTE;
export const PASS_LIFE: Instant = 30 * MINUTE;

type Kind = 'link' | 'pass';

/** The secret of a link that is good once. */
export function makeLoginLink(store: Store, now: Instant): Promise<string> {
  return make(store, 'link', now + LINK_LIFE, now);
}

/** Uses the link up and resolves to what the browser keeps; null when it was used, is too old, or never was. */
export async function redeemLink(store: Store, link: string, now: Instant): Promise<string | null> {
  const found = await read(store, link, 'link', now);
  if (found === null || !(await store.remove(found.id, found.version))) return null;
  return make(store, 'pass', now + PASS_LIFE, now);
}

export async function isAdmitted(store: Store, pass: string, now: Instant): Promise<boolean> {
  return (await read(store, pass, 'pass', now)) !== null;
}

async function make(store: Store, status: Kind, due: Instant, at: Instant): Promise<string> {
  const secret = randomBytes(24).toString('base64url');
  await store.commit(freshAggregate({ id: idOf(secret), kind: 'login-pass', area: '', status, at, due, data: {} }), 0);
  return secret;
}

async function read(store: Store, secret: string, status: Kind, now: Instant) {
  const found = await store.get(idOf(secret));
  return found?.status === status && found.due !== null && found.due > now ? found : null;
}

/** Whoever reads the store, or a backup of it, cannot log in with what is there. */
function idOf(secret: string): string {
  return loginPassId(createHash('sha256').update(secret).digest('hex'));
}
