import { readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join, basename } from 'node:path';
import type { SyncKey } from './wechat4u-parts.js';

/** Up to where everything that was said has been taken by the service. */
export interface Mark {
  /** The session it belongs to. */
  sid: string;
  syncKey: SyncKey;
  checkKey: string;
  /** When the latest of it was said, in seconds. */
  heardAt: number;
}

/**
 * Remembers how far we have come, beside the session: the library asks for what comes after its latest question, but what
 * it was answered may not have been taken yet when the process is killed.
 */
export interface Progress {
  read(): Promise<Mark | null>;
  /** These came, and with them the account stands at `mark`. */
  came(ids: readonly string[], mark: Mark): void;
  /** This one needs no repetition. */
  done(id: string): void;
  /** Resolves when what is known is written. */
  written(): Promise<void>;
}

export function createProgress(session: string, warn: (err: unknown) => void): Progress {
  const file = `${session}.progress.json`;
  const waiting = new Set<string>();
  let reached: Mark | null = null;
  let writing = Promise.resolve();

  function settle(): void {
    if (waiting.size > 0 || reached === null) return;
    const mark = reached;
    reached = null;
    // Whole or not at all: half a file would be no mark.
    const draft = join(dirname(file), `.${basename(file)}`);
    writing = writing
      .then(() => writeFile(draft, JSON.stringify(mark), { mode: 0o600 }))
      .then(() => rename(draft, file))
      .catch(warn);
  }

  return {
    read: async () => {
      try {
        return JSON.parse(await readFile(file, 'utf8')) as Mark;
      } catch {
        return null;
      }
    },
    came: (ids, mark) => {
      for (const id of ids) waiting.add(id);
      reached = mark;
      settle();
    },
    done: (id) => {
      if (waiting.delete(id)) settle();
    },
    written: () => writing,
  };
}
