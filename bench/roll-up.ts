/**
 * What the counts of a county cost with half a million cases: `npx tsx bench/roll-up.ts [CASES]`. Counting them, keeping
 * the roll-ups, and asking for them.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDirectory } from '../src/domain/directory.js';
import type { Aggregate, Store } from '../src/ports/store.js';
import { openSqliteStore } from '../src/storage/sqlite/sqlite-store.js';
import { caseCounts, recount } from '../src/usecases/roll-up.js';
import { COUNTY, countyFiles, countyVillage, VILLAGES } from './county.js';

const CASES = Number(process.argv[2] ?? 500_000);
const STATUSES = ['dispatched', 'in_progress', 'replied', 'closed', 'closed', 'closed', 'closed', 'declined'];
const START = Date.UTC(2026, 0, 1);
const AT_ONCE = 500;

/** About 1 KB, in the grids of all villages in turn. */
function sampleCase(serial: number): Aggregate {
  const { path, code } = countyVillage(serial % VILLAGES);
  const round = Math.floor(serial / VILLAGES);
  const log = Array.from({ length: 6 }, (_, step) => ({ at: START + step, by: 'p-17', text: '已经联系了，明天去看' }));
  return {
    id: `${path}/${String((serial * 2_654_435_761) % 4_294_967_296).padStart(26, '0')}`,
    ...{ version: 0, kind: 'case', area: `${path}.${1 + (round % 7)}`, at: START + serial * 1_000, due: null },
    status: STATUSES[Math.floor(round / 7) % STATUSES.length] ?? 'closed',
    ref: `${code}-${serial}`,
    data: { text: '二社自来水又停了,家里老人等水做饭。'.repeat(5), log },
    ...{ seen: [`door:${serial}`], outbox: [] },
  };
}

/** Median of so many calls, in milliseconds. */
async function cost(name: string, rounds: number, call: () => Promise<unknown>): Promise<void> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const began = performance.now();
    await call();
    times.push(performance.now() - began);
  }
  const median = times.sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? Number.NaN;
  process.stdout.write(`${name.padEnd(58)}${median.toFixed(median < 10 ? 2 : 0).padStart(8)} ms\n`);
}

async function measure(store: Store): Promise<void> {
  for (let from = 0; from < CASES; from += AT_ONCE)
    await Promise.all(Array.from({ length: AT_ONCE }, (_, n) => store.commit(sampleCase(from + n), 0)));
  const directory = createDirectory(countyFiles());
  const counting = { store, directory: () => directory, now: Date.now };
  const tallies = await store.tally('case', COUNTY);
  const total = tallies.reduce((sum, each) => sum + each.count, 0);
  process.stdout.write(`${total} cases in ${VILLAGES} villages, ${tallies.length} grids and statuses\n`);

  await cost('counting the county from its cases (tally)', 5, () => store.tally('case', COUNTY));
  await cost('counting all villages the first time, with every roll-up', 1, () => recount(counting, COUNTY));
  await cost('counting all villages again, every ten minutes', 5, () => recount(counting, COUNTY));
  await cost('counts of the county from its roll-up', 1001, () => caseCounts(counting, COUNTY));
  await cost('counts of every village and township of it, one by one', 51, () =>
    store.find({ kind: 'roll-up', area: COUNTY, limit: 1_000 }),
  );
  await cost('counts of one village, live', 101, () => caseCounts(counting, countyVillage(7).path));
}

const folder = mkdtempSync(join(tmpdir(), 'gezipu-roll-up-'));
const store = await openSqliteStore(join(folder, 'county.sqlite'));
try {
  await measure(store);
} finally {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
}
