/** The whole way of an officer at the dispatch centre, in a real browser. */
import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { readXlsx, writeXlsx } from 'hucre';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { DESK, faults, isWiderThanScreen, PHONE, seen } from './look-at.js';
import { openVillage } from './opened-village.js';

const world = openVillage('the dispatch centre');
const { inBrowser } = world;

/** Of the demo village; the chief shopkeeper sees every page but those of operators. */
const CHIEF = '李书记';
const CLERK = '索南';
const HEAD = '郭书记';
const PHOTO = 'docs/pictures/page.png';

/** What page scripts complained of; nothing may. */
const complaints: string[] = [];

async function signIn(name: string, options: BrowserContextOptions = {}): Promise<Page> {
  const link = /http\S+/u.exec(await world.village.answer({ as: name, text: '/登录' }, /\/console\/in/u))?.[0] ?? '';
  const page = await world.newPage({ viewport: DESK, ...options });
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (said) => {
    if (said.type() === 'error') complaints.push(said.text());
  });
  await page.goto(link);
  await page.getByRole('button', { name: '进入后台' }).click();
  await page.locator('#board').waitFor();
  return page;
}

/** Somebody reports for the first time; resolves with the number of the case. */
async function report(as: string, text: string): Promise<string> {
  const answer = await world.village.answer({ as, text }, /登记好了（GM-\d{4}/u);
  return /GM-\d{4}/u.exec(answer)?.[0] ?? '';
}

inBrowser.each([
  ['an old screen', DESK],
  ['a phone', PHONE],
])('on %s', (_what, viewport) => {
  test('a clerk takes a case, asks, and is done, by buttons alone', async () => {
    const number = await (viewport === DESK
      ? report('赵小章', '二社自来水停了两天')
      : report('卓玛', '二社的水渠堵了，水流到路上'));
    const page = await signIn(CLERK, { viewport });
    await page.getByRole('link', { name: number }).click();
    await page.getByRole('button', { name: '接单' }).click();
    await page.getByText('归您了').waitFor();
    await page.locator('summary', { hasText: '记录' }).click();
    await page.locator('details[open] textarea').fill('看了现场，阀门坏了');
    await page.getByRole('button', { name: '记录' }).click();
    await page.getByText('看了现场，阀门坏了').waitFor();
    expect(await faults(page)).toEqual([]);
    expect(await isWiderThanScreen(page)).toBe(false);
    expect(complaints).toEqual([]);
  }, 60_000);

  test('no page is hard to see or to read, or wider than the screen', async () => {
    const page = await signIn(CHIEF, { viewport });
    const paths = await page.locator('header nav a').evaluateAll((all) => all.map((one) => one.getAttribute('href')));
    expect(paths.length).toBeGreaterThan(6);
    for (const path of [...paths, '/console/map?wall=1']) {
      await page.goto(`${world.village.address}${path ?? ''}`);
      expect([path, await faults(page)]).toEqual([path, []]);
      expect([path, await isWiderThanScreen(page)]).toEqual([path, false]);
    }
    expect(complaints).toEqual([]);
  }, 90_000);
});

inBrowser('at the board', () => {
  test('what happens in the chat is on an open board a moment later', async () => {
    const page = await signIn(CHIEF);
    const number = await report('才让', '二社路灯坏了三个晚上');
    await page.getByRole('link', { name: number }).waitFor();
    await world.village.client.say({ as: CLERK, text: `/接单 ${number}` });
    await page.locator('section.working', { hasText: number }).waitFor();
    expect(complaints).toEqual([]);
  }, 60_000);

  test('a choice narrows it at once, and its address can be sent to somebody', async () => {
    const page = await signIn(CHIEF);
    await page.getByLabel('找').fill('路灯');
    await page.getByLabel('找').press('Enter');
    await page.waitForURL(/q=/u);
    const other = await signIn(CHIEF);
    await other.goto(page.url());
    expect(await seen(other)).toContain('路灯');
    expect(await seen(other)).not.toContain('水渠');
  }, 60_000);

  test('the keyboard alone is enough', async () => {
    const number = await report('尕娃', '二社的垃圾三天没人拉');
    const page = await signIn(CLERK);
    const focused = (): Promise<unknown> =>
      page.evaluate('document.activeElement.tagName + document.activeElement.textContent');
    const tabTo = async (text: string): Promise<void> => {
      for (let steps = 0; (await focused()) !== text && steps < 80; steps += 1) await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
    };
    await tabTo(`A${number}`);
    await page.locator('#facts').waitFor();
    await tabTo('BUTTON接单');
    await page.getByText('归您了').waitFor();
  }, 60_000);

  test('it works without any script', async () => {
    const number = await report('拉毛草', '二社的桥栏杆掉了');
    const page = await signIn(CLERK, { javaScriptEnabled: false });
    await page.getByLabel('找').fill(number);
    const link = page.getByRole('link', { name: number });
    // Without a script nobody tells the page of what came in the last second.
    do await page.getByRole('button', { name: '看', exact: true }).click();
    while ((await link.count()) === 0);
    await link.click();
    await page.getByRole('button', { name: '接单' }).click();
    await page.getByText('归您了').waitFor();
  }, 60_000);
});

