/**
 * Run by kill-contract.ts: one service process on a store that others use too, a file or a server of MongoDB. It is told
 * what was said and what time it is on its standard input, one JSON per line, and answers on standard output:
 *
 *     {"at":T}          it is T now (its own clock may be off)
 *     {"message":M}     M was said                              →  ack KEY once it is safe, no KEY when it was not taken
 *     {"settle":true}   do everything that is due               →  settled
 *
 * What it says to people it appends to a file, `PID KEY` per line, and answers `said`: from then until the store knows of
 * it, being killed means that it is said again.
 */
import { appendFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setImmediate as turn } from 'node:timers/promises';
import { DEFAULT_DEADLINES } from '../../src/domain/deadlines.js';
import { DAY, MINUTE } from '../../src/domain/time.js';
import type { Channel, IncomingMessage } from '../../src/ports/channel.js';
import type { Observer } from '../../src/ports/observer.js';
import { createService } from '../../src/service.js';
import { openMongoStore } from '../../src/storage/mongo/open-mongo-store.js';
import { openSqliteStore } from '../../src/storage/sqlite/sqlite-store.js';
import type { Understood } from '../../src/understanding/types.js';
import { createMediaKeys } from '../../src/usecases/media-keys.js';
import { zhCN } from '../../src/wording/zh-cn/index.js';
import { plainCalendar } from '../domain/plain-calendar.js';

interface Told {
  at?: number;
  message?: IncomingMessage;
  settle?: true;
}

const [address = '', heard = '', clockError = '0', began = '0'] = process.argv.slice(2);
let time = Number(began);

/** Not that of the town: with it comes everything that understands, and a process must begin quickly. */
const observer: Observer = {
  message: () => undefined,
  caseOpened: () => undefined,
  delivery: () => undefined,
  conflict: () => undefined,
  lag: () => undefined,
  trouble: () => undefined,
};

/** Everything is a report on welfare, which is never joined to another one. */
const UNDERSTOOD: Understood = {
  ...{ report: { is: true, confidence: 1 }, category: { code: '0801', confidence: 1 }, nature: '求助', urgency: 'C' },
  ...{ emergency: null, place: null, area: null, phone: null, person: null, when: null, amounts: [], why: [] },
};

const channel: Channel = {
  name: 'simulator',
  start: () => Promise.resolve(),
  stop: () => Promise.resolve(),
  send: async ({ idempotencyKey }) => {
    // A platform takes its time: the more often a process is killed in between, the better the test.
    for (let turns = 0; turns < 5; turns++) await turn();
    appendFileSync(heard, `${process.pid} ${idempotencyKey}\n`);
    answer('said');
    for (let turns = 0; turns < 5; turns++) await turn();
    return { sent: true };
  },
  status: () => ({ state: 'ready', lastHeardAt: null, detail: '' }),
};

const answer = (line: string): void => void process.stdout.write(`${line}\n`);
const store = address.startsWith('mongodb://')
  ? await openMongoStore(address, { warn: () => undefined })
  : await openSqliteStore(address, { busyTimeout: 20_000 });
const service = await createService({
  ...{ store, observer, calendar: plainCalendar(), deadlines: DEFAULT_DEADLINES, words: zhCN },
  channels: new Map([[channel.name, channel]]),
  understand: () => UNDERSTOOD,
  now: () => time + Number(clockError),
  mergeWindow: MINUTE,
  retention: 30 * DAY,
  mediaKeys: createMediaKeys('test'),
});

async function take({ at, message, settle }: Told): Promise<void> {
  if (at !== undefined) time = at;
  if (message !== undefined) {
    await service.receive(message).then(
      () => answer(`ack ${message.key}`),
      () => answer(`no ${message.key}`),
    );
  }
  if (settle === true) {
    await service.settle();
    answer('settled');
  }
}

answer('ready');
for await (const line of createInterface({ input: process.stdin })) void take(JSON.parse(line) as Told);
await service.stop();
await store.close();
