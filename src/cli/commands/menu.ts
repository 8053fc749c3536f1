/** `gezipu menu demo/menu.json`: makes a file the menu of the Official Account. */
import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { openAccountApi } from '../../app.js';
import { AppError } from '../../common/errors.js';
import { loadConfig } from '../../config.js';
import { askPlatform } from '../ask-platform.js';

export function addMenu(program: Command): void {
  program
    .command('menu <file>')
    .description("set the Official Account's menu; the key of an entry is what the person would have typed")
    .action(async (file: string) => {
      const menu = await readMenu(file);
      const api = openAccountApi(loadConfig());
      await askPlatform(() => api.setMenu(menu));
      process.stdout.write('The menu is set; phones show it within five minutes, or after following anew.\n');
    });
}

async function readMenu(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (cause) {
    throw new AppError('bad_request', `${file} cannot be read, or is no JSON; demo/menu.json is an example`, { cause });
  }
}
