/**
 * What the figures of a township with many cases cost, counted from its cases and read from what was counted:
 * `npx tsx bench/statistics.ts [CASES]`. Twenty villages, cases spread over a year, four of five done and rated.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chinaCalendar } from '../src/calendar/china.js';
import type { Action, Actor, Doing } from '../src/domain/case/action.js';
import { decide } from '../src/domain/case/decide.js';
import { openCase } from '../src/domain/case/open.js';
import type { Case } from '../src/domain/case/types.js';
import { DEFAULT_DEADLINES } from '../src/domain/deadlines.js';
import { createDirectory } from '../src/domain/directory.js';
import { periodIn, type Period } from '../src/domain/period.js';
import { DAY, HOUR, type Instant } from '../src/domain/time.js';
import { openSqliteStore } from '../src/storage/sqlite/sqlite-store.js';
import { caseAggregate } from '../src/usecases/case-aggregate.js';
import { caseId } from '../src/usecases/ids.js';
import { countVillage, ensureMonthCounts } from '../src/usecases/month-counts.js';
import { casesCounting, statisticsAmong, statisticsOf } from '../src/usecases/statistics.js';
import { countyFiles, countyVillage } from './county.js';

const CASES = Number(process.argv[2] ?? 20_000);
const NOW = Date.parse('2026-11-23T10:00:00+08:00');
const AT_ONCE = 500;
const TOWNSHIPS = 20;
const CATEGORIES = ['0501', '0601', '0102', '0701', '0801'];

const [township] = countyFiles();
if (township === undefined) throw new Error('no township');
const directory = createDirectory([township]);
const villages = township.areas.filter(({ level }) => level === 'village');
const calendar = await chinaCalendar({
  hours: [
    { from: 510, to: 720 },
    { from: 870, to: 1080 },
  ],
  overlay: null,
  warn: () => undefined,
});

function sampleCase(serial: number): Case {
  const village = serial % villages.length;
  const { path, code } = countyVillage(village * TOWNSHIPS);
  const area = `${path}.${String(1 + (Math.floor(serial / villages.length) % 7))}`;
  const at = NOW - Math.floor((((serial * 7919) % CASES) / CASES) * 365 * DAY) - 2 * HOUR;
  const key = `fill-${String(serial)}`;
  const actor: Actor = { kind: 'reporter', contact: key };
  const doing = (who: Actor, now: Instant): Doing => ({
    actor: who,
    key: `${key}@${String(now)}`,
    env: { now, calendar, deadlines: DEFAULT_DEADLINES, directory },
  });
  const door = { channel: 'door', conversation: key, room: false, user: key };
  const reporter = { contact: key, name: '村民', area, door, key, at, solved: null, score: null };
  let c = openCase(
    {
      ...{ id: caseId(path, key, at), number: `${code}-${String(serial)}`, village: path, area, areaKnown: true },
      ...{ category: CATEGORIES[serial % CATEGORIES.length] ?? '0501', nature: '求助', urgency: 'C', emergency: null },
      ...{
        confidential: false,
        accused: [],
        text: '自来水又停了，家里老人等水做饭',
        media: [],
        place: null,
        concerned: null,
      },
      ...{ phone: null, reporter, askedElsewhere: false, draft: false },
    },
    doing(actor, at),
  ).case;
  const clerk: Actor = { kind: 'person', person: c.offered[0] ?? '' };
  const act = (who: Actor, action: Action, after: number): void => {
    if (at + after > NOW) return;
    const decision = decide(c, action, doing(who, at + after));
    if (decision.ok) c = decision.case;
  };
  if (serial % 5 === 0) return c;
  act(clerk, { kind: 'accept' }, ((serial % 13) + 1) * 0.2 * HOUR);
  act(clerk, { kind: 'contact', text: '' }, ((serial % 17) + 1) * 1.7 * HOUR);
  act(clerk, { kind: 'done', result: '水泵换了新的，给三户都送了水' }, ((serial % 29) + 6) * 5.3 * HOUR);
  act(actor, { kind: 'rate', solved: serial % 11 !== 0, score: (serial % 3) + 3, text: '' }, 9 * DAY);
  return c;
}

/** Median of so many calls, in milliseconds. */
async function cost(rounds: number, call: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const began = performance.now();
    await call();
    times.push(performance.now() - began);
  }
  return times.sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? Number.NaN;
}

const folder = mkdtempSync(join(tmpdir(), 'gezipu-statistics-'));
const store = await openSqliteStore(join(folder, 'township.sqlite'));
try {
  for (let from = 0; from < CASES; from += AT_ONCE)
    await Promise.all(
      Array.from({ length: Math.min(AT_ONCE, CASES - from) }, (_, n) => {
        const c = sampleCase(from + n);
        const at = c.reporters[0]?.at ?? NOW;
        const doing: Doing = {
          actor: { kind: 'system' },
          key: '',
          env: { now: at, calendar, deadlines: DEFAULT_DEADLINES, directory },
        };
        return store.commit({ ...caseAggregate(null, { case: c, told: [] }, doing, 0), at }, 0);
      }),
    );
  const counting = { store, directory: () => directory, calendar, now: () => NOW };
  await ensureMonthCounts(counting);
  const village = villages[0]?.path ?? '';
  const first = await cost(1, () => countVillage(counting, village));
  for (const { path } of villages) await countVillage(counting, path);
  const again = await cost(5, () => countVillage(counting, village));
  const print = (line: string): boolean => process.stdout.write(`${line}\n`);
  print(
    `${String(CASES)} cases in ${String(villages.length)} villages; counting one of them: ${first.toFixed(0)} ms, again ${again.toFixed(0)} ms`,
  );
  for (const [name, asked] of [
    ['this month', '这个月'],
    ['this year', '今年'],
  ] as const) {
    const period = periodIn(asked, NOW) as Period;
    const counted = await cost(5, async () =>
      statisticsAmong(counting, await casesCounting(counting, township.root, period.from), period),
    );
    const read = await cost(51, () => statisticsOf(counting, township.root, period));
    print(
      `${name}: from the cases ${counted.toFixed(0)} ms, from what was counted ${read.toFixed(2)} ms, ratio ${(read / counted).toFixed(4)}`,
    );
  }
} finally {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
}
