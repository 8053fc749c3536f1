/**
 * A county's day on one SQLite file: `npx tsx bench/county-day.ts [SCALE]`. 100,000 households say 120 things a year each,
 * two of them reports; in the evening a storm cuts the water, and within one hour every household says so in its group.
 * One message in SCALE is played (default 20: one village in 20 has the whole storm), as fast as it goes, with the time of
 * day of the real one. Utilisation is what the played ones took, times SCALE, of the hour that they would have had.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chinaCalendar } from '../src/calendar/china.js';
import { DEFAULT_DEADLINES } from '../src/domain/deadlines.js';
import type { Case } from '../src/domain/case/types.js';
import { COUNT_EVERY } from '../src/domain/roll-up.js';
import { DAY, HOUR, MINUTE } from '../src/domain/time.js';
import type { Channel, IncomingMessage } from '../src/ports/channel.js';
import type { Observer } from '../src/ports/observer.js';
import { createService, type Service } from '../src/service.js';
import { openSqliteStore } from '../src/storage/sqlite/sqlite-store.js';
import { loadBaseModel } from '../src/understanding/model/load-base-model.js';
import { createUnderstand } from '../src/understanding/understand.js';
import { importVillage } from '../src/usecases/import-village.js';
import { messageId, rollUpId } from '../src/usecases/ids.js';
import { caseCounts, recount } from '../src/usecases/roll-up.js';
import { createMediaKeys } from '../src/usecases/media-keys.js';
import { zhCN } from '../src/wording/zh-cn/index.js';
import { CHANNEL, COUNTY, countyFiles, countyVillage, HOUSEHOLDS_EACH, VILLAGES } from './county.js';

const SCALE = Number(process.argv[2] ?? 20);
const HOUSEHOLDS = VILLAGES * HOUSEHOLDS_EACH;
const MESSAGES_A_DAY = (HOUSEHOLDS * 120) / 365;
const REPORTS_A_DAY = (HOUSEHOLDS * 2) / 365;
/** Everything a report brings with it: two of "we too", the clerk's two commands, and the answer. */
const MESSAGES_PER_REPORT = 6;
/** Of what is said in a day, by hour: people get up, have lunch and sit together in the evening. */
const SHARES = [0, 0, 0, 0, 0, 1, 4, 7, 8, 6, 5, 6, 7, 5, 4, 4, 5, 7, 9, 10, 7, 4, 1, 0];
const STORM_HOUR = 19;
/** Messages that arrive at the same time in the storm. */
const STORM_WIDTH = 16;
/** 2026-11-23, a Monday, midnight in China. */
const MIDNIGHT = Date.UTC(2026, 10, 22, 16);

const CHATTER = ['今晚谁家打牌', '娃娃放学了没有', '明天去县上的车几点走', '羊肉多少钱一斤', '哈哈哈', '谢谢大家'];
const REPORTS = ['二社路口的路灯坏了三天了', '三社的垃圾好几天没人拉了', '五社桥头的路塌了一块', '一社的水渠堵了'];

interface Day {
  service: Service;
  /** Sets the time of day, in milliseconds after midnight. */
  setTime(at: number): void;
  /** Says something in a village's group, or alone with the bot; resolves with the message's key when it is stored. */
  say(village: number, who: string, text: string, inGroup: boolean): Promise<string>;
  commits(): number;
  played(): number;
  close(): Promise<void>;
}

