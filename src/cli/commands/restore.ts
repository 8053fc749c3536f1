/** `gezipu restore FILE`: puts a backup or export back into a store, which should be empty. */
import type { Command } from 'commander';
import { importStore } from '../../usecases/import-store.js';
import { readLines } from '../export-file.js';
import { openStoreAt, refuseWhileInUse } from '../store-choice.js';
import { tellCopied } from '../tell-copied.js';

interface Options {
  store?: string;
  inUse?: boolean;
}

export function addRestore(program: Command): void {
  program
    .command('restore <file>')
    .description('put a backup or export back, and check that it arrived; what the store has already stays as it is')
    .option('--store <store>', 'into which store, as STORE takes it (default: the configuration)')
    .option('--in-use', 'although a service seems to work on it (it was killed, and did not sign off)')
    .action(restore);
}

async function restore(file: string, options: Options): Promise<void> {
  const store = await openStoreAt(options.store);
  try {
    if (options.inUse !== true) await refuseWhileInUse(store, Date.now());
    tellCopied(await importStore(store, () => readLines(file)));
  } finally {
    await store.close();
  }
}
