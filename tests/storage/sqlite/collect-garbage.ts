/**
 * Run by sqlite-store.test.ts with --expose-gc: keeps nothing but single statements and bound methods while the
 * garbage is collected again and again. A binding that lets go of its handle ends this process.
 */
import { Database } from '../../../src/storage/sqlite/database.js';
import { openDatabase } from '../../../src/storage/sqlite/open-database.js';
import { SqliteStore } from '../../../src/storage/sqlite/sqlite-store.js';
import { change } from '../../../src/usecases/change.js';
import { aggregate } from '../contract/subject.js';
import type { Notes } from '../contract/subject.js';

async function collect(): Promise<void> {
  globalThis.gc?.();
  // Finalizers of the binding run only after the turn in which their object was collected.
  await new Promise((resolve) => setImmediate(resolve));
}

function soleStatement(): () => unknown {
  const statement = new Database(':memory:', 0).prepare('SELECT 1 AS one');
  return () => statement.get();
}

function soleChange(): (line: string) => Promise<unknown> {
  const store = new SqliteStore(openDatabase(':memory:'));
  return (line) =>
    change<Notes>(store, '1.2/one', (current) => {
      const next = current ?? aggregate('one');
      return { ...next, data: { lines: [...next.data.lines, line] } };
    });
}

const statements = Array.from({ length: 10 }, soleStatement);
const add = soleChange();
let last: unknown;
for (let round = 0; round < 50; round++) {
  // Left to the collector at once, open.
  soleChange();
  last = await add(`${round}`);
  await collect();
  for (const ask of statements) ask();
}
const { version, data } = last as ReturnType<typeof aggregate>;
process.stdout.write(`${version} changes, ${data.lines.length} lines\n`);
