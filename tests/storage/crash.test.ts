import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { openDatabase } from '../../src/storage/sqlite/open-database.js';
import { SqliteStore, openSqliteStore } from '../../src/storage/sqlite/sqlite-store.js';
import type { Notes } from './contract/subject.js';
import { temporaryFile } from './sqlite/temporary-file.js';

const CHILD = fileURLToPath(new URL('crash-child.ts', import.meta.url));
const PROCESSES = 3;
const KILLS_EACH = 10;
const MESSAGES = 1500;
const everything = Array.from({ length: MESSAGES }, (_, key) => `${key}`);

function byNumber(a: string, b: string): number {
  return Number(a) - Number(b);
}

/** The same sequence for the same seed (mulberry32); each call returns an integer below `limit`. */
function dice(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

/** Every applied message of every case, as it is stored now. */
async function storedLines(file: string): Promise<string[]> {
  const store = await openSqliteStore(file);
  const cases = await store.find<Notes>({ kind: 'case', area: '1.2', limit: MESSAGES });
  await store.close();
  return cases.flatMap(({ data }) => data.lines);
}

/** Runs one process over the keys and kills it after `patience` acknowledgements. */
async function runUntilKilled(file: string, keys: string[], patience: number) {
  const child = spawn(process.execPath, ['--import', 'tsx', CHILD, file, ...keys], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = once(child, 'exit') as Promise<[number | null, string | null]>;
  const acknowledged: string[] = [];
  if (patience === 0) child.kill('SIGKILL');
  for await (const key of createInterface({ input: child.stdout })) {
    acknowledged.push(key);
    if (acknowledged.length === patience) child.kill('SIGKILL');
  }
  const [code, signal] = await exit;
  if (code !== 0 && signal !== 'SIGKILL') throw new Error(`a process ended with ${code ?? signal}`);
  return { acknowledged, killed: signal === 'SIGKILL' };
}

/** Keeps one process going over its share of the messages until it was killed often enough, then lets it finish. */
async function keepRunning(file: string, index: number): Promise<number> {
  const roll = dice(index + 1);
  // Every message belongs to two of the three processes.
  const share = everything.filter((key) => Number(key) % PROCESSES !== index);
  let offered = share;
  for (let kills = 0; ;) {
    const patience = kills < KILLS_EACH ? roll(40) : Number.POSITIVE_INFINITY;
    const { acknowledged, killed } = await runUntilKilled(file, offered, patience);
    // At once, before another process offers the same messages and hides what was lost.
    expect(await storedLines(file)).toEqual(expect.arrayContaining(acknowledged));
    if (!killed && kills === KILLS_EACH) return kills;
    if (killed) kills += 1;
    offered = offered.filter((key) => !acknowledged.includes(key));
    // It was quicker than the killer: everything is delivered to it once more.
    if (offered.length === 0) offered = share;
  }
}

test('three processes killed thirty times lose nothing they acknowledged, and apply nothing twice', async () => {
  const file = temporaryFile();
  const runs = Array.from({ length: PROCESSES }, (_, index) => keepRunning(file.path, index));
  expect(await Promise.all(runs)).toEqual(runs.map(() => KILLS_EACH));

  expect((await storedLines(file.path)).sort(byNumber)).toEqual(everything);
  const database = openDatabase(file.path);
  expect(database.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
  const store = new SqliteStore(database);
  const outbox = (await store.scan('', MESSAGES)).flatMap((each) => each.outbox.map(({ id }) => id));
  expect(outbox.sort(byNumber)).toEqual(everything);
  await store.close();
  file.remove();
}, 120_000);
