/** Short texts that come back by a link and must be ours: signed with the keys of the links. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { MediaKey, MediaKeys } from './media-keys.js';

export interface Signer {
  /** Fit to stand in an address. */
  sign(said: string): string;
  /** Null for what was not signed with a key of ours for this purpose. */
  read(token: string): string | null;
}

const SIGNATURE_BYTES = 16;

/** What was signed for one purpose is worth nothing for another. */
export function createSigner(keys: MediaKeys, purpose: string): Signer {
  const signature = ({ link }: MediaKey, said: Uint8Array): Buffer =>
    createHmac('sha256', link).update(purpose).update(said).digest().subarray(0, SIGNATURE_BYTES);
  return {
    sign: (text) => {
      const said = Buffer.from(text);
      return Buffer.concat([signature(keys.current, said), said]).toString('base64url');
    },
    read: (token) => {
      const bytes = Buffer.from(token, 'base64url');
      const said = bytes.subarray(SIGNATURE_BYTES);
      const given = bytes.subarray(0, SIGNATURE_BYTES);
      if (given.length < SIGNATURE_BYTES || said.length === 0) return null;
      return keys.all.some((key) => timingSafeEqual(signature(key, said), given)) ? said.toString() : null;
    },
  };
}
