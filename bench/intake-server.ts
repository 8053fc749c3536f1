/** The service behind one plain HTTP door, for the benchmark: stores the message, answers, understands, opens the case. */
import { DEFAULT_DEADLINES } from '../src/domain/deadlines.js';
import { chinaCalendar } from '../src/calendar/china.js';
import { createLog } from '../src/common/log.js';
import { createHttp } from '../src/http/create-http.js';
import type { Channel, Receive } from '../src/ports/channel.js';
import { createService } from '../src/service.js';
import { openSqliteStore } from '../src/storage/sqlite/sqlite-store.js';
import { createMetrics } from '../src/telemetry/metrics.js';
import { createObserver } from '../src/telemetry/observer.js';
import { loadBaseModel } from '../src/understanding/model/load-base-model.js';
import { createUnderstand } from '../src/understanding/understand.js';
import { importVillages } from '../src/village-files.js';
import { createMediaKeys } from '../src/usecases/media-keys.js';
import { zhCN } from '../src/wording/zh-cn/index.js';
import { fillCases } from './fill-cases.js';

const [path = ':memory:', fill = '0'] = process.argv.slice(2);
const store = await openSqliteStore(path);
await importVillages(store, ['demo/xiangbu.yaml'], Date.now, () => undefined);
const log = createLog({ level: 'silent' });
const metrics = createMetrics();
const channels = new Map<string, Channel>();
const service = await createService({
  ...{
    store,
    channels,
    now: Date.now,
    words: zhCN,
    understand: createUnderstand(loadBaseModel()),
    deadlines: DEFAULT_DEADLINES,
  },
  calendar: await chinaCalendar({ hours: [{ from: 540, to: 1080 }], overlay: null, warn: () => undefined }),
  observer: createObserver(metrics, log),
  mergeWindow: 60_000,
  retention: 7 * 24 * 3_600_000,
  mediaKeys: createMediaKeys('bench'),
});
await fillCases(service.context, Number(fill));

let receive: Receive = () => Promise.resolve();
const door: Channel = {
  name: 'door',
  start: (hand) => {
    receive = hand;
    return Promise.resolve();
  },
  stop: () => Promise.resolve(),
  send: () => Promise.resolve({ sent: true }),
  status: () => ({ state: 'ready', lastHeardAt: null, detail: '' }),
  http: {
    mount: '/messages',
    handle: async ({ path: where, body }) => {
      if (where === '/idle') await service.inbox.idle();
      else await receive(toMessage(JSON.parse(Buffer.from(body).toString('utf8')) as { key: string; text: string }));
      return { status: 200, headers: { 'content-type': 'application/json' }, body: '{"ok":true}' };
    },
  },
};

/** Every message is said by somebody new, alone with the bot, so that each opens a case. */
function toMessage({ key, text }: { key: string; text: string }) {
  const conversation = { id: key, room: false, name: '' };
  return {
    channel: door.name,
    key,
    conversation,
    sender: { id: key, name: '村民' },
    at: Date.now(),
    text,
    addressed: true,
  };
}

channels.set(door.name, door);
await door.start(service.receive);
const http = createHttp({
  channels: [door],
  readiness: () => ({ ready: true, reasons: [] }),
  metrics,
  operatorToken: null,
  log,
});
process.stdout.write(`${String(await http.listen(0, '127.0.0.1'))}\n`);