async function openDay(path: string): Promise<Day> {
  let now = MIDNIGHT;
  let commits = 0;
  let serial = 0;
  const store = await openSqliteStore(path);
  const commit = store.commit.bind(store);
  store.commit = (aggregate, version) => {
    commits++;
    return commit(aggregate, version);
  };
  for (const village of countyFiles()) await importVillage(store, village, now);
  const service = await createService({
    ...{
      store,
      now: () => now,
      words: zhCN,
      understand: createUnderstand(loadBaseModel()),
      deadlines: DEFAULT_DEADLINES,
    },
    channels: new Map([[CHANNEL, DOOR]]),
    calendar: await chinaCalendar({ hours: [{ from: 540, to: 1080 }], overlay: null, warn: () => undefined }),
    observer: SILENT,
    mergeWindow: MINUTE,
    retention: 7 * DAY,
    mediaKeys: createMediaKeys('bench'),
  });
  await putOffCounting(service);
  return {
    service,
    setTime: (at) => (now = MIDNIGHT + Math.round(at)),
    say: async (village, who, text, inGroup) => {
      const key = `m${serial++}`;
      await service.receive(messageOf(key, village, who, text, inGroup, now));
      return key;
    },
    commits: () => commits,
    played: () => serial,
    close: async () => {
      await service.stop();
      await store.close();
    },
  };
}

/** What is done once in ten minutes however much is said is measured by itself, and not times SCALE. */
async function putOffCounting({ context: { store } }: Service): Promise<void> {
  const counts = await store.get(rollUpId(COUNTY));
  if (counts !== null) await store.commit({ ...counts, due: MIDNIGHT + 10 * DAY }, counts.version);
}

const DOOR: Channel = {
  name: CHANNEL,
  start: () => Promise.resolve(),
  stop: () => Promise.resolve(),
  send: () => Promise.resolve({ sent: true }),
  status: () => ({ state: 'ready', lastHeardAt: null, detail: '' }),
};

const SILENT: Observer = {
  message: () => undefined,
  caseOpened: () => undefined,
  delivery: () => undefined,
  conflict: () => undefined,
  lag: () => undefined,
  trouble: (what, error) => process.stderr.write(`${what}: ${String(error)}\n`),
};

function messageOf(
  key: string,
  village: number,
  who: string,
  text: string,
  inGroup: boolean,
  at: number,
): IncomingMessage {
  const { group } = countyVillage(village);
  const id = inGroup ? group : who;
  const conversation = { id, room: inGroup, name: inGroup ? `${group}群` : '' };
  return { channel: CHANNEL, key, conversation, sender: { id: who, name: who }, at, text, addressed: !inGroup };
}

/** A report in the group and everything that follows from it, until it is solved. */
async function playReport({ service, say }: Day, village: number, turn: number): Promise<void> {
  const key = await say(village, `v${village}-${turn}`, REPORTS[turn % REPORTS.length] ?? '', true);
  await service.settle();
  const { store } = service.context;
  const number = (await store.get<{ case: string | null }>(messageId(CHANNEL, key)))?.data.case;
  const [found] = await store.find<Case>({
    ...{ kind: 'case', area: countyVillage(village).path, ref: number ?? '', limit: 1 },
  });
  const clerk = found?.data.offered[0];
  if (clerk === undefined) return;
  for (const neighbour of [1, 2]) await say(village, `v${village}-${turn + neighbour}`, '我家也是', true);
  await say(village, clerk, `/接单 ${number}`, false);
  await service.settle();
  await say(village, clerk, `/办结 ${number} 弄好了`, false);
  await service.settle();
  await say(village, `v${village}-${turn}`, '好了，谢谢', true);
  await service.settle();
}

/** An ordinary hour: what is said comes one by one. */
async function playHour(day: Day, hour: number): Promise<void> {
  const share = (SHARES[hour] ?? 0) / SHARES.reduce((sum, each) => sum + each, 0) / SCALE;
  const reports = Math.round(REPORTS_A_DAY * share);
  const chatter = Math.round(MESSAGES_A_DAY * share) - reports * MESSAGES_PER_REPORT;
  for (let n = 0; n < reports + chatter; n++) {
    day.setTime(hour * HOUR + (n / (reports + chatter)) * HOUR);
    const village = (hour * 97 + n * 31) % VILLAGES;
    if (n < reports) await playReport(day, village, n * 5);
    else await day.say(village, `v${village}-${n % HOUSEHOLDS_EACH}`, CHATTER[n % CHATTER.length] ?? '', true);
    await day.service.settle();
  }
}

