/** One signed POST to an address that may be anybody's: never to this machine or its network, and never on and on. */
import { createHmac } from 'node:crypto';
import { lookup } from 'node:dns';
import { request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import type { LookupFunction } from 'node:net';
import { SECOND, type Instant } from '../../domain/time.js';
import { isPrivateAddress } from './private-address.js';

/** Receivers put the event away and work on it afterwards. */
const PATIENCE = 5 * SECOND;

export interface Parcel {
  url: string;
  body: string;
  secret: string;
  /** Whether addresses of this machine and its network are allowed. */
  privately: boolean;
  now: Instant;
  /** Milliseconds until it is given up; five seconds when absent. */
  patience?: number;
}

/** `v1=` and HMAC-SHA256 in hex over the timestamp (seconds), a full stop and the body. */
export function signatureOf(secret: string, timestamp: number, body: string): string {
  return `v1=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`;
}

/** Null when it was taken (2xx), else why not, in words for the operator. Redirects are not followed. Never rejects. */
export function sendSigned(parcel: Parcel): Promise<string | null> {
  const url = new URL(parcel.url);
  const { privately, patience = PATIENCE } = parcel;
  if (!privately && isPrivateAddress(url.hostname)) return Promise.resolve('private address');
  return new Promise((resolve) => {
    const send = url.protocol === 'https:' ? requestSecure : requestPlain;
    const options = { method: 'POST', headers: headersOf(parcel), signal: AbortSignal.timeout(patience) };
    // Resolved and checked where it is connected: a name must not be public for the check and private for the call.
    const asked = send(url, { ...options, agent: false, ...(privately ? {} : { lookup: publicOnly }) }, (answer) => {
      const { statusCode = 0 } = answer;
      // Nobody reads what else it has to say, and it might never end.
      answer.destroy();
      resolve(statusCode >= 200 && statusCode < 300 ? null : `answered ${statusCode}`);
    });
    asked.on('error', (error: NodeJS.ErrnoException) => {
      resolve(error.name === 'AbortError' || error.name === 'TimeoutError' ? 'no answer in time' : reasonOf(error));
    });
    asked.end(parcel.body);
  });
}

function headersOf({ body, secret, now }: Parcel): Record<string, string> {
  const timestamp = Math.floor(now / SECOND);
  const { id, event } = JSON.parse(body) as { id: string; event: string };
  return {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': String(Buffer.byteLength(body)),
    'User-Agent': 'gezipu-webhook/1',
    'X-Gezipu-Event': event,
    'X-Gezipu-Delivery': id,
    'X-Gezipu-Timestamp': String(timestamp),
    'X-Gezipu-Signature': signatureOf(secret, timestamp, body),
  };
}

const publicOnly: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { ...options, all: true }, (error, found) => {
    const refused =
      error ?? (found.some(({ address }) => isPrivateAddress(address)) ? new Error('private address') : null);
    const [first] = error === null ? found : [];
    if (refused !== null || first === undefined) done(refused ?? new Error('no address'), '', 4);
    else if (options.all === true) done(null, found);
    else done(null, first.address, first.family);
  });
};

const reasonOf = (error: NodeJS.ErrnoException): string => error.code ?? error.message;
