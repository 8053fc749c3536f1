/** The whole way of a villager on the page, in a real browser. */
import { expect, test } from '@jest/globals';
import type { BrowserContextOptions, Page } from 'playwright-core';
import type { Case } from '../../src/domain/case/types.js';
import { DESK, faults, isWiderThanScreen, PHONE, seen } from './look-at.js';
import { openVillage } from './opened-village.js';

const world = openVillage('the villagers’ page');
const { inBrowser } = world;

async function visit(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await world.newPage({ viewport: PHONE, ...options });
  await page.goto(`${world.village.address}${path}`);
  return page;
}

/** The case with the number that stands on the page. */
async function caseOn(page: Page): Promise<Case> {
  await page.waitForSelector('[data-sent]');
  const number = /GM-\d{4}/u.exec(await seen(page))?.[0] ?? '';
  const [found] = await world.village.app.service.context.store.find<Case>({
    ...{ kind: 'case', area: '63.22.22.203.201', ref: number, limit: 1 },
  });
  expect(found?.data.number).toBe(number);
  return found!.data;
}

/** What is to be tapped, and is too small for a thumb; and what is written too small to read. */
function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate(`[...document.querySelectorAll('a, button, input, select, textarea, summary, label.check')]
    .filter((one) => one.offsetParent !== null && one.type !== 'hidden' && one.type !== 'checkbox' && one.className !== 'skip')
    .filter((one) => one.getBoundingClientRect().height < 60)
    .map((one) => one.outerHTML.slice(0, 80))
    .concat([...document.querySelectorAll('main *')]
      .filter((one) => one.offsetParent !== null && one.closest('svg') === null && parseFloat(getComputedStyle(one).fontSize) < 18)
      .map((one) => one.outerHTML.slice(0, 80)))`);
}

inBrowser.each([
  ['a phone', PHONE],
  ['a large screen', DESK],
])('on %s', (_what, viewport) => {
  test('somebody scans the code, reports, follows it and says that it is solved', async () => {
    const page = await visit('/v/GM?grid=2', { viewport });
    await page.getByLabel('什么事').fill('家里的自来水停了两天');
    await page.getByLabel('您怎么称呼').fill('赵小章');
    await page.getByRole('button', { name: '交给村里' }).click();
    const c = await caseOn(page);
    expect(await seen(page)).toMatch(/停水.*索南/su);
    const accepted = world.village.hears(/归您了/u);
    await world.village.client.say({ as: '索南', text: `/接单 ${c.number}` });
    await accepted;
    await world.village.client.say({ as: '索南', text: `/办结 ${c.number} 换了阀门` });
    await page.getByRole('link', { name: '看办到哪一步' }).click();
    await page.getByText('办完了').first().waitFor();
    expect(await seen(page)).toContain('换了阀门');
    expect(await faults(page)).toEqual([]);
    expect(await tooSmall(page)).toEqual([]);
    await page.getByRole('button', { name: '好了', exact: true }).first().click();
    await page.getByText('已办结').first().waitFor();
  }, 60_000);

  test('nothing is hard to see, to read or to tap, and nothing is wider than the screen', async () => {
    for (const path of ['/v/GM', '/v/GM?big=1', '/v/GM/me', '/v/GM/poster']) {
      const page = await visit(path, { viewport });
      expect([path, await faults(page)]).toEqual([path, []]);
      if (path !== '/v/GM/poster') expect([path, await tooSmall(page)]).toEqual([path, []]);
      expect([path, await isWiderThanScreen(page)]).toEqual([path, false]);
    }
  }, 60_000);

  test('nor is it in the dark', async () => {
    const page = await visit('/v/GM', { viewport, colorScheme: 'dark' });
    expect(await faults(page)).toEqual([]);
  });
});

