/**
 * Run by crash.test.ts: `node --import tsx crash-child.ts FILE KEY…` applies the messages, a few at a time, and prints
 * each key once its change is committed, so that a printed key is a promise.
 */
import type { OutboxItem } from '../../src/ports/store.js';
import { openSqliteStore } from '../../src/storage/sqlite/sqlite-store.js';
import { appliedBefore, change, withSeen } from '../../src/usecases/change.js';
import { NOW, aggregate } from './contract/subject.js';
import type { Notes } from './contract/subject.js';

const SENDERS = 4;

/** Fewer messages for each case than `seen` keeps keys. */
const CASES = 40;

function thanks(key: string): OutboxItem {
  return {
    id: key,
    to: { to: 'group', group: '二社群' },
    notice: { kind: 'said', text: key },
    due: NOW,
    tries: 0,
    lease: null,
  };
}

const [file, ...keys] = process.argv.slice(2);
const store = await openSqliteStore(file!, { busyTimeout: 20_000 });

async function offer(key: string): Promise<void> {
  const name = `c${Number(key) % CASES}`;
  await change<Notes>(store, `1.2/${name}`, (current) => {
    if (appliedBefore(current, key)) return null;
    const next = withSeen(current ?? aggregate(name), key);
    return { ...next, data: { lines: [...next.data.lines, key] }, outbox: [...next.outbox, thanks(key)] };
  });
  process.stdout.write(`${key}\n`);
}

async function send(waiting: string[]): Promise<void> {
  for (let key = waiting.shift(); key !== undefined; key = waiting.shift()) await offer(key);
}

await Promise.all(Array.from({ length: SENDERS }, () => send(keys)));
await store.close();
