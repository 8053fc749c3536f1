/** `gezipu undelivered`: what could not be said and was given up; with --retry it is tried once more. */
import type { Command } from 'commander';
import { openStore } from '../../app.js';
import { loadConfig } from '../../config.js';
import { retryUndelivered, undelivered } from '../../usecases/undelivered.js';

export function addUndelivered(program: Command): void {
  program
    .command('undelivered')
    .description('list what could not be said to anybody in the end')
    .option('--retry', 'try all of it once more')
    .action(async (options: { retry?: boolean }) => {
      const store = await openStore(loadConfig());
      try {
        const given = await undelivered(store);
        for (const one of given) process.stdout.write(`${one.ref ?? one.id}\t${one.kind}\t${one.to}\t${one.failed}\n`);
        if (given.length === 0) process.stdout.write('Nothing was given up.\n');
        if (options.retry === true)
          process.stdout.write(`${String(await retryUndelivered(store, Date.now()))} will be tried again.\n`);
      } finally {
        await store.close();
      }
    });
}
