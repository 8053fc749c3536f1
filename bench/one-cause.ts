/**
 * What it costs to ask, for one more case, whether several houses have one cause: `npx tsx bench/one-cause.ts [FRESH]`.
 * So many open cases of one village and one kind, each raised as it came, as in the hour of a burst pipe.
 */
import { openCase, type Opening } from '../src/domain/case/open.js';
import type { Doing } from '../src/domain/case/action.js';
import type { Case } from '../src/domain/case/types.js';
import { DEFAULT_DEADLINES } from '../src/domain/deadlines.js';
import { createDirectory } from '../src/domain/directory.js';
import { MINUTE } from '../src/domain/time.js';
import { openSqliteStore } from '../src/storage/sqlite/sqlite-store.js';
import { caseAggregate } from '../src/usecases/case-aggregate.js';
import { caseId } from '../src/usecases/ids.js';
import { raiseOneCause } from '../src/usecases/one-cause.js';
import { chinaCalendar } from '../src/calendar/china.js';
import { countyFiles, countyVillage } from './county.js';

const FRESH = Number(process.argv[2] ?? 140);
const MEASURED = 30;
const START = Date.parse('2026-11-23T08:00:00+08:00');
const OPENINGS = ['', '你好，', '麻烦看一下，', '喂，', '请问'];
const TROUBLES = [
  '停水了一点都没有',
  '自来水没有了',
  '又没水了，水龙头拧开啥都没有',
  '水停了，做不了饭',
  '水管里不出水',
];
const ENDINGS = ['', '，啥时候能来', '，家里老人等着做饭', '，羊也要喝水', '，已经半天了', '，昨天还好好的'];

const [township] = countyFiles();
if (township === undefined) throw new Error('no township');
const directory = createDirectory([township]);
const { path: village, code } = countyVillage(0);
const hours = [
  { from: 510, to: 720 },
  { from: 870, to: 1080 },
];
const calendar = await chinaCalendar({ hours, overlay: null, warn: () => undefined });
const store = await openSqliteStore(':memory:');

const doingAt = (now: number, key: string): Doing => ({
  ...{ actor: { kind: 'reporter', contact: key }, key },
  env: { now, calendar, deadlines: DEFAULT_DEADLINES, directory },
});

function told(nth: number): { c: Case; now: number } {
  const now = START + Math.floor(nth * 0.2 * MINUTE);
  const key = `told-${String(nth)}`;
  const text = [OPENINGS[nth % 5], TROUBLES[Math.floor(nth / 2) % 5], ENDINGS[Math.floor(nth / 3) % 6]].join('');
  const area = `${village}.${String(1 + (nth % 7))}`;
  const door = { channel: 'door', conversation: key, room: false, user: key };
  const reporter = { contact: key, name: '村民', area, door, key, at: now, solved: null, score: null };
  const opening = {
    ...{
      id: caseId(village, key, now),
      number: `${code}-${String(nth).padStart(4, '0')}`,
      village,
      area,
      areaKnown: true,
    },
    ...{ category: '0501', nature: '求助', urgency: 'B', emergency: null, confidential: false, accused: [] },
    ...{ text, media: [], place: null, concerned: null, phone: null, reporter, askedElsewhere: false, draft: false },
  } satisfies Opening;
  return { c: openCase(opening, doingAt(now, key)).case, now };
}

const times: number[] = [];
let raised = 0;
for (let nth = 0; nth < FRESH + MEASURED; nth++) {
  const { c, now } = told(nth);
  await store.commit(caseAggregate(null, { case: c, told: [] }, doingAt(now, c.id), 0), 0);
  const began = performance.now();
  const group = await raiseOneCause({ store, now: () => now }, c, `told-${String(nth)}`);
  if (nth >= FRESH) times.push(performance.now() - began);
  if (group !== null) raised++;
}
await store.close();
const median = times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
process.stdout.write(`${String(FRESH)} fresh: ${median.toFixed(1)} ms for one more; raised ${String(raised)} times\n`);
