/** `gezipu import village.yaml …`: takes village files over; every error with its line, and nothing of a wrong file. */
import type { Command } from 'commander';
import { openStore } from '../../app.js';
import { importVillages, readVillages } from '../../village-files.js';
import { loadConfig } from '../../config.js';

export function addImport(program: Command): void {
  program
    .command('import <files...>')
    .description('import village files; a running service takes them over within a minute')
    .option('--check', 'only check the files')
    .action(async (files: string[], options: { check?: boolean }) => {
      if (options.check === true) {
        const villages = await readVillages(files);
        for (const { file, village } of villages) {
          process.stdout.write(
            `${file}: ${String(village.areas.length)} areas, ${String(village.people.length)} people, ${String(village.households.length)} households, ${String(village.groups.length)} groups; no errors\n`,
          );
        }
        return;
      }
      const store = await openStore(loadConfig());
      try {
        await importVillages(store, files, Date.now, (file, result) => process.stdout.write(`${file}: ${result}\n`));
      } finally {
        await store.close();
      }
    });
}
