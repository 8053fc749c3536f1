/** What everybody must be able to see, read and tap on any page. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

const AXE = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

export const PHONE = { width: 360, height: 740 };
export const DESK = { width: 1440, height: 900 };

export const seen = (page: Page): Promise<string> => page.locator('main').innerText();

/** Serious and critical violations of the accessibility rules, each with its elements. */
export async function faults(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const found: unknown = await page.evaluate(
    `axe.run().then(({ violations }) => violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => id + ': ' + nodes.map((one) => one.html).join(' ')))`,
  );
  return found as string[];
}

export async function isWiderThanScreen(page: Page): Promise<boolean> {
  return (await page.evaluate('document.documentElement.scrollWidth > innerWidth')) === true;
}
