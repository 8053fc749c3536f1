/** `gezipu move, backup, restore, export`, as an operator types them. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Store } from '../../src/ports/store.js';
import { openSqliteStore } from '../../src/storage/sqlite/sqlite-store.js';
import { announce } from '../../src/usecases/presence.js';
import { aggregate, storeAll } from '../storage/contract/subject.js';
import { openDesk } from './run-gezipu.js';

const { folder, gezipu } = openDesk();
const at = (name: string): string => join(folder, name);
const sqlite = (name: string): string => `sqlite:${at(name)}`;
let store: Store;

beforeAll(async () => {
  store = await openSqliteStore(at('store.sqlite'));
  await storeAll(
    store,
    Array.from({ length: 150 }, (_, n) =>
      aggregate(`c${n}`, { data: { lines: [`水停了\u2028${'长'.repeat(n * 400)}`] } }),
    ),
  );
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

async function idsIn(name: string): Promise<number> {
  const other = await openSqliteStore(at(name));
  const found = (await other.scan('', 1_000)).length;
  await other.close();
  return found;
}

describe('gezipu move', () => {
  test('moves, says what it moved, and may be run again', async () => {
    const first = await gezipu('move', '--from', sqlite('store.sqlite'), '--to', sqlite('moved.sqlite'));
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out).toMatch(
      /case +150 +150\n150 written, 0 were there already.*\nBoth hold the same: checksum [0-9a-f]{64}/u,
    );
    const again = await gezipu('move', '--from', sqlite('store.sqlite'), '--to', sqlite('moved.sqlite'));
    expect(again.out).toMatch(/0 written, 150 were there already/u);
    expect(await idsIn('moved.sqlite')).toBe(150);
  }, 30_000);

  test('says what differs, leaves it, and fails', async () => {
    const other = await openSqliteStore(at('other.sqlite'));
    await other.commit(aggregate('c7', { status: 'closed' }), 0);
    await other.close();
    const run = await gezipu('move', '--from', sqlite('store.sqlite'), '--to', sqlite('other.sqlite'));
    expect(run.code).toBe(1);
    expect(run.out).toContain('left as it is: 1.2/c7');
    expect(run.out).toContain('They do NOT hold the same');
  }, 30_000);

  test('refuses while a service works on either store, and goes on when it is told to', async () => {
    const other = await openSqliteStore(at('busy.sqlite'));
    const service = announce(other, 'p', { host: 'elsewhere', pid: 77 }, Date.now);
    await service.beat();
    const from = await gezipu('move', '--from', sqlite('busy.sqlite'), '--to', sqlite('never.sqlite'));
    expect(from).toMatchObject({ code: 1, out: '' });
    expect(from.err).toMatch(/in use by process 77 on elsewhere/u);
    const into = await gezipu('restore', '--store', sqlite('busy.sqlite'), at('nothing'));
    expect(into.err).toMatch(/in use by process 77 on elsewhere/u);
    const anyway = await gezipu('move', '--in-use', '--from', sqlite('busy.sqlite'), '--to', sqlite('never.sqlite'));
    expect(anyway.code).toBe(0);
    await service.leave();
    // Of a process of this machine that is gone nobody need wait for the ten minutes.
    await announce(other, 'q', { host: hostname(), pid: 2 ** 22 + 1 }, Date.now).beat();
    expect((await gezipu('move', '--from', sqlite('busy.sqlite'), '--to', sqlite('free.sqlite'))).code).toBe(0);
    await other.close();
  }, 30_000);

  test('refuses a store that is not there, instead of moving nothing', async () => {
    const run = await gezipu('move', '--from', sqlite('stroe.sqlite'), '--to', sqlite('x.sqlite'));
    expect(run.code).toBe(1);
    expect(run.err).toContain('stroe.sqlite');
    expect(readdirSync(folder)).not.toContain('stroe.sqlite');
  }, 30_000);
});

describe('gezipu backup and restore', () => {
  test.each(['backup.jsonl', 'backup.jsonl.gz'])(
    '%s is for the owner alone and can be put back whole',
    async (name) => {
      const made = await gezipu('backup', at(name));
      expect(made).toMatchObject({ code: 0, err: '' });
      expect(made.out).toMatch(/150 case; read back, checksum [0-9a-f]{64}/u);
      expect(statSync(at(name)).mode & 0o777).toBe(0o600);
      const back = await gezipu('restore', at(name), '--store', sqlite(`${name}.sqlite`));
      expect(back).toMatchObject({ code: 0, err: '' });
      expect(back.out).toContain(/[0-9a-f]{64}/u.exec(made.out)![0]);
      expect((await store.scan('', 1_000)).length).toBe(await idsIn(`${name}.sqlite`));
      expect(readdirSync(folder).filter((file) => file.includes('.part'))).toEqual([]);
    },
    30_000,
  );

  test('a file that was cut off is refused, and the store stays empty', async () => {
    const whole = (await gezipu('export', '-')).out;
    writeFileSync(at('cut.jsonl'), whole.slice(0, whole.length / 2));
    const packed = await gezipu('export', at('whole.gz'));
    expect(packed.code).toBe(0);
    const bytes = readFileSync(at('whole.gz'));
    writeFileSync(at('cut.gz'), bytes.subarray(0, bytes.length / 2));
    for (const name of ['cut.jsonl', 'cut.gz', 'not-there.gz']) {
      const run = await gezipu('restore', at(name), '--store', sqlite('empty.sqlite'));
      expect(run.code).toBe(1);
      expect(run.err).toMatch(/Take another backup/u);
      expect(await idsIn('empty.sqlite')).toBe(0);
    }
  }, 30_000);

  test('a backup that is there already is never overwritten', async () => {
    writeFileSync(at('old.jsonl'), 'old');
    const run = await gezipu('backup', at('old.jsonl'));
    expect(run.code).toBe(1);
    expect(run.err).toMatch(/is there already/u);
    expect(readFileSync(at('old.jsonl'), 'utf8')).toBe('old');
  }, 30_000);
});
