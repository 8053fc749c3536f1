/** A served village and a browser in front of it, for the tests of one file; without Chromium they are left out. */
import { afterAll, afterEach, beforeAll, describe } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { HAS_CHROMIUM, openChromium, sayNotRun } from './chromium.js';
import { serveVillage, type ServedVillage } from './served-village.js';

export interface OpenedVillage {
  /** In place of `describe`. */
  inBrowser: typeof describe | typeof describe.skip;
  /** There as soon as a test runs. */
  readonly village: ServedVillage;
  /** In a context of its own, which is closed after the test. */
  newPage(options: BrowserContextOptions): Promise<Page>;
}

export function openVillage(what: string): OpenedVillage {
  sayNotRun(what);
  let village: ServedVillage | undefined;
  let browser: Browser | undefined;
  let open: Page[] = [];
  beforeAll(async () => {
    if (!HAS_CHROMIUM) return;
    village = await serveVillage();
    browser = await openChromium();
  }, 60_000);
  afterEach(async () => {
    for (const page of open.splice(0)) await page.context().close();
  });
  afterAll(async () => {
    await browser?.close();
    await village?.close();
  }, 60_000);
  return {
    inBrowser: HAS_CHROMIUM ? describe : describe.skip,
    get village() {
      return village!;
    },
    newPage: async (options) => {
      const context = await browser!.newContext({ locale: 'zh-CN', ...options });
      const page = await context.newPage();
      page.setDefaultTimeout(15_000);
      open = [...open, page];
      return page;
    },
  };
}
