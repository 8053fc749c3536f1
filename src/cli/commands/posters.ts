/** `gezipu posters --village GM --out FOLDER`: a sheet of A4 for the village and for each of its grids, with its code. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { openStore } from '../../app.js';
import { AppError } from '../../common/errors.js';
import { loadConfig } from '../../config.js';
import { loadDirectory } from '../../usecases/read-villages.js';
import { posterFile } from '../../web/poster-file.js';
import { postersOf } from '../../web/poster.js';
import { LOCALES } from '../../wording/locales.js';

interface Options {
  village: string;
  out: string;
}

export function addPosters(program: Command): void {
  program
    .command('posters')
    .description('posters with the QR code of the page, one file for the village and for each grid, to be printed')
    .requiredOption('--village <letters>', 'letters of its case numbers, e.g. GM')
    .requiredOption('--out <folder>', 'where the files are written; made when it is not there')
    .action(async ({ village: letters, out }: Options) => {
      const config = loadConfig();
      const directory = await directoryOf(config);
      const village = directory.villageByCode(letters);
      if (village === null) throw new AppError('bad_request', `no village has the letters ${letters}; import its file`);
      if (!config.isReachable)
        throw new AppError(
          'config_invalid',
          'PUBLIC_URL must be set: the codes lead there, and posters hang for years',
        );
      const posters = await postersOf(directory, village, config.publicUrl);
      await mkdir(out, { recursive: true });
      for (const poster of posters) {
        const file = join(
          out,
          `${village.code ?? ''}-${poster.area.path.slice(village.path.length + 1) || 'all'}.html`,
        );
        await writeFile(file, posterFile(LOCALES[config.locale], village, poster));
        process.stdout.write(`${file}  ${poster.area.name}  ${poster.address}\n`);
      }
    });
}

async function directoryOf(config: ReturnType<typeof loadConfig>) {
  const store = await openStore(config);
  try {
    return await loadDirectory(store);
  } finally {
    await store.close();
  }
}
