/** What the service does for itself: counts, and forgetting processes that are gone. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApp } from '../../src/app.js';
import { createLog } from '../../src/common/log.js';
import { loadConfig } from '../../src/config.js';
import { COUNT_EVERY } from '../../src/domain/roll-up.js';
import { MINUTE } from '../../src/domain/time.js';
import { openSqliteStore } from '../../src/storage/sqlite/sqlite-store.js';
import { announce, runningProcesses } from '../../src/usecases/presence.js';
import { storedRollUp } from '../../src/usecases/roll-up.js';
import { COUNTY } from '../domain/small-village.js';
import { openTown, type Town } from '../support/town.js';

let town: Town;
beforeEach(async () => {
  town = await openTown();
});
afterEach(() => town.close());

test('the cases of the county are counted every ten minutes, without anybody asking', async () => {
  await town.say('zhuoma', '二社自来水停了', 'g2');
  expect((await storedRollUp(town.store, COUNTY))?.counts).toEqual({ dispatched: 1 });
  await town.say('suonan', '/接单 1');
  await town.at(town.now() + COUNT_EVERY);
  expect((await storedRollUp(town.store, COUNTY))?.counts).toEqual({ accepted: 1 });
  expect(town.noted.filter((one) => one.startsWith('trouble'))).toEqual([]);
});

test('the sign of a process that is gone is cleared away', async () => {
  await announce(town.store, 'p', { host: 'h', pid: 1 }, town.now).beat();
  await town.at(town.now() + 9 * MINUTE);
  const signs = { kind: 'process', area: '', limit: 10 };
  expect(await town.store.find(signs)).toHaveLength(1);
  await town.at(town.now() + 2 * MINUTE);
  expect(await town.store.find(signs)).toEqual([]);
});

test('a running service says so in its store, and signs off when it stops', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gezipu-sign-'));
  const path = join(folder, 'app.sqlite');
  const config = loadConfig({ PORT: '0', STORE: `sqlite:${path}`, CHANNELS: 'none', VILLAGE_FILES: 'none' });
  const app = await startApp(config, { log: createLog({ level: 'silent' }) });
  const store = await openSqliteStore(path);
  const pids = async () => (await runningProcesses(store, Date.now())).map((one) => one.pid);
  expect(await pids()).toEqual([process.pid]);
  await app.stop();
  expect(await pids()).toEqual([]);
  await store.close();
  rmSync(folder, { recursive: true });
});
