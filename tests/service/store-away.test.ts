/** What happens when the store is away: at the start, and for a minute in the middle of the work. */
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { createIntake } from '../../bots/shared/intake.js';
import { startApp, type App, type AppOverrides } from '../../src/app.js';
import { AppError, type ErrorCode } from '../../src/common/errors.js';
import { createLog } from '../../src/common/log.js';
import { loadConfig } from '../../src/config.js';
import { MINUTE, SECOND } from '../../src/domain/time.js';
import type { Store } from '../../src/ports/store.js';
import { openSqliteStore } from '../../src/storage/sqlite/sqlite-store.js';
import { createHandSchedule } from '../bots/hand-schedule.js';
import { quietLog } from '../bots/inbox.js';
import { throughStore } from '../support/through-store.js';
import { message, openTown } from '../support/town.js';

jest.setTimeout(60_000);

const AWAY = new AppError('store_busy', 'STORE: no MongoDB primary answers (db1:27017); start the server');

/** The same store, whose every call fails while `state.trouble` says how. */
function onDemand(store: Store, state: { trouble: AppError | null }): Store {
  const through = <T>(call: () => Promise<T>): Promise<T> =>
    state.trouble === null ? call() : Promise.reject(state.trouble);
  return throughStore(store, {
    get: (id) => through(() => store.get(id)),
    commit: (aggregate, version) => through(() => store.commit(aggregate, version)),
    remove: (id, version) => through(() => store.remove(id, version)),
    due: (now, limit) => through(() => store.due(now, limit)),
    find: (query) => through(() => store.find(query)),
    tally: (kind, area) => through(() => store.tally(kind, area)),
    scan: (after, limit) => through(() => store.scan(after, limit)),
  });
}

let folder: string;
let started: App | null = null;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gezipu-away-'));
});
afterEach(async () => {
  await started?.stop();
  started = null;
  rmSync(folder, { recursive: true });
});

/** Starts the service as `npm start` does, and gives what it logged beside it. */
function start(overrides: AppOverrides): { app: Promise<App>; logged: string[] } {
  const logged: string[] = [];
  const log = createLog({ level: 'error', destination: { write: (line) => void logged.push(line) } });
  const config = loadConfig({ PORT: '0', STORE: `sqlite:${join(folder, 'app.sqlite')}`, CHANNELS: 'simulator' });
  const app = startApp(config, { log, ...overrides }).then((running) => (started = running));
  return { app, logged };
}

