/** `gezipu doctor`: one line for everything that should be well, with the remedy; exit code 1 when something is not. */
import type { Command } from 'commander';
import { toAppError } from '../../common/errors.js';
import { loadConfig, type Config } from '../../config.js';
import type { Instant } from '../../domain/time.js';
import { readMediaKeys } from '../../media-secrets.js';
import { checkStore, type Check } from '../../usecases/check-store.js';
import { loadDirectory } from '../../usecases/read-villages.js';
import { recount, widestAreas } from '../../usecases/roll-up.js';
import {
  checkCalendar,
  checkDisk,
  checkMediaKey,
  checkTranscribers,
  checkVillageFiles,
} from '../check-surroundings.js';
import { isMissing, openExistingStore } from '../store-choice.js';

export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .description('look whether everything is well: settings, store, village files, calendar, disk, clock')
    .option('--recount', 'count all cases again first')
    .action(async (options: { recount?: boolean }) => {
      const checks = await examine(Date.now(), options.recount === true);
      for (const check of checks) process.stdout.write(`${lineOf(check)}\n`);
      if (checks.some((check) => check.state === 'fail')) process.exitCode = 1;
    });
}

async function examine(now: Instant, counting: boolean): Promise<Check[]> {
  let config: Config;
  try {
    config = loadConfig();
  } catch (error) {
    return [failed('settings', error)];
  }
  return [
    { subject: 'settings', state: 'ok', says: 'every variable can be understood' },
    ...checkMediaKey(config),
    ...(await checkVillageFiles(config)),
    await checkTranscribers(config),
    ...(await checkCalendar(config, now).catch((error: unknown) => [failed('calendar', error)])),
    ...(isMissing(config) ? [notYet()] : await examineStore(config, now, counting)),
  ];
}

async function examineStore(config: Config, now: Instant, counting: boolean): Promise<Check[]> {
  const disk = await checkDisk(config);
  const before = disk === null ? [] : [disk];
  try {
    const store = await openExistingStore(undefined);
    try {
      if (counting) {
        const directory = await loadDirectory(store);
        for (const area of widestAreas(directory))
          await recount({ store, directory: () => directory, now: () => now }, area);
      }
      return [...before, ...(await checkStore(store, now, await mediaKeysOf(config)))];
    } finally {
      await store.close();
    }
  } catch (error) {
    return [...before, failed('store', error)];
  }
}

async function mediaKeysOf(config: Config): Promise<string[]> {
  return (await readMediaKeys(config))?.all.map((key) => key.id) ?? [];
}

function notYet(): Check {
  return { subject: 'store', state: 'warn', says: 'not there yet', fix: 'it is made when the service starts' };
}

/** The message of an AppError names its remedy already. */
function failed(subject: string, error: unknown): Check {
  return { subject, state: 'fail', says: toAppError(error).message };
}

function lineOf({ state, subject, says, fix }: Check): string {
  const answer = `${state.padEnd(4)}  ${subject}: ${says}${fix === undefined ? '' : ` → ${fix}`}`;
  return answer.replaceAll('\n', '; ');
}
