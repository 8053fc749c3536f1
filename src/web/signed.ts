/** What a browser or a link carries for us, and cannot change: signed, for one purpose, until an instant. */
import type { Instant } from '../domain/time.js';
import type { MediaKeys } from '../usecases/media-keys.js';
import { createSigner as createTextSigner, type Signer as TextSigner } from '../usecases/signed-text.js';

export interface Signer {
  sign(purpose: string, said: readonly string[], until: Instant): string;
  /** Null for what is too old, was signed for something else, or by nobody of ours. */
  read(purpose: string, token: string, now: Instant): readonly string[] | null;
}

/** With the secret that signs the links to pictures; what was signed with an earlier one stays good. */
export function createSigner(keys: MediaKeys): Signer {
  const signerOf = (purpose: string): TextSigner => createTextSigner(keys, `page ${purpose}\n`);
  return {
    sign: (purpose, said, until) => signerOf(purpose).sign(JSON.stringify([until, ...said])),
    read: (purpose, token, now) => {
      const text = signerOf(purpose).read(token);
      if (text === null) return null;
      const [until, ...said] = JSON.parse(text) as [Instant, ...string[]];
      return until < now ? null : said;
    },
  };
}
