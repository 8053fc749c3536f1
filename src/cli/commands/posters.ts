/** `gezipu posters --village GM`: a sheet of A4 for the village and for each of its grids, with its code. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { openStore } from '../../app.js';
import { AppError } from '../../common/errors.js';
import { loadConfig, type Config } from '../../config.js';
import type { Area } from '../../domain/area.js';
import { loadDirectory } from '../../usecases/read-villages.js';
import { posterFile } from '../../web/poster-file.js';
import { posterPdfOf } from '../../web/poster-pdf.js';
import { postersOf, type Poster } from '../../web/poster.js';
import { LOCALES } from '../../wording/locales.js';

interface Options {
  village: string;
  out?: string;
  pdf?: string;
}

export function addPosters(program: Command): void {
  program
    .command('posters')
    .description('posters with the QR code of the page, for the village and for each grid, to be printed')
    .requiredOption('--village <letters>', 'letters of its case numbers, e.g. GM')
    .option('--pdf <file>', 'all of them in one PDF, a page each')
    .option('--out <folder>', 'one HTML file each; the folder is made when it is not there')
    .action(async ({ village: letters, out, pdf }: Options) => {
      if (out === undefined && pdf === undefined) throw new AppError('bad_request', 'say where to: --pdf or --out');
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
      const { page } = LOCALES[config.locale];
      if (pdf !== undefined) await writeFile(pdf, await posterPdfOf(page, village, posters));
      if (out !== undefined) await writePages(out, config, village, posters);
      for (const { area, address } of posters) process.stdout.write(`${area.name}  ${address}\n`);
    });
}

async function writePages(folder: string, config: Config, village: Area, posters: readonly Poster[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const poster of posters) {
    const name = `${village.code ?? ''}-${poster.area.path.slice(village.path.length + 1) || 'all'}.html`;
    await writeFile(join(folder, name), posterFile(LOCALES[config.locale], village, poster));
  }
}

async function directoryOf(config: Config) {
  const store = await openStore(config);
  try {
    return await loadDirectory(store);
  } finally {
    await store.close();
  }
}
