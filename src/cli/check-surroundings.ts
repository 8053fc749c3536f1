/** What the store stands on: village files, calendar and disk. */
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { readVillages } from '../village-files.js';
import { chinaCalendar } from '../calendar/china.js';
import { toAppError } from '../common/errors.js';
import type { Config } from '../config.js';
import { chinaClock } from '../domain/calendar.js';
import type { Instant } from '../domain/time.js';
import { createTranscriber } from '../transcription/create-transcriber.js';
import type { Check } from '../usecases/check-store.js';

const MEGABYTE = 1024 * 1024;
/** A county writes about 5 GB a year; below this it is days rather than months. */
const LITTLE_SPACE = 1024 * MEGABYTE;
/** Less than the write-ahead log and a backup may need. */
const NO_SPACE = 100 * MEGABYTE;

/** One answer for each of VILLAGE_FILES. */
export async function checkVillageFiles({ villageFiles }: Config): Promise<Check[]> {
  if (villageFiles.length === 0) return [{ subject: 'village files', state: 'ok', says: 'none are read at start' }];
  return Promise.all(villageFiles.map(checkVillageFile));
}

async function checkVillageFile(file: string): Promise<Check> {
  const subject = `village file ${file}`;
  try {
    const areas = (await readVillages([file])).flatMap(({ village }) => village.areas);
    return { subject, state: 'ok', says: `${areas.length} areas` };
  } catch (error) {
    return { subject, state: 'fail', says: toAppError(error).message, fix: 'gezipu import --check says the same' };
  }
}

/** This year must be known, or deadlines are wrong by now; next year is published each November. */
export async function checkCalendar(config: Config, now: Instant): Promise<Check[]> {
  const overlay = config.calendarOverlay;
  const { covers } = await chinaCalendar({ hours: config.workHours, overlay, warn: () => undefined });
  const { year } = chinaClock(now);
  return [year, year + 1].map((each): Check => {
    const subject = `calendar ${each}`;
    if (covers(each)) return { subject, state: 'ok', says: 'holidays and worked weekends are known' };
    const says = 'HOLIDAYS UNKNOWN: Monday to Friday count as working days, and deadlines will be wrong';
    const fix = `write ${each} into the file of CALENDAR_OVERLAY (see docs/operations.md), or update chinese-days`;
    return { subject, state: each === year ? 'fail' : 'warn', says, fix };
  });
}

/** What the service would not start without; beside a file it makes one itself. */
export function checkMediaKey({ store, media }: Config): Check[] {
  if (store.kind === 'sqlite' || media.key !== null) return [];
  const says = 'MEDIA_KEY is not set, and on MongoDB the service does not start without it';
  return [{ subject: 'key of pictures and voices', state: 'fail', says, fix: 'make one with: openssl rand -hex 32' }];
}

/** Null for a store that is elsewhere. */
export async function checkDisk({ store }: Config): Promise<Check | null> {
  if (store.kind !== 'sqlite') return null;
  const { bavail, bsize } = await statfs(dirname(store.path));
  const free = bavail * bsize;
  const says = `${Math.round(free / MEGABYTE)} MB free in ${dirname(store.path)}`;
  if (free >= LITTLE_SPACE) return { subject: 'disk', state: 'ok', says };
  const fix = 'free some space; the service goes on by itself, and nothing acknowledged is lost';
  return { subject: 'disk', state: free < NO_SPACE ? 'fail' : 'warn', says, fix };
}

/** Loads the models and reads the keys of the recognisers of speech that were chosen. */
export async function checkTranscribers(config: Config): Promise<Check> {
  const subject = 'recognisers of speech';
  const decode = () => Promise.reject(new Error('nothing is decoded'));
  try {
    const transcriber = await createTranscriber(config, { decode, trouble: () => undefined });
    await transcriber?.close();
    return { subject, state: 'ok', says: transcriber?.name ?? 'none: people listen' };
  } catch (error) {
    return { subject, state: 'fail', says: toAppError(error).message };
  }
}
