/** The whole service as `npm start` runs it, through its real doors: the simulator over HTTP, files, a port. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { startApp, type App } from '../src/app.js';
import { createSimulatorClient, type SimulatorClient, type SimulatorMessage } from '../src/cli/simulator-client.js';
import { createLog } from '../src/common/log.js';
import { loadConfig } from '../src/config.js';
import { MINUTE } from '../src/domain/time.js';
import { at } from './domain/plain-calendar.js';

const folder = mkdtempSync(join(tmpdir(), 'gezipu-app-'));
let app: App;
let client: SimulatorClient;
let now = at('2026-11-23 10:00');
const heard: SimulatorMessage[] = [];
const listening = new AbortController();
let notify: () => void = () => undefined;

const start = (): Promise<App> =>
  startApp(loadConfig({ PORT: '0', STORE: `sqlite:${join(folder, 'app.sqlite')}`, LOG_LEVEL: 'silent' }), {
    now: () => now,
    log: createLog({ level: 'silent' }),
  });

async function listen(): Promise<void> {
  try {
    for await (const message of client.messages(listening.signal)) {
      heard.push(message);
      notify();
    }
  } catch (error) {
    if (!listening.signal.aborted) throw error;
  }
}

/** The first thing the bot says in a conversation (null: anywhere), after message `after`, that fits. Waits for it, not for a time. */
async function bot(where: string | null, wanted: RegExp, after: number): Promise<SimulatorMessage> {
  for (;;) {
    const found = heard.find(
      (one) =>
        one.seq > after &&
        one.sender === null &&
        (where === null || one.conversation === where) &&
        wanted.test(one.text),
    );
    if (found !== undefined) return found;
    await new Promise<void>((resolve) => (notify = resolve));
  }
}

beforeAll(async () => {
  app = await start();
  client = createSimulatorClient(`http://127.0.0.1:${String(app.port)}`, null);
  void listen();
}, 60_000);

afterAll(async () => {
  listening.abort();
  await app.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('npm start', () => {
  test('is alive and ready, and shows the simulator at its address', async () => {
    const http = request(app.http.app);
    await http.get('/healthz').expect(200);
    await http.get('/readyz').expect(200, { ready: true, reasons: [] });
    await http.get('/').expect(302).expect('location', '/simulator/');
    expect((await http.get('/simulator/').expect(200)).text).toContain('格子铺');
    expect((await http.get('/metrics').expect(200)).text).toContain('gezipu_messages_total');
  });

  test('takes a report in a group all the way to solved', async () => {
    const said = await client.say({ as: '卓玛', in: '二社群', text: '二社自来水又停了吗？我家龙头一点水都没' });
    const registered = await bot('gm-2she', /记下了：二社停水（GM-\d{4}）/u, said.seq);
    const number = /GM-0*(\d+)/u.exec(registered.text)?.[1] ?? '';
    const clerk = await bot('gm-suonan', /新事项/u, said.seq).then(() => 'gm-suonan');
    const accepted = await client.say({ as: clerk, text: `/接单 ${number}` });
    await bot(clerk, /归您了/u, accepted.seq);
    now += 2 * MINUTE;
    const done = await client.say({ as: clerk, text: `/办结 ${number} 水泵跳闸，已经修好` });
    await bot('gm-2she', /水泵跳闸，已经修好.*好了吗/u, done.seq);
    const yes = await client.say({ as: '卓玛', in: '二社群', text: '好了，谢谢' });
    await bot('gm-2she', /算办好了/u, yes.seq);
  });

  test('takes a direct message all the way to satisfied', async () => {
    const said = await client.say({ as: '拉毛草', text: '我家门口的路灯坏了三天了' });
    const registered = await bot('gm-lamaocao', /GM-\d{4}/u, said.seq);
    const number = /GM-0*(\d+)/u.exec(registered.text)?.[1] ?? '';
    const done = await client.say({ as: '索南', text: `/办结 ${number} 换了灯泡，照片不便拍：天黑了` });
    await bot('gm-lamaocao', /换了灯泡/u, done.seq);
    const yes = await client.say({ as: '拉毛草', text: '满意' });
    await bot('gm-lamaocao', /算办好了/u, yes.seq);
  });

  test('answers an emergency at once and says who is coming', async () => {
    const said = await client.say({ as: '马成', in: '一社群', text: '着火了着火了，老马家草垛着了' });
    await bot('gm-1she', /119/u, said.seq);
    const called = (await bot(null, /【紧急】/u, said.seq)).conversation;
    const going = await client.say({ as: called, text: '我去' });
    await bot('gm-1she', /正在过来/u, going.seq);
    const done = await client.say({ as: called, text: '/办结 火灭了，人没事' });
    await bot('gm-1she', /火灭了，人没事/u, done.seq);
    const yes = await client.say({ as: '马成', in: '一社群', text: '满意' });
    await bot('gm-1she', /算办好了/u, yes.seq);
  });

  test("posts the digest in the cadres' group in the evening", async () => {
    const last = heard.at(-1)?.seq ?? 0;
    now = at('2026-11-23 18:00');
    const digest = await bot('gm-cadres', /格子铺 11月23日 郭米村/u, last);
    expect(digest.text).toMatch(/今天新来 3 件，办结 3 件/u);
    expect(digest.text).not.toMatch(/卓玛|马成|拉毛草/u);
  });

  test('says the same message once, however often it is offered, also after a restart', async () => {
    const line = { as: '张三', text: '我家的低保这个月没有发', key: 'offered-twice' };
    const first = await client.say(line);
    await bot('gm-zhangsan', /GM-\d{4}/u, first.seq);
    await client.say(line);
    const stopped = app;
    await stopped.stop();
    app = await start();
    const again = createSimulatorClient(`http://127.0.0.1:${String(app.port)}`, null);
    await again.say(line);
    await app.service.settle();
    const cases = await app.service.context.store.find<{ phone: string | null }>({
      kind: 'case',
      area: '63.22.22.203',
      limit: 50,
    });
    expect(cases).toHaveLength(4);
  });
});

describe('what cannot start', () => {
  test('names the wrong line of a village file and imports nothing', async () => {
    const config = {
      ...loadConfig({ PORT: '0', STORE: `sqlite:${join(folder, 'other.sqlite')}` }),
      villageFiles: ['package.json'],
    };
    await expect(startApp(config, { log: createLog({ level: 'silent' }) })).rejects.toMatchObject({
      code: 'village_file_invalid',
    });
  });

  test('names the file that is not there', async () => {
    const config = {
      ...loadConfig({ PORT: '0', STORE: `sqlite:${join(folder, 'other.sqlite')}` }),
      villageFiles: ['nowhere.yaml'],
    };
    await expect(startApp(config, { log: createLog({ level: 'silent' }) })).rejects.toThrow(/nowhere\.yaml/u);
  });
});
