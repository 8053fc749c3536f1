/** The service as it is started, with an Official Account as its only channel and the platform on loopback. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApp, type App } from '../../../src/app.js';
import { createLog } from '../../../src/common/log.js';
import { loadConfig } from '../../../src/config.js';
import { contactId } from '../../../src/usecases/ids.js';
import { ACCOUNT, opened, openPlatform, signed, xmlOf, type Platform } from './platform.js';

let platform: Platform;
let app: App;
let folder: string;
let serial = 0;
beforeEach(async () => {
  platform = await openPlatform();
  folder = mkdtempSync(join(tmpdir(), 'gezipu-oa-'));
  const config = loadConfig({
    ...{
      PORT: '0',
      STORE: `sqlite:${join(folder, 'store.sqlite')}`,
      VILLAGE_FILES: 'demo/guomi.yaml,demo/xiangbu.yaml',
    },
    ...{ CHANNELS: 'official-account', OFFICIAL_ACCOUNT_API: platform.base },
    ...{ OFFICIAL_ACCOUNT_APPID: ACCOUNT.appId, OFFICIAL_ACCOUNT_SECRET: ACCOUNT.secret },
    ...{ OFFICIAL_ACCOUNT_TOKEN: ACCOUNT.token, OFFICIAL_ACCOUNT_AES_KEY: ACCOUNT.aesKey },
  });
  app = await startApp(config, { log: createLog({ level: 'silent' }) });
});
afterEach(async () => {
  await app.stop();
  await platform.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Brought over HTTP; resolves to what the person reads at once. */
async function bring(fields: Readonly<Record<string, string | number>>): Promise<string> {
  const now = Date.now();
  const common = { ToUserName: 'gh_1', FromUserName: 'o-ding', CreateTime: Math.floor(now / 1000) };
  const { query, body } = signed(xmlOf({ ...common, ...fields }), { now });
  const url = `http://127.0.0.1:${app.port}/webhooks/official-account?${query.toString()}`;
  const response = await fetch(url, { method: 'POST', body: Buffer.from(body) });
  const answer = await response.text();
  return answer === 'success' ? answer : opened(answer);
}

const says = (Content: string) => bring({ MsgType: 'text', Content, MsgId: 9_000 + serial++ });

test('somebody scans the code on the wall, reports, asks, and leaves nothing behind when they go', async () => {
  const scene = 'qrscene_area:63.22.22.203.201.2';
  expect(await bring({ MsgType: 'event', Event: 'subscribe', EventKey: scene })).toContain('二社格子铺');
  expect(await says('路灯不亮了，好几天了')).toMatch(/GM-0001/u);
  expect(await bring({ MsgType: 'event', Event: 'CLICK', EventKey: '进度' })).toMatch(/GM-0001 路灯（二社）/u);
  expect(await bring({ MsgType: 'event', Event: 'unsubscribe' })).toBe('success');
  await app.service.settle();
  expect(await app.service.context.store.get(contactId('official-account', 'o-ding'))).toBeNull();
});
