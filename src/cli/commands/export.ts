/** `gezipu export FILE|-`: everything as JSON lines, as of one moment; the services may go on. */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import { exportLines } from '../../usecases/export-store.js';
import { withLineFeeds, writeLines } from '../export-file.js';
import { openExistingStore, type Address } from '../store-choice.js';

export function addExport(program: Command): void {
  program
    .command('export <file>')
    .description('write everything as JSON lines, packed when the name ends in .gz; "-" is standard output')
    .option('--store <store>', 'which store, as STORE takes it (default: the configuration)')
    .action((file: string, options: { store?: string }) => exportTo(file, options.store));
}

/** The file must be new; it gets its name when it is complete. */
export async function exportTo(file: string, address: Address): Promise<void> {
  const store = await openExistingStore(address);
  try {
    const lines = exportLines(store, Date.now());
    if (file === '-') await pipeline(Readable.from(withLineFeeds(lines)), process.stdout, { end: false });
    else await writeLines(file, lines);
  } finally {
    await store.close();
  }
}
