import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A path for a database in a folder of its own, and how to get rid of both. */
export function temporaryFile(): { path: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'gezipu-store-'));
  return { path: join(folder, 'store.db'), remove: () => rmSync(folder, { recursive: true, force: true }) };
}
