/** Who asks: a token, and the person of the directory as whom it acts. */
import { isStaff } from '../domain/person.js';
import { readToken, type TokenScope } from '../usecases/api-tokens.js';
import type { Context } from '../usecases/context.js';
import type { Answer } from './answer.js';
import { problem } from './problem.js';
import type { Limiter } from './rate-limit.js';
import type { Caller } from './route.js';

/** The caller, or the answer that says why there is none. */
export async function authenticate(
  context: Context,
  limit: Limiter,
  secret: string | null,
  scope: TokenScope,
): Promise<Caller | Answer> {
  const token = secret === null ? null : await readToken(context.store, secret);
  if (token === null)
    return {
      ...problem('no_token', 'send a token as bearer'),
      headers: { 'WWW-Authenticate': 'Bearer realm="gezipu"' },
    };
  const wait = limit(token.id, context.now());
  if (wait > 0) return { ...problem('too_many', `come again in ${wait} s`), headers: { 'Retry-After': String(wait) } };
  const person = context.directory().person(token.person);
  if (person === null || !isStaff(person)) return problem('not_allowed', 'the person of this token does not work here');
  if (!token.scopes.includes(scope)) return problem('not_allowed', `this token may not ${scope}`);
  return { token, person };
}

export function bearerOf(authorization: string | undefined): string | null {
  return /^Bearer ([\w-]{1,200})$/iu.exec(authorization?.trim() ?? '')?.[1] ?? null;
}
