/** Who called, and that it was called once: HMAC-SHA256 over time, nonce, address and body, in three headers. */
import { createHash, createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { MINUTE, SECOND, type Instant } from '../../src/domain/time.js';
import type { HttpRequest } from '../../src/ports/http.js';
import { createRecentKeys } from '../shared/recent-keys.js';

export const TIMESTAMP = 'x-gezipu-timestamp';
const NONCE = 'x-gezipu-nonce';
export const SIGNATURE = 'x-gezipu-signature';

/** Clocks of two machines may differ by this much. */
const WINDOW: Instant = 5 * MINUTE;

/** Far more calls than two windows bring; only signed ones count, so no stranger can push any out. */
const REMEMBERED = 100_000;

export interface Signed {
  secret: string;
  /** Of the call, as both ends know it: "/webhooks/messaging/wechaty". Not what a proxy made of it. */
  address: string;
  body: Uint8Array;
}

/** Headers for one call by POST. */
export function sign(call: Signed, now: Instant): Record<string, string> {
  const timestamp = String(Math.floor(now / SECOND));
  const nonce = randomUUID();
  return { [TIMESTAMP]: timestamp, [NONCE]: nonce, [SIGNATURE]: signature(call, timestamp, nonce) };
}

/**
 * Says whether a request was signed with the secret for this address, lately, and comes for the first time. The answer to
 * a request that was refused tells nothing of why.
 */
export function createVerifier(secret: string, now: () => Instant) {
  const nonces = createRecentKeys(REMEMBERED);
  return ({ headers, body }: Pick<HttpRequest, 'headers' | 'body'>, address: string): boolean => {
    const { [TIMESTAMP]: timestamp = '', [NONCE]: nonce = '', [SIGNATURE]: given = '' } = headers;
    if (!/^\d{1,12}$/u.test(timestamp) || !/^[\w-]{16,64}$/u.test(nonce)) return false;
    if (Math.abs(now() - Number(timestamp) * SECOND) > WINDOW) return false;
    if (!isSame(given, signature({ secret, address, body }, timestamp, nonce)) || nonces.has(nonce)) return false;
    nonces.add(nonce);
    return true;
  };
}

function signature({ secret, address, body }: Signed, timestamp: string, nonce: string): string {
  const digest = createHash('sha256').update(body).digest('hex');
  return createHmac('sha256', secret).update(`${timestamp}\n${nonce}\nPOST ${address}\n${digest}`).digest('hex');
}

/** In constant time, whatever was given. */
function isSame(given: string, right: string): boolean {
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(given), hash(right));
}
