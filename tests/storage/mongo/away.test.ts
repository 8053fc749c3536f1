/**
 * The whole service, as `npm start` runs it, beside a server that is not there yet, and one that stands still in the middle
 * of the work. `AWAY_SECONDS=60 npm run test:mongo -- tests/storage/mongo/away.test.ts` lets it stand still for longer.
 */
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { startReplicaSet } from '../../../scripts/mongo/replica-set.js';
import type { ReplicaSet } from '../../../scripts/mongo/replica-set.js';
import { startApp, type App } from '../../../src/app.js';
import { createSimulatorClient } from '../../../src/cli/simulator-client.js';
import { createLog } from '../../../src/common/log.js';
import { loadConfig } from '../../../src/config.js';
import type { Case } from '../../../src/domain/case/types.js';
import { MINUTE } from '../../../src/domain/time.js';
import { START, describeOnServers, ground } from './handed-servers.js';
import { inDatabase } from './mongo-place.js';

/** Longer than a call of the store is repeated, so that calls really fail. */
const SECONDS = Number(process.env['AWAY_SECONDS'] ?? 30);
const MESSAGES = 40;

describeOnServers('the service and a server that is away', () => {
  let set: ReplicaSet;
  let app: App | null = null;
  let ahead = 0;
  const address = (): string => inDatabase(set.uri, 'gezipu_test_away');
  beforeAll(async () => {
    set = await startReplicaSet(ground(), { name: 'away', nodes: 1 });
  }, START);
  afterAll(() => set.stop(), START);
  afterEach(async () => {
    await app?.stop();
    app = null;
  });

  async function start(onListening?: (port: number) => void): Promise<App> {
    const config = loadConfig({ PORT: '0', STORE: address(), CHANNELS: 'simulator', MEDIA_KEY: 'k'.repeat(32) });
    app = await startApp(config, { onListening, now: () => Date.now() + ahead, log: createLog({ level: 'silent' }) });
    return app;
  }

  async function readiness(port: number): Promise<{ ready: boolean; reasons: string[] }> {
    return (await (await fetch(`http://127.0.0.1:${port}/readyz`)).json()) as { ready: boolean; reasons: string[] };
  }

  /** Resolves after how many milliseconds /readyz says so. */
  async function until(port: number, ready: boolean): Promise<number> {
    const since = performance.now();
    while ((await readiness(port)).ready !== ready) await pause(100);
    return Math.round(performance.now() - since);
  }

  test(
    'started before the server, it says so, and begins when the server answers',
    async () => {
      const server = await set.primary();
      await server.end('SIGKILL');
      const starting = new Promise<number>((resolve, reject) => {
        start(resolve).catch(reject);
      });
      const port = await starting;
      expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
      while ((await readiness(port)).reasons[0] === 'starting') await pause(100);
      expect((await readiness(port)).reasons).toEqual([expect.stringMatching(/^store: The store did not answer/u)]);
      await server.start();
      await until(port, true);
    },
    START,
  );

  test(
    `while the server stands still for ${SECONDS} s under load, messages wait, and afterwards each is stored and worked on once`,
    async () => {
      const { port, service } = await start();
      const client = createSimulatorClient(`http://127.0.0.1:${port}`, null);
      const people = (await client.world()).people.slice(0, MESSAGES);
      const said: Promise<unknown>[] = [];
      const sayAll = async (): Promise<void> => {
        for (const [nth, { id }] of people.entries()) {
          said.push(client.say({ as: id, text: '我家的低保这个月没有发', key: `away-${nth}` }));
          await pause((SECONDS * 1000) / people.length);
        }
      };
      const saying = sayAll();
      await said[0];
      const { pid } = await set.primary();
      process.kill(pid(), 'SIGSTOP');
      const noticed = await until(port, false);
      await saying;
      process.kill(pid(), 'SIGCONT');
      const recovered = await until(port, true);
      await Promise.all(said);
      // What failed in the middle is taken up again after a while.
      for (let minutes = 0; minutes < 10; minutes++) {
        ahead += MINUTE;
        await service.settle();
      }
      const { store } = service.context;
      const messages = await store.find<{ outcome: string }>({ kind: 'message', area: '', limit: 1000 });
      expect(messages.map((one) => one.status)).toEqual(people.map(() => 'handled'));
      expect(messages.filter((one) => one.data.outcome === 'failed')).toEqual([]);
      const cases = await store.find<Case>({ kind: 'case', area: '', limit: 1000 });
      const keys = cases.flatMap((one) => one.data.reporters.map(({ key }) => key));
      expect(new Set(keys).size).toBe(keys.length);
      process.stdout.write(
        `server stopped for ${SECONDS} s: ${people.length} messages said, ${messages.length} stored and worked on; ` +
          `/readyz said no after ${noticed} ms, and yes ${recovered} ms after the server went on\n`,
      );
    },
    SECONDS * 1000 + START,
  );
});
