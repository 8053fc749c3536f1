/** Takes the pictures of the pages and of a poster that the docs show: `tsx scripts/picture-pages.ts`. */
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { posterFile } from '../src/web/poster-file.js';
import { postersOf } from '../src/web/poster.js';
import { zhCN } from '../src/wording/zh-cn/index.js';
import { openChromium } from '../tests/browser/chromium.js';
import { serveVillage, type ServedVillage } from '../tests/browser/served-village.js';

const PHONE = { width: 360, height: 780 };
const GAP = 24;

const village = await serveVillage();
const browser = await openChromium();
await side('docs/pictures/page.png', await phones(browser, village));
await poster(browser, village);
await board(browser, village);
await browser.close();
await village.close();

/** The form, the answer to it, and 我的. */
async function phones(from: Browser, { address, client, hears }: ServedVillage): Promise<Buffer[]> {
  const page = await from.newPage({ viewport: PHONE, locale: 'zh-CN' });
  await page.goto(`${address}/v/GM?grid=2`);
  const first = await page.screenshot();
  await page.getByLabel('什么事').fill('家里的自来水停了两天了，水管也没动静');
  await page.getByLabel('您怎么称呼').fill('赵小章');
  await page.getByLabel('具体在哪儿').fill('大柳树旁边');
  await page.locator('#report').evaluate('(form) => form.scrollIntoView()');
  const filled = await page.screenshot();
  await page.getByRole('button', { name: '交给村里' }).click();
  await page.waitForSelector('[data-sent]');
  const accepted = hears(/归您了/u);
  await client.say({ as: '索南', text: '/接单 1' });
  await accepted;
  await page.goto(`${address}/v/GM/me`);
  return [first, filled, await page.screenshot()];
}

async function side(file: string, pictures: readonly Buffer[]): Promise<void> {
  const width = pictures.length * (PHONE.width + GAP) + GAP;
  const parts = pictures.map((input, nth) => ({ input, left: GAP + nth * (PHONE.width + GAP), top: GAP }));
  await sharp({ create: { width, height: PHONE.height + 2 * GAP, channels: 3, background: '#d9dee6' } })
    .composite(parts)
    .png({ palette: true, colours: 64 })
    .toFile(file);
}

async function poster(from: Browser, { app }: ServedVillage): Promise<void> {
  const page: Page = await from.newPage({ viewport: { width: 794, height: 1123 }, locale: 'zh-CN' });
  await page.emulateMedia({ media: 'print' });
  const directory = app.service.context.directory();
  const gm = directory.villageByCode('GM');
  const [sheet] = gm === null ? [] : await postersOf(directory, gm, 'https://gezipu.example', '2');
  if (gm === null || sheet === undefined) throw new Error('the demo village has no second grid');
  await page.setContent(posterFile(zhCN, gm, sheet));
  const picture = await page.screenshot();
  await sharp(picture).resize({ width: 480 }).png({ palette: true, colours: 16 }).toFile('docs/pictures/poster.png');
}

/** The board of a township in the middle of a day, and a case with its buttons. */
async function board(from: Browser, { address, client, answer }: ServedVillage): Promise<void> {
  const told: readonly (readonly [as: string, text: string])[] = [
    ['卓玛', '二社水管冻裂了，三天没水吃'],
    ['才让', '二社路口的路灯坏了三个晚上'],
    ['马成', '一社的垃圾好几天没人拉，臭得很'],
    ['张三', '三社的水渠堵了，水流到路上'],
    ['央金', '四社桥上的栏杆掉了，娃娃走着害怕'],
    ['李四', '三社老杜家的低保几时能批下来'],
    ['王秀花', '我家隔壁把沙子堆在巷道里，车过不去'],
  ];
  for (const [as, text] of told) await answer({ as, text }, /GM-\d{4}/u);
  for (const text of ['/接单 2', '/接单 3', '/已联系 2', '/补问 3 灯杆上的编号是多少'])
    await client.say({ as: '索南', text });
  const link = /http\S+/u.exec(await answer({ as: '李书记', text: '/登录' }, /console\/in/u))?.[0] ?? '';
  const page = await from.newPage({ viewport: { width: 1440, height: 760 }, locale: 'zh-CN' });
  await page.goto(link);
  await page.getByRole('button', { name: '进入后台' }).click();
  await page.locator('#board').waitFor();
  await picture(page, 'docs/pictures/console.png');
  await page.goto(`${address}/console/cases/GM-0002`);
  await picture(page, 'docs/pictures/console-case.png');
  await page.goto(`${address}/console/map?area=63.22.22.203.201`);
  await picture(page, 'docs/pictures/console-map.png');
}

async function picture(page: Page, file: string): Promise<void> {
  const taken = await page.screenshot();
  await sharp(taken).resize({ width: 1200 }).png({ palette: true, colours: 64 }).toFile(file);
}
