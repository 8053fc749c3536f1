/** What a browser or a link carries for us, and cannot change: signed, for one purpose, until an instant. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Instant } from '../domain/time.js';
import type { MediaKeys } from '../usecases/media-keys.js';

export interface Signer {
  sign(purpose: string, said: readonly string[], until: Instant): string;
  /** Null for what is too old, was signed for something else, or by nobody of ours. */
  read(purpose: string, token: string, now: Instant): readonly string[] | null;
}

const BYTES = 16;

/** With the secret that signs the links to pictures; what was signed with an earlier one stays good. */
export function createSigner(keys: MediaKeys): Signer {
  const signature = (secret: Uint8Array, purpose: string, said: Uint8Array): Buffer =>
    createHmac('sha256', secret).update(`page ${purpose}\n`).update(said).digest().subarray(0, BYTES);
  return {
    sign: (purpose, said, until) => {
      const bytes = Buffer.from(JSON.stringify([until, ...said]));
      return Buffer.concat([signature(keys.current.link, purpose, bytes), bytes]).toString('base64url');
    },
    read: (purpose, token, now) => {
      const bytes = Buffer.from(token, 'base64url');
      const [given, said] = [bytes.subarray(0, BYTES), bytes.subarray(BYTES)];
      if (given.length < BYTES) return null;
      if (!keys.all.some((key) => timingSafeEqual(signature(key.link, purpose, said), given))) return null;
      const [until, ...rest] = JSON.parse(said.toString()) as [Instant, ...string[]];
      return until < now ? null : rest;
    },
  };
}
