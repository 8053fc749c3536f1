/** `gezipu login`: prints an address, good once, at which WeChat is logged in. */
import type { Command } from 'commander';
import { loadConfig } from '../../config.js';
import { loginAddress } from '../../login-door.js';
import { openExistingStore } from '../store-choice.js';

export function addLogin(program: Command): void {
  program
    .command('login')
    .description('print an address, good once and for ten minutes, at which WeChat is logged in')
    .action(async () => {
      const config = loadConfig();
      const store = await openExistingStore(undefined);
      try {
        process.stdout.write(`${await loginAddress(store, config.publicUrl, Date.now())}\n`);
      } finally {
        await store.close();
      }
    });
}
