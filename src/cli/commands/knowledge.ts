/**
 * `gezipu knowledge import FILE --area GM`: makes a Markdown or Excel file the knowledge base of a village, a township or a
 * county; every error with its line or cell, and nothing of a wrong file.
 */
import type { Command } from 'commander';
import { openStore } from '../../app.js';
import { AppError } from '../../common/errors.js';
import { loadConfig } from '../../config.js';
import type { Store } from '../../ports/store.js';
import { importKnowledge } from '../../usecases/import-knowledge.js';
import { loadDirectory } from '../../usecases/read-villages.js';
import { areaCalled, namesIn, readKnowledge } from '../knowledge-file.js';

interface Options {
  area: string;
  check?: true;
}

export function addKnowledge(program: Command): void {
  program
    .command('knowledge')
    .description('what villages and townships know how to answer')
    .command('import <file>')
    .description('take a knowledge file (.md, .xlsx) over; a running service answers from it within a minute')
    .requiredOption('--area <area>', 'for which area and everything below: letters (GM), path or name')
    .option('--check', 'only check the file')
    .action(async (file: string, options: Options) => {
      const store = await openStore(loadConfig());
      try {
        process.stdout.write(`${file}: ${await takeOver(store, file, options)}\n`);
      } finally {
        await store.close();
      }
    });
}

async function takeOver(store: Store, file: string, { area, check }: Options): Promise<string> {
  const directory = await loadDirectory(store);
  const found = areaCalled(directory, area);
  if (found === null)
    throw new AppError('bad_request', `no area, or more than one, is called ${area}; import its village file first`);
  const entries = await readKnowledge(file, namesIn(directory, found));
  const counted = `${entries.length} entries for ${found.name} (${found.path})`;
  if (check === true) return `${counted}; no errors`;
  return `${counted}; ${await importKnowledge(store, found.path, entries, Date.now())}`;
}
