/** `gezipu qr --area GM`: the QR code for the wall of an area; who follows the Official Account by it belongs there at once. */
import type { Command } from 'commander';
import QRCode from 'qrcode';
import { openAccountApi, openStore } from '../../app.js';
import { AppError } from '../../common/errors.js';
import { loadConfig } from '../../config.js';
import type { Area } from '../../domain/area.js';
import { sceneOfArea } from '../../domain/code-scene.js';
import { loadDirectory } from '../../usecases/read-villages.js';
import { askPlatform } from '../ask-platform.js';
import { areaCalled } from '../knowledge-file.js';

interface Options {
  area: string;
  png?: string;
  svg?: string;
}

/** Of the picture's side; sharp on a sheet of A4. */
const PIXELS = 1_200;

export function addQr(program: Command): void {
  program
    .command('qr')
    .description('the QR code of the Official Account for a village or a grid, to be printed and hung up')
    .requiredOption('--area <area>', 'letters (GM), path or name')
    .option('--png <file>', 'write the picture to this file')
    .option('--svg <file>', 'write it as a drawing, for printers')
    .action(async ({ area, png, svg }: Options) => {
      const found = await findArea(area);
      const api = openAccountApi(loadConfig());
      const link = await askPlatform(() => api.qrCode(sceneOfArea(found.path)));
      process.stdout.write(`${found.name} (${found.path})\n${link}\n`);
      if (png !== undefined) await QRCode.toFile(png, link, { type: 'png', width: PIXELS });
      if (svg !== undefined) await QRCode.toFile(svg, link, { type: 'svg' });
      if (png === undefined && svg === undefined) process.stdout.write(await QRCode.toString(link, { type: 'utf8' }));
    });
}

async function findArea(called: string): Promise<Area> {
  const store = await openStore(loadConfig());
  try {
    const found = areaCalled(await loadDirectory(store), called);
    if (found !== null) return found;
    throw new AppError('bad_request', `no area, or more than one, is called ${called}; import its village file first`);
  } finally {
    await store.close();
  }
}
