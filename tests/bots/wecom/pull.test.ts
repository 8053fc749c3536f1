import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createKept, type Kept } from '../../../bots/wecom/kept.js';
import { createPull, type Page } from '../../../bots/wecom/pull.js';
import type { Store } from '../../../src/ports/store.js';
import { openSqliteStore } from '../../../src/storage/sqlite/sqlite-store.js';
import { createHandSchedule } from '../hand-schedule.js';
import { quietLog } from '../inbox.js';

let store: Store;
let kept: Kept<{ cursor: string }>;

beforeEach(async () => {
  store = await openSqliteStore(':memory:');
  kept = createKept(store, 'cursor', () => 0);
});

afterEach(() => store.close());

function pullFrom(pages: Record<string, Page>, takes: (messages: readonly unknown[]) => Promise<void>) {
  const asked: string[] = [];
  const fetch = async (cursor: string): Promise<Page> => {
    asked.push(cursor);
    return pages[cursor] ?? { messages: [], next: cursor, more: false };
  };
  const { schedule } = createHandSchedule();
  return { asked, pull: createPull({ account: 'wk', kept, fetch, take: takes, log: quietLog, schedule }) };
}

const TWO_PAGES = { '': { messages: ['a'], next: '1', more: true }, '1': { messages: ['b'], next: '2', more: false } };

test('a process that was slow does not put back the cursor of one that went on', async () => {
  const elsewhere = async (): Promise<void> => kept.change('wk', () => ({ cursor: '2' }));
  const { pull, asked } = pullFrom(TWO_PAGES, async ([message]) => (message === 'a' ? elsewhere() : undefined));
  await pull.now('');
  expect(await kept.read('wk')).toEqual({ cursor: '2' });
  expect(asked).toEqual(['', '2']);
});

test('one that is asked for while another waits is that one, so that many calls cost two rounds', async () => {
  const { pull, asked } = pullFrom(TWO_PAGES, async () => undefined);
  await Promise.all(Array.from({ length: 20 }, () => pull.now('token')));
  expect(asked).toEqual(['', '1']);
  await pull.now('');
  expect(asked).toEqual(['', '1', '2']);
});

test('what the platform never ends telling does not keep it for ever', async () => {
  const { pull, asked } = pullFrom({ '': { messages: [], next: '', more: true } }, async () => undefined);
  await pull.now('');
  expect(asked).toEqual(['']);
});

test('what is closed meanwhile finishes its page and fetches no other', async () => {
  const closing: Promise<void>[] = [];
  const { pull, asked } = pullFrom(TWO_PAGES, async () => void closing.push(pull.close()));
  await pull.now('');
  await Promise.all(closing);
  expect(asked).toEqual(['']);
  expect(await kept.read('wk')).toEqual({ cursor: '1' });
});

test('a cursor is kept under an id that tells nobody whose it is', async () => {
  await kept.change('wmWang', () => ({ cursor: '1' }));
  const [aggregate] = await store.scan('', 10);
  expect(aggregate).toMatchObject({ kind: 'wecom', status: 'cursor', due: null, data: { cursor: '1' } });
  expect(JSON.stringify(aggregate)).not.toContain('wmWang');
});
