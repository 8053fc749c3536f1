import { afterAll, expect, test } from '@jest/globals';
import { rmSync } from 'node:fs';
import { openDesk } from './run-gezipu.js';

const desk = openDesk(() => ({ PUBLIC_URL: 'https://gezipu.example/' }));
afterAll(() => rmSync(desk.folder, { recursive: true, force: true }));

test('an operator gets an address to log in at, and numbers by which people and groups are recognised', async () => {
  expect(await desk.gezipu('import', 'demo/guomi.yaml')).toMatchObject({ code: 0 });
  const login = await desk.gezipu('login');
  expect(login.out).toMatch(/^https:\/\/gezipu\.example\/channels\/wechaty\/\?once=[\w-]{32}\n$/u);
  expect((await desk.gezipu('bind', '卓玛')).out).toMatch(/^绑定 \d{6}\n$/u);
  expect((await desk.gezipu('bind', '二社群')).out).toMatch(/^绑定本群 \d{6}\n$/u);
  const nobody = await desk.gezipu('bind', '没有这个人');
  expect([nobody.code, nobody.out, nobody.err]).toEqual([1, '', expect.stringContaining('没有这个人')]);
}, 60_000);

test('a bot is refused where the service has the session itself, and where there is no such bot', async () => {
  expect((await desk.gezipu('bot', 'wechaty')).err).toMatch(/WECHATY_MODE must be process or apart/u);
  expect((await desk.gezipu('bot', 'telegram')).err).toMatch(/no bot for telegram/u);
}, 60_000);