async function answerOf(port: number, path: string): Promise<{ status: number; body: unknown; retry: string | null }> {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`);
  return { status: answer.status, body: await answer.json(), retry: answer.headers.get('retry-after') };
}

describe('at the start', () => {
  test('it waits longer and longer, says it lives and what is missing, and starts when the store answers', async () => {
    let port = 0;
    let opened = 0;
    const pauses: number[] = [];
    const state: { trouble: AppError | null } = { trouble: AWAY };
    const { app, logged } = start({
      onListening: (given) => (port = given),
      // First nobody answers, then somebody who goes away again while the villages are imported.
      openStore: async () => {
        opened += 1;
        if (opened < 5) throw AWAY;
        return onDemand(await openSqliteStore(join(folder, 'app.sqlite')), state);
      },
      pause: async (milliseconds) => {
        pauses.push(milliseconds);
        expect(await answerOf(port, '/healthz')).toMatchObject({ status: 200 });
        const unready = { ready: false, reasons: [expect.stringMatching(/^store: The store did not answer/u)] };
        expect(await answerOf(port, '/readyz')).toMatchObject({ status: 503, body: unready });
        expect(await answerOf(port, '/simulator/api/events')).toMatchObject({ status: 503, retry: '10' });
        if (pauses.length === 6) state.trouble = null;
      },
    });
    const running = await app;
    expect(pauses).toEqual([1, 2, 5, 10, 30, 30].map((seconds) => seconds * SECOND));
    expect(logged[0]).toContain('STORE: no MongoDB primary answers (db1:27017); start the server');
    expect(await answerOf(port, '/readyz')).toMatchObject({ status: 200, body: { ready: true } });
    expect(running.port).toBe(port);
    await running.stop();
    await expect(answerOf(port, '/healthz')).rejects.toThrow();
  });

  test.each<[string, ErrorCode]>([
    ['a wrong password or a database of a newer version', 'config_invalid'],
    ['a damaged file', 'store_corrupt'],
  ])('%s is told at once, because waiting would not help', async (_what, code) => {
    let port = 0;
    const refused = new AppError(code, 'STORE: …');
    const { app } = start({
      onListening: (given) => (port = given),
      openStore: () => Promise.reject(refused),
      pause: () => Promise.reject(new Error('it waited')),
    });
    await expect(app).rejects.toBe(refused);
    await expect(answerOf(port, '/healthz')).rejects.toThrow();
  });

  test('whoever is told to stop while waiting stops', async () => {
    let port = 0;
    const stopping = new AbortController();
    const { app } = start({
      onListening: (given) => (port = given),
      openStore: () => {
        stopping.abort();
        return Promise.reject(AWAY);
      },
      signal: stopping.signal,
    });
    await expect(app).rejects.toMatchObject({ name: 'AbortError' });
    await expect(answerOf(port, '/healthz')).rejects.toThrow();
  });
});

describe('in the middle of the work', () => {
  test('/readyz says no while the store does not answer, and yes again when it does', async () => {
    const state: { trouble: AppError | null } = { trouble: null };
    const open = async () => onDemand(await openSqliteStore(join(folder, 'app.sqlite')), state);
    const app = await start({ openStore: open }).app;
    const readiness = async () => (await answerOf(app.port, '/readyz')).body;
    expect(await readiness()).toEqual({ ready: true, reasons: [] });
    state.trouble = AWAY;
    await app.service.worker.run();
    expect(await readiness()).toMatchObject({ ready: false, reasons: [expect.stringContaining('store: ')] });
    expect(await answerOf(app.port, '/healthz')).toMatchObject({ status: 200 });
    state.trouble = null;
    await app.service.worker.run();
    expect(await readiness()).toEqual({ ready: true, reasons: [] });
  });

  test.each(['store_busy', 'store_full'] as const)(
    'a minute of %s under load: every message is kept and handed over again, and in the end each is answered once',
    async (code) => {
      const state: { trouble: AppError | null } = { trouble: null };
      const town = await openTown({ through: (store) => onDemand(store, state) });
      const timers = createHandSchedule();
      const taken: string[] = [];
      const intake = createIntake({
        receive: (one) => town.service.receive(one),
        ...{ log: quietLog, schedule: timers.schedule, onOutcome: (key: string) => taken.push(key) },
      });
      const keys = Array.from({ length: 30 }, (_, n) => `said-${n}`);
      for (const [second, key] of keys.entries()) {
        const said = message(`villager-${second}`, '我妈的低保这个月没有发', 'gv', town.now(), {
          key,
          addressed: true,
        });
        intake.offer({ key, lane: key, read: async () => said });
        // In the middle of working on a message that was stored and acknowledged.
        while (second === 5 && !taken.includes(key)) await turn();
        if (second === 5) state.trouble = new AppError(code);
        if (second === 25) state.trouble = null;
        await town.at(town.now() + 3 * SECOND);
        timers.elapse();
      }
      for (let rounds = 0; rounds < 10; rounds++) {
        timers.elapse();
        await town.at(town.now() + MINUTE);
      }
      expect([...taken].sort()).toEqual([...keys].sort());
      expect((await town.messages()).map((one) => one.status)).toEqual(keys.map(() => 'handled'));
      const reporters = (await town.cases()).flatMap((one) => one.reporters.map(({ key }) => key));
      expect([...reporters].sort()).toEqual([...keys].sort());
      const answered = town.channel.said.filter(({ text }) => /GM-\d{4}/u.test(text) && /低保/u.test(text));
      expect(answered.filter(({ where }) => where === 'gv')).toHaveLength(keys.length);
      await intake.close();
      await town.close();
    },
  );
});