/** One village in SCALE; in each somebody says that the water is off, and every other household that it is so too. */
async function playStorm(day: Day): Promise<void> {
  const villages = Array.from({ length: Math.round(VILLAGES / SCALE) }, (_, n) => n * SCALE);
  for (let household = 0; household < HOUSEHOLDS_EACH; household++) {
    day.setTime(STORM_HOUR * HOUR + (household / HOUSEHOLDS_EACH) * HOUR);
    const text = household === 0 ? '一社自来水停了' : '我家也没水';
    for (let from = 0; from < villages.length; from += STORM_WIDTH) {
      const together = villages.slice(from, from + STORM_WIDTH);
      await Promise.all(together.map((village) => day.say(village, `v${village}-${household}`, text, true)));
    }
    await day.service.settle();
  }
}

/** Plays something and prints what it cost; returns the utilisation of one process, in percent. */
async function measure(day: Day, name: string, play: () => Promise<void>): Promise<number> {
  const [commits, played] = [day.commits(), day.played()];
  const cpu = process.cpuUsage();
  const began = performance.now();
  await play();
  const wall = performance.now() - began;
  const { user, system } = process.cpuUsage(cpu);
  const [messages, writes] = [day.played() - played, day.commits() - commits];
  const percent = (milliseconds: number): number => (milliseconds * SCALE * 100) / HOUR;
  const cells = [
    `${messages * SCALE}`,
    `${messages}`,
    (writes / Math.max(1, messages)).toFixed(1),
    (wall / Math.max(1, messages)).toFixed(2),
    `${percent(wall).toFixed(1)} %`,
    `${percent((user + system) / 1000).toFixed(1)} %`,
  ];
  print(name, ...cells);
  return percent(wall);
}

function print(name: string, ...cells: string[]): void {
  process.stdout.write(`${name.padEnd(12)}${cells.map((cell) => cell.padStart(12)).join('')}\n`);
}

async function playDay(path: string): Promise<void> {
  const day = await openDay(path);
  process.stdout.write(`${HOUSEHOLDS} households in ${VILLAGES} villages; one message in ${SCALE} is played\n`);
  print('hour', 'messages', 'played', 'writes each', 'ms each', 'busy', 'processor');
  let busiest = 0;
  for (let hour = 0; hour < SHARES.length; hour++) {
    if (SHARES[hour] === 0) continue;
    busiest = Math.max(busiest, await measure(day, `${hour}:00`, () => playHour(day, hour)));
  }
  const storm = await measure(day, 'storm hour', () => playStorm(day));
  const { context, refresh } = day.service;
  const read = await millisecondsOf(() => refresh());
  const counted = await millisecondsOf(() => recount(context, COUNTY));
  const cases = Object.values((await caseCounts(context, COUNTY)).counts).reduce((sum, each) => sum + each, 0);
  const asked = await millisecondsOf(() => caseCounts(context, COUNTY));
  await day.close();
  process.stdout.write(
    `busiest ordinary hour ${busiest.toFixed(1)} %, storm hour ${storm.toFixed(1)} % of one process; ` +
      `reading the villages again each minute ${((read / MINUTE) * 100).toFixed(1)} % (${read.toFixed(0)} ms), ` +
      `counting all cases each ten minutes ${((counted / COUNT_EVERY) * 100).toFixed(2)} % (${counted.toFixed(0)} ms); ` +
      `the county's counts answer in ${asked.toFixed(1)} ms\n` +
      `${cases} cases, file ${(statSync(path).size / 1024 ** 2).toFixed(0)} MB, ` +
      `memory of the process ${(process.memoryUsage().rss / 1024 ** 2).toFixed(0)} MB\n`,
  );
}

async function millisecondsOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

const folder = mkdtempSync(join(tmpdir(), 'gezipu-county-'));
try {
  await playDay(join(folder, 'county.sqlite'));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
