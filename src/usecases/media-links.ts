/** Links by which somebody who works on a case opens a picture or voice: signed, for one person, for some days. */
import type { PersonId } from '../domain/person.js';
import { MINUTE, type Instant } from '../domain/time.js';
import type { MediaKeys } from './media-keys.js';
import { createSigner } from './signed-text.js';

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

const ID_FORM = /^m\/[0-9a-f]{2}\/([0-9a-f]+)$/u;

export function createMediaLinks(keys: MediaKeys, { base, outside, life }: MediaLinksOptions): MediaLinks {
  // These links are older than the purposes.
  const signer = createSigner(keys, '');
  return {
    outside,
    make: ({ media, person }, now) => {
      const until = Math.ceil((now + life) / MINUTE).toString(36);
      const said = [ID_FORM.exec(media)?.[1] ?? '', until, person].join('.');
      return `${base}${MEDIA_PATH}/${signer.sign(said)}`;
    },
    read: (token, now) => {
      const said = signer.read(token);
      if (said === null) return null;
      const [hex = '', until = '', ...person] = said.split('.');
      const expired = Number.parseInt(until, 36) * MINUTE < now;
      return { media: `m/${hex.slice(0, 2)}/${hex}`, person: person.join('.'), expired };
    },
  };
}
