/** Where a page ended: opaque to callers, and nothing that is not in their list anyway. */
import { z } from 'zod';
import type { Instant } from '../domain/time.js';

export interface Cursor {
  at: Instant;
  id: string;
}

const schema = z.tuple([z.int(), z.string().max(300)]);

export function writeCursor({ at, id }: Cursor): string {
  return Buffer.from(JSON.stringify([at, id])).toString('base64url');
}

/** Null for what is no cursor. */
export function readCursor(text: string): Cursor | null {
  try {
    const [at, id] = schema.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
    return { at, id };
  } catch {
    return null;
  }
}
