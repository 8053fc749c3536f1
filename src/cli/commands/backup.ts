/** `gezipu backup FILE`: an export that has been read back, and is on the disk when the command ends. */
import type { Command } from 'commander';
import { checkExport } from '../../usecases/import-store.js';
import { readLines } from '../export-file.js';
import { exportTo } from './export.js';

export function addBackup(program: Command): void {
  program
    .command('backup <file>')
    .description('back everything up as of this moment while the services go on, and read it back; .gz is packed')
    .option('--store <store>', 'which store, as STORE takes it (default: the configuration)')
    .action(async (file: string, options: { store?: string }) => {
      await exportTo(file, options.store);
      const { kinds, checksum } = await checkExport(readLines(file));
      const counts = Object.entries(kinds).map(([kind, count]) => `${count} ${kind}`);
      process.stdout.write(`${file}: ${counts.join(', ')}; read back, checksum ${checksum}\n`);
    });
}
