/**
 * What the villagers' pages weigh, and when something is to be seen on a cheap phone: `tsx bench/page.ts`. Needs Chromium.
 * The phone: 360 pixels wide, a processor six times slower, 1.6 Mbit/s, 150 ms there and back, nothing in its cache.
 */
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { openChromium } from '../tests/browser/chromium.js';
import { serveVillage } from '../tests/browser/served-village.js';

const PAGES = ['/v/GM', '/v/GM/me', '/v/GM/poster'];
const ROUNDS = 7;
const LINE = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 94_000 };

async function firstPaint(browser: Browser, address: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', LINE);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 6 });
  await page.goto(address, { waitUntil: 'load' });
  const painted = await page.evaluate<number>(`new Promise((resolve) => new PerformanceObserver((list) => {
    for (const one of list.getEntries()) if (one.name === 'first-contentful-paint') resolve(one.startTime);
  }).observe({ type: 'paint', buffered: true }))`);
  await context.close();
  return painted;
}

const village = await serveVillage();
const browser = await openChromium();
const kilobytes = (bytes: number): string => (bytes / 1024).toFixed(1);
process.stdout.write('| page | HTML, kB (gzip) | first paint, ms |\n|---|---|---|\n');
for (const path of PAGES) {
  const html = Buffer.from(await (await fetch(village.address + path)).arrayBuffer());
  const paints: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) paints.push(await firstPaint(browser, village.address + path));
  const median = paints.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
  const weight = `${kilobytes(html.length)} (${kilobytes(gzipSync(html).length)})`;
  process.stdout.write(`| ${path} | ${weight} | ${String(Math.round(median))} |\n`);
}
const script = Buffer.from(await (await fetch(`${village.address}/v/assets/page.js`)).arrayBuffer());
process.stdout.write(`script: ${kilobytes(script.length)} kB (${kilobytes(gzipSync(script).length)} gzip)\n`);
await browser.close();
await village.close();
