/** Who looks at a page: a browser, and the person in front of it once they have shown who they are. */
import { randomBytes } from 'node:crypto';
import { DAY, type Instant } from '../domain/time.js';
import type { HttpRequest } from '../ports/http.js';
import type { Handle, SessionOf } from '../usecases/person-doors.js';
import { cookieHeader, cookieIn } from './cookies.js';
import type { Signer } from './signed.js';

export interface Visitor {
  /** Of this browser in this village; means nobody. */
  browser: string;
  /** Where they were written to when they signed in; they speak from there. Null for a stranger. */
  door: Handle | null;
  /** Larger letters. */
  big: boolean;
  /** Whether the browser keeps this already. */
  isKept: boolean;
}

const COOKIE = 'gezipu';
const KEPT: Instant = 180 * DAY;
const SIGNED_IN: Instant = 30 * DAY;

/** Somebody new when the browser brings nothing, or nothing of ours. A door is good as long as its login is. */
export function visitorIn(request: HttpRequest, signer: Signer, now: Instant, sessionOf: SessionOf): Visitor {
  const said = signer.read('visitor', cookieIn(request, COOKIE), now);
  if (said === null) return newVisitor();
  const [browser = '', big = '', channel = '', user = '', session = '', until = '0'] = said;
  const isIn = channel !== '' && Number(until) > now && (sessionOf(channel) ?? '') === session;
  return { browser, big: big === '1', door: isIn ? { channel, user } : null, isKept: true };
}

export const newVisitor = (): Visitor => ({
  browser: randomBytes(16).toString('base64url'),
  door: null,
  big: false,
  isKept: false,
});

/** The header by which the browser keeps it, for this village's pages only. */
export function keepVisitor(
  { browser, big, door }: Visitor,
  { signer, path, publicUrl, now, sessionOf }: KeepOptions,
): string {
  const session = door === null ? '' : (sessionOf(door.channel) ?? '');
  const said = [browser, big ? '1' : '', door?.channel ?? '', door?.user ?? '', session, String(now + SIGNED_IN)];
  const token = signer.sign('visitor', said, now + KEPT);
  return cookieHeader(COOKIE, token, { path, life: KEPT, publicUrl });
}

interface KeepOptions {
  signer: Signer;
  path: string;
  publicUrl: string;
  now: Instant;
  sessionOf: SessionOf;
}