inBrowser('in the offices', () => {
  test('the shop head puts up news with a picture, and villagers see it', async () => {
    const page = await signIn(HEAD);
    await page.getByRole('link', { name: '村里的动态' }).click();
    await page.getByLabel('标题').fill('二社水渠清完了');
    await page.getByLabel('图片1').setInputFiles(PHOTO);
    await page.getByRole('button', { name: '放上去' }).click();
    await page.getByText('请写图上是什么').waitFor();
    expect(await page.getByLabel('标题').inputValue()).toBe('二社水渠清完了');
    await page.getByLabel('图片1').setInputFiles(PHOTO);
    await page.getByLabel('图上是什么').first().fill('清完的水渠');
    await page.getByRole('button', { name: '放上去' }).dblclick();
    await page.getByRole('row', { name: '二社水渠清完了' }).waitFor();
    expect(await page.getByRole('row', { name: '二社水渠清完了' }).count()).toBe(1);
    const villager = await page.context().newPage();
    await villager.goto(`${world.village.address}/v/GM`);
    const picture = villager.getByRole('img', { name: '清完的水渠' });
    await picture.scrollIntoViewIfNeeded();
    await villager.waitForFunction("document.querySelector('article img').naturalWidth > 0");
    expect(await isWiderThanScreen(villager)).toBe(false);
  }, 60_000);

  test('a workbook that comes back changed is looked at, then written once', async () => {
    const page = await signIn(HEAD);
    await page.getByRole('link', { name: 'Excel' }).click();
    const [sheet] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '户册' }).click(),
    ]);
    const { sheets } = await readXlsx(readFileSync(await sheet.path()));
    const [head, first, ...others] = sheets[0]?.rows ?? [];
    const changed = first?.map((cell, at) => (head?.[at] === '人数' ? 9 : cell)) ?? [];
    const buffer = Buffer.from(await writeXlsx({ sheets: [{ name: '户册', rows: [head ?? [], changed, ...others] }] }));
    await page.getByLabel('Excel 文件').setInputFiles({ name: '户册.xlsx', mimeType: 'application/zip', buffer });
    await page.getByRole('button', { name: '看改动' }).click();
    await page.getByText('→ 9').waitFor();
    expect(await faults(page)).toEqual([]);
    await page.getByRole('button', { name: '写入这1处' }).dblclick();
    await page.getByText('写入了。').waitFor();
  }, 60_000);

  test('what was being written when the session ended can be copied', async () => {
    const page = await signIn(HEAD);
    await page.getByRole('link', { name: '村里的动态' }).click();
    await page.getByLabel('内容').fill('三社的路修好了，大家走新路');
    await world.village.answer({ as: HEAD, text: '/登录 退出' }, /退出/u);
    await page.getByLabel('标题').fill('新路');
    await page.getByRole('button', { name: '放上去' }).click();
    await page.locator('.unsent', { hasText: '三社的路修好了' }).waitFor();
    complaints.length = 0;
  }, 60_000);

  test('a processor six times slower is quick enough to work', async () => {
    const number = await report('扎西吉', '一社的健身器材坏了');
    const page = await signIn(HEAD);
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 6 });
    await page.reload();
    await page.getByRole('link', { name: number }).click();
    await page.getByRole('button', { name: '接单' }).click();
    await page.getByText('归您了').waitFor();
  }, 60_000);
});
