/** The whole service on WeCom alone: villagers by customer service, clerks by the application, cadres by their robot. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { startApp, type App } from '../../../src/app.js';
import { createLog } from '../../../src/common/log.js';
import { loadConfig, type Config } from '../../../src/config.js';
import { MINUTE } from '../../../src/domain/time.js';
import { at } from '../../domain/plain-calendar.js';
import { AGENT, CORP, KEFU, ROBOT_KEY, SECRET, startQyapi, type QyapiDouble } from './qyapi-double.js';
import { AES_KEY, callback, TOKEN, xml } from './wecom-bench.js';

const folder = mkdtempSync(join(tmpdir(), 'gezipu-wecom-'));
let now = at('2026-11-23 10:00');
let qyapi: QyapiDouble;
let app: App;

function config(change: Record<string, string> = {}): Config {
  return loadConfig({
    ...{ PORT: '0', LOG_LEVEL: 'silent', STORE: `sqlite:${join(folder, 'app.sqlite')}`, CHANNELS: 'wecom' },
    ...{ VILLAGE_FILES: join(folder, 'village.yaml'), WECOM_CORP_ID: CORP, WECOM_AGENT_ID: String(AGENT) },
    ...{ WECOM_SECRET: SECRET, WECOM_TOKEN: TOKEN, WECOM_AES_KEY: AES_KEY, WECOM_API: qyapi.url },
    ...{ WECOM_ROBOTS: `gm-cadres=${ROBOT_KEY}`, WECOM_KEFU_ID: KEFU, ...change },
  });
}

const start = (change: Record<string, string> = {}): Promise<App> =>
  startApp(config(change), { now: () => now, log: createLog({ level: 'silent' }) });

/** WeCom calls over HTTP. */
async function tell(fields: Record<string, string | number>): Promise<request.Response> {
  const { query, body } = callback(xml({ CreateTime: now / 1_000, ...fields }), now);
  return request(app.http.app)
    .post('/webhooks/wecom')
    .query(query.toString())
    .type('text/xml')
    .send(Buffer.from(body).toString());
}

let messages = 0;
const clerkSays = (clerk: string, Content: string) =>
  tell({ FromUserName: clerk, MsgType: 'text', Content, MsgId: String((messages += 1)) });

beforeAll(async () => {
  qyapi = await startQyapi(() => now);
  const village = readFileSync('demo/guomi.yaml', 'utf8')
    .replaceAll('simulator:', 'wecom:')
    .replace(/^map:.*\n/mu, '');
  writeFileSync(join(folder, 'village.yaml'), village);
  app = await start();
}, 60_000);

afterAll(async () => {
  await app.stop();
  await qyapi.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a village on WeCom', () => {
  test('takes a report from WeChat all the way to solved, each by their own door', async () => {
    qyapi.customer({ msgtype: 'text', text: { content: '二社自来水又停了，我家龙头一点水都没有' } });
    await tell({ MsgType: 'event', Event: 'kf_msg_or_event', Token: 'ENC', OpenKfId: KEFU });
    const number = /GM-0*(\d+)/u.exec(await qyapi.seen('wmWang', /GM-\d{4}/u))?.[1] ?? '';
    await qyapi.seen('gm-suonan', /新事项/u);
    expect((await clerkSays('gm-suonan', `/接单 ${number}`)).text).toBe('success');
    await qyapi.seen('gm-suonan', /归您了/u);
    now += 2 * MINUTE;
    await clerkSays('gm-suonan', `/办结 ${number} 水泵跳闸，已经修好`);
    await qyapi.seen('wmWang', /水泵跳闸，已经修好/u);
    qyapi.customer({ msgtype: 'text', text: { content: '好了，谢谢' } });
    await tell({ MsgType: 'event', Event: 'kf_msg_or_event', Token: 'ENC', OpenKfId: KEFU });
    await qyapi.seen('wmWang', /算办好了/u);
  });

  test("posts the digest in the cadres' group by its robot", async () => {
    now = at('2026-11-23 18:00');
    const digest = await qyapi.seen(ROBOT_KEY, /格子铺/u);
    expect(digest).toMatch(/^\*\*格子铺 11月23日 郭米村\*\*\n今天新来 1 件，办结 1 件/u);
  });

  test('refuses what is larger than WeCom sends', async () => {
    const http = request(app.http.app);
    await http.post('/webhooks/wecom').type('text/xml').send('x'.repeat(70_000)).expect(413);
  });
});

test.each([
  [{ WECOM_SECRET: 'x'.repeat(43) }, 'WECOM_SECRET'],
  [{ WECOM_AGENT_ID: '7' }, 'WECOM_AGENT_ID'],
  [{ WECOM_KEFU_ID: 'wkSomebodyElse' }, 'WECOM_KEFU_ID'],
])('with settings that WeCom does not know it does not start, and names the variable: %j', async (change, variable) => {
  const store = { STORE: `sqlite:${join(folder, `${variable}.sqlite`)}` };
  await expect(start({ ...change, ...store })).rejects.toMatchObject({ detail: expect.stringContaining(variable) });
});
