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
  /** The same with something in the pipe. */
  piped(input: string, ...words: string[]): Promise<Run>;
} {
  const folder = mkdtempSync(join(tmpdir(), 'gezipu-cli-'));
  const env = { ...process.env, STORE: `sqlite:${join(folder, 'store.sqlite')}`, ...settings(folder) };
  const piped = (input: string, ...words: string[]): Promise<Run> =>
    new Promise((resolve) => {
      const child = execFile(process.execPath, ['--import', 'tsx', MAIN, ...words], { env }, (error, out, err) => {
        resolve({ code: error === null ? 0 : Number(error.code), out, err });
      });
      child.stdin?.end(input);
    });
  return { folder, piped, gezipu: (...words) => piped('', ...words) };
}
