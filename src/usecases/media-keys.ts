/** The keys of pictures and voices. One secret gives all three that are needed; several secrets can be known at a time. */
import { hkdfSync } from 'node:crypto';

export interface MediaKey {
  /** Written beside whatever was sealed with this key; tells nothing of the secret. */
  id: string;
  /** Seals and opens contents. */
  seal: Uint8Array;
  /** Makes ids that tell nothing of the contents. */
  name: Uint8Array;
  /** Signs links. */
  link: Uint8Array;
}

export interface MediaKeys {
  /** For whatever is new. */
  current: MediaKey;
  /** The current one among it. */
  all: readonly MediaKey[];
}

/** `before` are secrets that were current once: what they sealed stays readable, and their links good. */
export function createMediaKeys(current: string, before: readonly string[] = []): MediaKeys {
  const first = derive(current);
  return { current: first, all: [first, ...before.filter((secret) => secret !== current).map(derive)] };
}

function derive(secret: string): MediaKey {
  const part = (purpose: string, bytes: number): Buffer =>
    Buffer.from(hkdfSync('sha256', secret, '', `gezipu media ${purpose}`, bytes));
  return { id: part('id', 4).toString('hex'), seal: part('seal', 32), name: part('name', 32), link: part('link', 32) };
}
