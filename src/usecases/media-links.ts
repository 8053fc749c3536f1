/** Links by which somebody who works on a case opens a picture or voice: signed, for one person, for some days. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { PersonId } from '../domain/person.js';
import { MINUTE, type Instant } from '../domain/time.js';
import type { MediaKey, MediaKeys } from './media-keys.js';

export interface MediaLinksOptions {
  /** What links begin with, without a slash at its end. */
  base: string;
  /** False when `base` leads nowhere but on this machine. */
  outside: boolean;
  /** Milliseconds for which a link is good. */
  life: number;
}

/** What a link says. */
export interface MediaTicket {
  media: string;
  person: PersonId;
}

export interface MediaLinks {
  outside: boolean;
  make(ticket: MediaTicket, now: Instant): string;
  /** Null for what was not signed with a key of ours. */
  read(token: string, now: Instant): (MediaTicket & { expired: boolean }) | null;
}

/** Below this path; the token follows. */
export const MEDIA_PATH = '/media';

const SIGNATURE_BYTES = 16;
const ID_FORM = /^m\/[0-9a-f]{2}\/([0-9a-f]+)$/u;

export function createMediaLinks(keys: MediaKeys, { base, outside, life }: MediaLinksOptions): MediaLinks {
  return {
    outside,
    make: ({ media, person }, now) => {
      const until = Math.ceil((now + life) / MINUTE).toString(36);
      const said = Buffer.from([ID_FORM.exec(media)?.[1] ?? '', until, person].join('.'));
      const token = Buffer.concat([signature(keys.current, said), said]).toString('base64url');
      return `${base}${MEDIA_PATH}/${token}`;
    },
    read: (token, now) => {
      const bytes = Buffer.from(token, 'base64url');
      const said = bytes.subarray(SIGNATURE_BYTES);
      const given = bytes.subarray(0, SIGNATURE_BYTES);
      if (given.length < SIGNATURE_BYTES || said.length === 0) return null;
      if (!keys.all.some((key) => timingSafeEqual(signature(key, said), given))) return null;
      const [hex = '', until = '', ...person] = said.toString().split('.');
      const expired = Number.parseInt(until, 36) * MINUTE < now;
      return { media: `m/${hex.slice(0, 2)}/${hex}`, person: person.join('.'), expired };
    },
  };
}

function signature({ link }: MediaKey, said: Uint8Array): Buffer {
  return createHmac('sha256', link).update(said).digest().subarray(0, SIGNATURE_BYTES);
}
