/** Links by which somebody opens a report or a letter: signed, for one person, for some days. Nothing is stored for them. */
import type { AreaPath } from '../domain/area.js';
import type { PersonId } from '../domain/person.js';
import { MINUTE, type Instant } from '../domain/time.js';
import type { MediaKeys } from './media-keys.js';
import { createSigner } from './signed-text.js';

/** `month` is any instant in it; `to` whom a letter is for, as it was written. */
export type Paper =
  | { kind: 'xlsx' | 'pdf'; area: AreaPath; month: Instant }
  | { kind: 'letter'; case: string; to: string; writtenAt: Instant };

/** What a link says. */
export interface PaperTicket {
  person: PersonId;
  paper: Paper;
}

export interface PaperLinks {
  make(ticket: PaperTicket, now: Instant): string;
  /** Null for what was not signed with a key of ours. */
  read(token: string, now: Instant): (PaperTicket & { expired: boolean }) | null;
}

/** Below this path; the token follows. */
export const PAPER_PATH = '/reports';

/** `base`: what links begin with, without a slash at its end. `life`: milliseconds for which a link is good. */
export function createPaperLinks(keys: MediaKeys, { base, life }: { base: string; life: number }): PaperLinks {
  const signer = createSigner(keys, 'paper:');
  return {
    make: (ticket, now) => {
      const until = Math.ceil((now + life) / MINUTE);
      return `${base}${PAPER_PATH}/${signer.sign(JSON.stringify([until, ticket]))}`;
    },
    read: (token, now) => {
      const said = signer.read(token);
      if (said === null) return null;
      const [until, ticket] = JSON.parse(said) as [number, PaperTicket];
      return { ...ticket, expired: until * MINUTE < now };
    },
  };
}
