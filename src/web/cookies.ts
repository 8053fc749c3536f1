/** What a browser keeps for us. No script reads it, and no other site's form brings it. */
import { parseCookie, stringifySetCookie } from 'cookie';
import { SECOND, type Instant } from '../domain/time.js';
import type { HttpRequest } from '../ports/http.js';

/** "" when the browser brings none of this name. */
export function cookieIn({ headers }: HttpRequest, name: string): string {
  return parseCookie(headers['cookie'] ?? '')[name] ?? '';
}

interface Kept {
  /** The pages that it is brought to, with all below. */
  path: string;
  /** 0: the browser forgets it now. */
  life: Instant;
  /** As people reach the service: with https, it is never brought in clear. */
  publicUrl: string;
}

/** The `set-cookie` header. */
export function cookieHeader(name: string, value: string, { path, life, publicUrl }: Kept): string {
  const secure = publicUrl.startsWith('https:');
  return stringifySetCookie({ name, value, path, maxAge: life / SECOND, httpOnly: true, sameSite: 'lax', secure });
}
