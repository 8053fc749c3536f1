/** One server process on a free port of loopback, with its data in a folder of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Programs } from './programs.js';

/** Emulated ones need some seconds, and there may be four at once. */
const PATIENCE = 120_000;

export interface Server {
  /** host:port, the same again after every start. */
  address: string;
  pid(): number;
  /** Resolves when it takes connections; `more` is added to its command line this time. */
  start(...more: string[]): Promise<void>;
  /** As a power cut would, when the signal is SIGKILL; resolves when the process is gone. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

/** Where servers keep their data; each also leaves a file `<port>.pid` there as long as it runs. */
export interface Ground {
  programs: Programs;
  folder: string;
}

/** A server that is not started yet. */
export async function createServerProcess(
  ground: Ground,
  program: 'mongod' | 'mongos',
  words: readonly string[],
): Promise<Server> {
  const port = await freePort();
  const home = join(ground.folder, `${port}`);
  const [command = '', ...before] = ground.programs[program];
  const where = ['--bind_ip', '127.0.0.1', '--port', `${port}`, '--logpath', join(home, 'log'), '--nounixsocket'];
  const data = program === 'mongod' ? ['--dbpath', home] : [];
  mkdirSync(home, { recursive: true });
  let child: ChildProcess | null = null;
  const running = (): ChildProcess => {
    if (child === null) throw new Error(`${program} on port ${port} does not run`);
    return child;
  };
  return {
    address: `127.0.0.1:${port}`,
    pid: () => running().pid ?? 0,
    async start(...more) {
      // eslint-disable-next-line no-restricted-syntax -- no setting of the service is read: programs inherit what is set.
      const env = { ...process.env, ...ground.programs.env };
      child = spawn(command, [...before, ...where, ...data, ...words, ...more], { env, stdio: 'ignore' });
      writeFileSync(`${home}.pid`, `${child.pid}`);
      await listening(child, port);
    },
    async end(signal) {
      const ended = running();
      child = null;
      const gone = once(ended, 'exit');
      if (ended.exitCode === null && ended.signalCode === null) {
        ended.kill(signal);
        await gone;
      }
      rmSync(`${home}.pid`);
    },
  };
}

async function listening(child: ChildProcess, port: number): Promise<void> {
  const until = performance.now() + PATIENCE;
  while (child.exitCode === null && child.signalCode === null && performance.now() < until) {
    if (await takesConnections(port)) return;
    await pause(100);
  }
  child.kill('SIGKILL');
  throw new Error(`a server of MongoDB on port ${port} did not start; see its log`);
}

function takesConnections(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('error', () => resolve(false));
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