inBrowser('on a phone', () => {
  test('the keyboard alone is enough', async () => {
    const page = await visit('/v/GM?grid=2');
    const focus = async (): Promise<unknown> =>
      page.evaluate('document.activeElement.id || document.activeElement.type');
    for (let steps = 0; (await focus()) !== 'text' && steps < 20; steps += 1) await page.keyboard.press('Tab');
    await page.keyboard.type('路灯坏了三个晚上');
    for (let steps = 0; (await focus()) !== 'submit' && steps < 20; steps += 1) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect((await caseOn(page)).gist).toContain('路灯');
  }, 30_000);

  test('it works without any script', async () => {
    const page = await visit('/v/GM?grid=3', { javaScriptEnabled: false });
    await page.getByLabel('什么事').fill('门口的路塌了一块');
    await page.getByRole('button', { name: '交给村里' }).click();
    expect((await caseOn(page)).gist).toContain('路塌了');
    await page.getByRole('link', { name: '我的' }).click();
    await page.getByText('不办了，撤回').click();
    await page.getByRole('button', { name: '是的，撤回' }).click();
    await page.getByText('您撤回了').first().waitFor();
  }, 30_000);

  test('what is written without a connection is kept, and sent twice it is one case', async () => {
    const page = await visit('/v/GM?grid=4');
    await page.getByLabel('什么事').fill('四社的水渠堵了，水流到路上');
    await page.context().setOffline(true);
    await page.getByRole('button', { name: '交给村里' }).click();
    await page.getByText('现在没有网').waitFor();
    await page.context().setOffline(false);
    await page.goto(`${world.village.address}/v/GM`);
    expect(await page.getByLabel('什么事').inputValue()).toBe('四社的水渠堵了，水流到路上');
    await page.getByRole('button', { name: '交给村里' }).dblclick();
    const first = await caseOn(page);
    await page.goBack();
    await page.getByLabel('什么事').fill('四社的水渠堵了，水流到路上');
    await page.getByRole('button', { name: '交给村里' }).click();
    expect((await caseOn(page)).number).toBe(first.number);
    await page.goto(`${world.village.address}/v/GM`);
    expect(await page.getByLabel('什么事').inputValue()).toBe('');
  }, 30_000);

  test('a voice is recorded on the page and reaches the clerk as one that plays everywhere', async () => {
    const page = await visit('/v/GM?grid=2', { permissions: ['microphone'] });
    await page.getByRole('button', { name: '按一下开始说' }).click();
    const stop = page.getByRole('button', { name: '说完了' });
    await stop.waitFor();
    // As long as somebody speaks.
    await page.evaluate('new Promise((resolve) => setTimeout(resolve, 800))');
    await stop.click();
    await page.locator('#recorder audio').waitFor();
    await page.getByRole('button', { name: '交给村里' }).click();
    const c = await caseOn(page);
    expect(c.unheard).toBe(true);
    const kept = await world.village.app.service.context.media.load(c.remarks[0]!.media[0]!);
    expect(Buffer.from(kept!.bytes.subarray(0, 12)).toString('latin1')).toMatch(/^RIFF.{4}WAVE$/su);
  }, 30_000);

  test('the link that the chat gives opens what was said there', async () => {
    const registered = world.village.hears(/登记好了/u);
    await world.village.client.say({ as: '卓玛', text: '我家门口的路灯不亮了' });
    const number = /GM-\d{4}/u.exec(await registered)?.[0] ?? '';
    const answer = world.village.hears(/点这里看/u);
    await world.village.client.say({ as: '卓玛', text: '我的' });
    const link = /https?:\S+$/u.exec(await answer)?.[0] ?? '';
    const page = await visit(link.replace(world.village.address, ''));
    expect(page.url()).toBe(`${world.village.address}/v/GM/me`);
    expect(await seen(page)).toContain(number);
  }, 30_000);

  test('a processor six times slower is quick enough to use it', async () => {
    const page = await visit('/v/GM');
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 6 });
    await page.reload();
    await page.getByLabel('什么事').fill('厕所的门坏了');
    await page.getByRole('button', { name: '交给村里' }).click();
    expect((await caseOn(page)).number).toMatch(/^GM-/u);
  }, 30_000);
});
