import type { Instant } from '../../src/domain/time.js';
import { sign } from './signature.js';

export interface Caller {
  secret: string;
  now(): Instant;
}

export interface Call {
  /** Where the other end is, without a slash at its end. */
  base: string;
  address: string;
  body: unknown;
  /** Milliseconds until it is given up. */
  patience: number;
}

/** One signed call by POST. Rejects when nobody answers in time. */
export async function call({ secret, now }: Caller, { base, address, body, patience }: Call): Promise<Response> {
  const bytes = new TextEncoder().encode(JSON.stringify(body));
  return fetch(`${base}${address}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...sign({ secret, address, body: bytes }, now()) },
    body: bytes,
    signal: AbortSignal.timeout(patience),
    // A redirect would lead the signed words somewhere else.
    redirect: 'error',
  });
}

/** True when the other end cannot have heard the call, so that nothing came of it. */
export function wasNotHeard(thrown: unknown): boolean {
  const code = (thrown as { cause?: { code?: unknown } | null } | null)?.cause?.code;
  return typeof code === 'string' && NOT_REACHED.has(code);
}

/** Of Node's sockets, and of its fetch. */
const NOT_REACHED: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
]);
