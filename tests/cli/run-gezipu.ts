/** Runs `gezipu` as an operator does, on a store of its own. */
import { execFile } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));

export interface Run {
  code: number;
  out: string;
  err: string;
}

/** A folder for files, and the command with STORE in it and settings that may name files in it. */
export function openDesk(settings: (folder: string) => Record<string, string> = () => ({})): {
  folder: string;
  gezipu(...words: string[]): Promise<Run>;
} {
  const folder = mkdtempSync(join(tmpdir(), 'gezipu-cli-'));
  const env = { ...process.env, STORE: `sqlite:${join(folder, 'store.sqlite')}`, ...settings(folder) };
  return {
    folder,
    gezipu: (...words) =>
      new Promise((resolve) => {
        execFile(process.execPath, ['--import', 'tsx', MAIN, ...words], { env }, (error, out, err) => {
          resolve({ code: error === null ? 0 : Number(error.code), out, err });
        });
      }),
  };
}
