/** The link that a chat gives to whoever asks for 我的: it opens what is theirs, for half an hour. */
import type { OwnPage } from '../conversation/turn.js';
import { MINUTE, type Instant } from '../domain/time.js';
import type { Handle, SessionOf } from '../usecases/person-doors.js';
import type { Signer } from './signed.js';

export const PAGES = '/v';

const LIFE: Instant = 30 * MINUTE;

interface OwnPageOptions {
  signer: Signer;
  publicUrl: string;
}

/** Null for a village whose page is closed. */
export function createOwnPage({ signer, publicUrl }: OwnPageOptions): OwnPage {
  return ({ directory, sessionOf, now }, { channel, user }, village) => {
    const area = directory().area(village);
    if (area?.code === undefined || area.page?.open === false) return null;
    const key = signer.sign('own', [area.code, channel, user, sessionOf(channel) ?? ''], now() + LIFE);
    return `${publicUrl}${PAGES}/${area.code}/me?key=${key}`;
  };
}

/** Whose link it is; null when it is too old, of another village, or of a login that is over. */
export function readOwnLink(
  { signer, sessionOf }: { signer: Signer; sessionOf: SessionOf },
  key: string,
  code: string,
  now: Instant,
): Handle | null {
  const [of, channel = '', user = '', session = ''] = signer.read('own', key, now) ?? [];
  return of === code && (sessionOf(channel) ?? '') === session ? { channel, user } : null;
}
