/** `gezipu doctor`, and what it asks of the surroundings of a store. */
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkCalendar, checkDisk, checkVillageFiles } from '../../src/cli/check-surroundings.js';
import { loadConfig } from '../../src/config.js';
import { openSqliteStore } from '../../src/storage/sqlite/sqlite-store.js';
import { at } from '../domain/plain-calendar.js';
import { aggregate } from '../storage/contract/subject.js';
import { openDesk } from './run-gezipu.js';

const thisYear = new Date().getFullYear();
const days = (year: number) => Array.from({ length: 9 }, (_, day) => `${year}-01-0${day + 1}`);
const overlay = (...years: number[]) =>
  JSON.stringify({ years: Object.fromEntries(years.map((year) => [year, { holidays: days(year) }])) });

const { folder, gezipu } = openDesk((own) => ({ CALENDAR_OVERLAY: join(own, 'overlay.json') }));
const overlayFile = join(folder, 'overlay.json');
const letter = 'this is a letter to my grandmother '.repeat(100);
beforeEach(() => writeFileSync(overlayFile, overlay(thisYear, thisYear + 1)));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('doctor says one line for each thing, and fails only when something is wrong by now', async () => {
  const before = await gezipu('doctor');
  expect(before.code).toBe(0);
  expect(before.out).toMatch(/^warn {2}store: not there yet → /mu);
  const store = await openSqliteStore(join(folder, 'store.sqlite'));
  const well = await gezipu('doctor');
  expect(well.code).toBe(0);
  expect(well.out).toMatch(/^ok {4}settings: /mu);
  expect(well.out).toMatch(/^ok {4}store: sound$/mu);
  const lines = well.out.trim().split('\n');
  expect(lines.filter((line) => !/^(?:ok {2}|warn|fail) {2}\S/u.test(line))).toEqual([]);
  await store.commit(aggregate('waiting', { kind: 'message', status: 'received', due: 1 }), 0);
  await store.close();
  const ill = await gezipu('doctor');
  expect(ill.code).toBe(1);
  expect(ill.out).toMatch(/^fail {2}messages: 1 taken and not worked on.* → start the service/mu);
}, 30_000);

test('a file that is no database, and settings that are wrong, fail with their remedy', async () => {
  const other = openDesk(() => ({ PORT: 'eighty' }));
  const wrong = await other.gezipu('doctor');
  rmSync(other.folder, { recursive: true });
  expect(wrong).toMatchObject({ code: 1, err: '' });
  expect(wrong.out).toMatch(/^fail {2}settings: PORT=eighty must be a whole number/u);
  writeFileSync(join(folder, 'store.sqlite'), letter);
  const damaged = await gezipu('doctor');
  expect(damaged.code).toBe(1);
  expect(damaged.out).toMatch(/^fail {2}store: .*put back the last backup/mu);
}, 30_000);

describe('the calendar', () => {
  const known = loadConfig({});
  const states = async (config: typeof known, now: string) =>
    (await checkCalendar(config, at(now))).map((one) => `${one.subject}: ${one.state}`);

  test('of a coming year that nobody wrote down is warned of, and of the present one a failure', async () => {
    expect(await states(known, '2025-06-01 10:00')).toEqual(['calendar 2025: ok', 'calendar 2026: ok']);
    expect(await states(known, '2098-06-01 10:00')).toEqual(['calendar 2098: fail', 'calendar 2099: warn']);
    const [, next] = await checkCalendar(known, at('2098-06-01 10:00'));
    expect(next!.says).toMatch(/HOLIDAYS UNKNOWN/u);
    expect(next!.fix).toMatch(/CALENDAR_OVERLAY/u);
  });

  test('is known from the overlay', async () => {
    writeFileSync(overlayFile, overlay(2098, 2099));
    const config = loadConfig({ CALENDAR_OVERLAY: overlayFile });
    expect(await states(config, '2098-06-01 10:00')).toEqual(['calendar 2098: ok', 'calendar 2099: ok']);
  });
});

test('village files are read, and a wrong one is named with its lines', async () => {
  const config = loadConfig({ VILLAGE_FILES: 'demo/guomi.yaml,package.json' });
  const [good, bad] = await checkVillageFiles(config);
  expect(good).toMatchObject({ state: 'ok', says: '7 areas' });
  expect(bad).toMatchObject({ state: 'fail' });
  expect(bad!.says).toMatch(/package\.json:1:1/u);
});

test('free space is told where the store is a file of this machine', async () => {
  const config = loadConfig({ STORE: `sqlite:${join(folder, 'store.sqlite')}` });
  expect((await checkDisk(config))?.says).toMatch(/^\d+ MB free in /u);
  expect(await checkDisk(loadConfig({ STORE: 'mongodb://db1/gezipu?replicaSet=rs0' }))).toBeNull();
});
