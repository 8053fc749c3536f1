/** The session in a process of its own beside the real service: one may die without the other, and nothing is lost. */
import { afterAll, afterEach, beforeEach, expect, test } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Case } from '../../src/domain/case/types.js';
import { openSqliteStore } from '../../src/storage/sqlite/sqlite-store.js';

const SERVICE = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const BOT = fileURLToPath(new URL('bot-child.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'gezipu-bot-'));
let store = '';
let running: Process[] = [];

/** A process that answers in lines. */
interface Process {
  child: ChildProcess;
  lines: string[];
  tell(line: string): void;
  /** Resolves with the first line, of all it ever wrote, that fits. */
  wrote(wanted: RegExp): Promise<string>;
  /** Kills it and waits for its end. */
  kill(): Promise<void>;
}

function run(file: string, env: Record<string, string>, ...words: string[]): Process {
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...words], {
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  const listeners = new Set<() => void>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    for (const listener of [...listeners]) listener();
  });
  const one: Process = {
    ...{ child, lines, tell: (line) => void child.stdin.write(`${line}\n`) },
    wrote: (wanted) =>
      new Promise((resolve) => {
        const look = (): void => {
          const found = lines.find((line) => wanted.test(line));
          if (found === undefined) return;
          listeners.delete(look);
          resolve(found);
        };
        listeners.add(look);
        look();
      }),
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
  running.push(one);
  return one;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

let env: Record<string, string>;
const startService = async (): Promise<Process> => {
  const service = run(SERVICE, env);
  await service.wrote(/is running/u);
  return service;
};
const startBot = async (): Promise<Process> => {
  const bot = run(BOT, env, 'gm-zhuoma');
  await bot.wrote(/^ready/u);
  return bot;
};
const cases = async (): Promise<Case[]> => {
  const open = await openSqliteStore(store);
  const found = await open.find<Case>({ kind: 'case', area: '', limit: 100 });
  await open.close();
  return found.map((one) => one.data);
};

beforeEach(async () => {
  running = [];
  const [port, botPort] = [await freePort(), await freePort()];
  store = join(folder, `${port}.sqlite`);
  env = {
    ...{ PORT: String(port), STORE: `sqlite:${store}`, CHANNELS: 'wechaty', WECHATY_MODE: 'apart', LOG_LEVEL: 'info' },
    ...{ WECHATY_BOT_URL: `http://127.0.0.1:${botPort}`, MESSAGING_SECRET: 'm'.repeat(32), MERGE_SECONDS: '0' },
  };
});
afterEach(async () => {
  for (const one of running) await one.kill();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const THINGS = ['自来水停了', '路灯不亮了', '垃圾没人拉', '网断了', '低保没发', '路塌了一块'];

test('the service is killed and begun again while people talk: the session stays, everything is taken and answered once', async () => {
  const [bot, first] = [await startBot(), await startService()];
  bot.tell(`hear m0 我家${THINGS[0]}`);
  await bot.wrote(/^said \S*wechaty:m0#/u);
  await first.kill();
  for (const [n, thing] of THINGS.slice(1).entries()) bot.tell(`hear m${n + 1} 我家${thing}`);
  await startService();
  for (const n of THINGS.keys()) await bot.wrote(new RegExp(`^taken m${n}$`, 'u'));
  for (const n of THINGS.keys()) await bot.wrote(new RegExp(`^said \\S*wechaty:m${n}#`, 'u'));
  const keys = bot.lines.filter((line) => line.startsWith('said ')).map((line) => line.split(' ')[1]);
  expect(new Set(keys).size).toBe(keys.length);
  expect(bot.child.exitCode).toBeNull();
  const remarks = (await cases()).flatMap((one) => one.remarks.map((remark) => remark.key));
  expect(remarks.map((key) => key.split(':').at(-1)).sort()).toEqual([...THINGS.keys()].map((n) => `m${n}`));
}, 120_000);

test('a bot process whose session is over ends, and the next one goes on; what comes again is not taken for new', async () => {
  const [first] = [await startBot(), await startService()];
  first.tell(`hear m0 我家${THINGS[0]}`);
  await first.wrote(/^said \S*wechaty:m0#/u);
  first.tell('logout');
  expect(await first.wrote(/^ended/u)).toMatch(/the session is over/u);
  if (first.child.exitCode === null) await once(first.child, 'exit');
  expect(first.child.exitCode).toBe(75);
  const second = await startBot();
  for (const n of [0, 1]) second.tell(`hear m${n} 我家${THINGS[n]}`);
  await second.wrote(/^said \S*wechaty:m1#/u);
  expect(second.lines).toContain('taken m0');
  expect((await cases()).map((one) => one.number).sort()).toEqual(['GM-0001', 'GM-0002']);
}, 120_000);
