/** Takes the pictures of the villagers' page and of a poster that the docs show: `tsx scripts/picture-pages.ts`. */
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
