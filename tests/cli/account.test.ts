/** `gezipu qr` and `gezipu menu`, with WeChat's servers on loopback. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ACCOUNT, openPlatform, type Platform } from '../bots/official-account/platform.js';
import { openDesk } from './run-gezipu.js';

const SLOW = 30_000;
let platform: Platform;
let desk: ReturnType<typeof openDesk>;
beforeAll(async () => {
  platform = await openPlatform();
  desk = openDesk(() => ({
    OFFICIAL_ACCOUNT_APPID: ACCOUNT.appId,
    OFFICIAL_ACCOUNT_SECRET: ACCOUNT.secret,
    OFFICIAL_ACCOUNT_TOKEN: ACCOUNT.token,
    OFFICIAL_ACCOUNT_AES_KEY: ACCOUNT.aesKey,
    OFFICIAL_ACCOUNT_API: platform.base,
  }));
  await desk.gezipu('import', 'demo/guomi.yaml');
}, SLOW);
afterAll(async () => {
  rmSync(desk.folder, { recursive: true, force: true });
  await platform.close();
});

test(
  'a code for an area is printed, and written as a picture; it says which area it is for',
  async () => {
    const [png, svg] = [join(desk.folder, 'gm.png'), join(desk.folder, 'gm.svg')];
    expect(await desk.gezipu('qr', '--area', 'GM', '--png', png, '--svg', svg)).toMatchObject({
      code: 0,
      out: '郭米村 (63.22.22.203.201)\nhttp://weixin.qq.com/q/abc\n',
    });
    expect(readFileSync(png).subarray(1, 4).toString()).toBe('PNG');
    expect(readFileSync(svg, 'utf8')).toContain('<svg ');
    expect(platform.asked.at(-1)).toMatchObject({
      path: '/cgi-bin/qrcode/create',
      body: { action_name: 'QR_LIMIT_STR_SCENE', action_info: { scene: { scene_str: 'area:63.22.22.203.201' } } },
    });
    expect((await desk.gezipu('qr', '--area', '二社')).out).toMatch(/^二社 .*\nhttp.*\n[ ▄▀█\n]{200,}$/u);
    expect((await desk.gezipu('qr', '--area', '天堂')).err).toContain('no area, or more than one, is called 天堂');
  },
  SLOW,
);

test(
  'a menu is set as the file says it; what WeChat or the file has against it is told',
  async () => {
    expect(await desk.gezipu('menu', 'demo/menu.json')).toMatchObject({ code: 0 });
    const demo: unknown = JSON.parse(readFileSync('demo/menu.json', 'utf8'));
    expect(platform.asked.at(-1)).toMatchObject({ path: '/cgi-bin/menu/create', body: demo });
    platform.next.set('/cgi-bin/menu/create', [{ errcode: 40018, errmsg: 'invalid button name size' }]);
    expect((await desk.gezipu('menu', 'demo/menu.json')).err).toContain('errcode 40018: invalid button name size');
    const wrong = join(desk.folder, 'wrong.json');
    writeFileSync(wrong, '{');
    expect((await desk.gezipu('menu', wrong)).err).toContain('demo/menu.json is an example');
  },
  SLOW,
);
