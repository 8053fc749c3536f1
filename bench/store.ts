/**
 * What the store costs: `tsx bench/store.ts`. Prints durable commits per second for 1, 8 and 64 senders, and the
 * milliseconds of each read, with 1,000, 100,000 and 500,000 cases present: one township, a hundred, five hundred of
 * the same size, so that what grows is the store and not the answers. Disks differ fourfold from minute to
 * minute, so only the ratios within one run say something.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Aggregate, Store } from '../src/ports/store.js';
import { openSqliteStore } from '../src/storage/sqlite/sqlite-store.js';

const SIZES = [1_000, 100_000, 500_000] as const;
const SENDERS = [1, 8, 64] as const;
const MILLISECONDS_EACH = 1_500;
const STATUSES = ['new', 'accepted', 'in_progress', 'closed', 'closed', 'closed', 'closed'];
const START = Date.UTC(2026, 0, 1);

/** Cases of a village, however many villages there are; 20 villages of 7 grids make a township, 20 townships a county. */
const VILLAGE = 50;

function areaOf(serial: number, size: number): string {
  const villages = Math.max(1, Math.ceil(size / VILLAGE));
  const village = serial % villages;
  const township = Math.floor(village / 20);
  const county = 22 + Math.floor(township / 20);
  return `63.02.${county}.${200 + (township % 20)}.${200 + (village % 20)}.${1 + (Math.floor(serial / villages) % 7)}`;
}

const parentOf = (area: string): string => area.slice(0, area.lastIndexOf('.'));

/** About 1 KB, as a case of a few steps is. */
function sampleCase(serial: number, size: number): Aggregate {
  const area = areaOf(serial, size);
  const status = STATUSES[serial % STATUSES.length] ?? 'new';
  const at = START + serial * 1_000;
  // Spread over the whole tree of ids, as the times and areas of real ones are.
  const id = `${area}/${String((serial * 2_654_435_761) % 4_294_967_296).padStart(26, '0')}`;
  const log = Array.from({ length: 6 }, (_, step) => ({
    at: at + step,
    by: 'p-17',
    event: 'accepted',
    text: '已经联系了',
  }));
  const data = { text: '二社自来水又停了,家里老人等水做饭。'.repeat(5), log };
  const due = status === 'closed' ? null : at;
  return {
    id,
    version: 0,
    kind: 'case',
    area,
    status,
    at,
    due,
    ref: `GM-${serial}`,
    data,
    seen: ['simulator:1'],
    outbox: [],
  };
}

/** Creates cases from `first` on, by so many senders that each wait for their own answer; returns how many a second. */
async function commitsPerSecond(store: Store, senders: number, first: number, size: number): Promise<number> {
  let serial = first;
  const started = performance.now();
  const until = started + MILLISECONDS_EACH;
  const send = async (): Promise<void> => {
    while (performance.now() < until) await store.commit(sampleCase(serial++, size), 0);
  };
  await Promise.all(Array.from({ length: senders }, send));
  return ((serial - first) / (performance.now() - started)) * 1_000;
}

/** Mean of one call in milliseconds, one after the other. */
async function millisecondsPer(call: (round: number) => Promise<unknown>): Promise<number> {
  await call(0);
  const started = performance.now();
  let rounds = 0;
  while (performance.now() < started + MILLISECONDS_EACH / 3) await call(++rounds);
  return (performance.now() - started) / rounds;
}

type Figures = Record<string, number>;

async function measure(store: Store, size: number): Promise<Figures> {
  for (let first = 0; first < size; first += 500)
    await Promise.all(Array.from({ length: 500 }, (_, index) => store.commit(sampleCase(first + index, size), 0)));
  const village = (round: number): string => parentOf(areaOf((round * 7_919) % size, size));
  const township = (round: number): string => parentOf(village(round));
  const query = { kind: 'case', limit: 20 };
  const figures: Figures = {
    'get, ms': await millisecondsPer((round) => store.get(sampleCase((round * 7_919) % size, size).id)),
    'due, 80 ids, ms': await millisecondsPer(() => store.due(START + size * 1_000, 80)),
    'open cases of a village, newest 20, ms': await millisecondsPer((round) =>
      store.find({ ...query, area: village(round), status: ['new', 'accepted', 'in_progress'] }),
    ),
    'cases of a township, newest 20, ms': await millisecondsPer((round) =>
      store.find({ ...query, area: township(round) }),
    ),
    'case by number, ms': await millisecondsPer((round) =>
      store.find({ ...query, area: village(round), ref: `GM-${String((round * 7_919) % size)}` }),
    ),
    'tally of a village, ms': await millisecondsPer((round) => store.tally('case', village(round))),
    'tally of a township, ms': await millisecondsPer((round) => store.tally('case', township(round))),
  };
  for (const [index, senders] of SENDERS.entries())
    figures[`commits/s, ${senders} senders`] = await commitsPerSecond(store, senders, (index + 1) * 10_000_000, size);
  return figures;
}

async function measureInNewFile(size: number): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), 'gezipu-bench-'));
  const store = await openSqliteStore(join(folder, 'store.db'));
  try {
    return await measure(store, size);
  } finally {
    await store.close();
    rmSync(folder, { recursive: true });
  }
}

function print(name: string, ...cells: string[]): void {
  process.stdout.write(`${name.padEnd(42)}${cells.map((cell) => cell.padStart(14)).join('')}\n`);
}

// The first round is for the compiler of the machine: whatever is measured first is slower.
await measureInNewFile(SIZES[0]);
const figures: Figures[] = [];
for (const size of SIZES) figures.push(await measureInNewFile(size));
const [few = {}] = figures;
print('cases present', ...SIZES.map(String), `${String(SIZES.at(-1))} : ${String(SIZES[0])}`);
for (const name of Object.keys(few)) {
  const row = figures.map((one) => one[name] ?? Number.NaN);
  const ratio = (row.at(-1) ?? Number.NaN) / (row[0] ?? Number.NaN);
  print(name, ...row.map((figure) => figure.toFixed(name.endsWith('ms') ? 3 : 0)), ratio.toFixed(2));
}
const together = (one: Figures): string =>
  ((one['commits/s, 64 senders'] ?? 0) / (one['commits/s, 1 senders'] ?? Number.NaN)).toFixed(2);
print('64 senders together against one', ...figures.map(together));
