/**
 * The dispatch centre with a township's worth of open cases and many who look: `npx tsx bench/console.ts`. Needs Chromium.
 * First paint is that of an old machine: a processor six times slower, 8 Mbit/s, 20 ms there and back, an empty cache.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { openChromium } from '../tests/browser/chromium.js';
import { serveVillage } from '../tests/browser/served-village.js';
import { fillCases } from './fill-cases.js';

const CASES = 5000;
const VIEWERS = 200;
const ROUNDS = 15;
/** Milliseconds. */
const WATCHED = 30_000;
const LINE = { offline: false, latency: 20, downloadThroughput: 1_000_000, uploadThroughput: 1_000_000 };

const village = await serveVillage();
const { context } = village.app.service;
await village.answer({ as: '陈组长', text: '六组路口的路灯坏了三个晚上' }, /XB-0001/u);
await fillCases(context, CASES);

async function signIn(name: string): Promise<string> {
  const answer = village.hears(/\/console\/in/u);
  await village.client.say({ as: name, text: '/登录' });
  const key = new URL(/(http\S+)/u.exec(await answer)?.[1] ?? '').searchParams.get('key') ?? '';
  const response = await fetch(`${village.address}/console/in`, {
    ...{ method: 'POST', body: new URLSearchParams({ key }), redirect: 'manual' },
  });
  return response.headers.get('set-cookie')?.split(';')[0] ?? '';
}

const cookie = await signIn('王书记');
const get = async (path: string): Promise<string> =>
  (await fetch(village.address + path, { headers: { cookie } })).text();
const kilobytes = (bytes: number): string => (bytes / 1024).toFixed(1);
const median = (times: number[]): number => times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

/** Milliseconds for each of several requests; `apart` is waited between them. */
async function timed(path: string, apart: number): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await pause(apart);
    const begun = performance.now();
    await get(path);
    times.push(performance.now() - begun);
  }
  return times;
}

async function firstPaint(path: string): Promise<number> {
  const browser = await openChromium();
  const opened = await browser.newContext({ viewport: { width: 1440, height: 900 }, extraHTTPHeaders: { cookie } });
  const page = await opened.newPage();
  const session = await opened.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', LINE);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 6 });
  await page.goto(village.address + path, { waitUntil: 'domcontentloaded' });
  const painted = await page.evaluate<number>(`new Promise((resolve) => new PerformanceObserver((list) => {
    for (const one of list.getEntries()) if (one.name === 'first-contentful-paint') resolve(one.startTime);
  }).observe({ type: 'paint', buffered: true }))`);
  await browser.close();
  return painted;
}

process.stdout.write(
  `${String(CASES)} open cases\n| page | HTML, kB (gzip) | answered after, ms | first paint, ms |\n|---|---|---|---|\n`,
);
const OWN = ['map', 'watch', 'stats', 'visits', 'roster', 'knowledge', 'news', 'excel', 'channels'];
const pages = ['', '?show=late&kind=05', '/cases/XB-0001', ...OWN.map((path) => `/${path}`)];
for (const path of pages.map((one) => `/console${one}`)) {
  const html = Buffer.from(await get(path));
  const weight = `${kilobytes(html.length)} (${kilobytes(gzipSync(html).length)})`;
  const times = `${median(await timed(path, 1_100)).toFixed(0)}, within a second ${median(await timed(path, 0)).toFixed(0)}`;
  process.stdout.write(`| ${path} | ${weight} | ${times} | ${(await firstPaint(path)).toFixed(0)} |\n`);
}

/** Share of one processor that the process takes while nothing but this happens. */
async function busy(): Promise<number> {
  const before = process.cpuUsage();
  await pause(WATCHED);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / WATCHED;
}

const seen = /live\?seen=([\w-]+)/u.exec(await get('/console'))?.[1] ?? '';
const alone = await busy();
const gone = new AbortController();
let told: number[] = [];
let changedAt = Number.POSITIVE_INFINITY;
async function look(): Promise<void> {
  const response = await fetch(`${village.address}/console/live?seen=${seen}`, {
    ...{ headers: { cookie }, signal: gone.signal },
  });
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>)
    if (Buffer.from(chunk).includes('changed') && performance.now() > changedAt) {
      await get('/console');
      told = [...told, performance.now() - changedAt];
    }
}
const viewers = Array.from({ length: VIEWERS }, () => look().catch(() => undefined));
await pause(3_000);
const watched = await busy();
changedAt = performance.now();
await fillCases({ ...context, now: () => context.now() + 1 }, 1);
while (told.length < VIEWERS && performance.now() - changedAt < 60_000) await pause(100);
told.sort((a, b) => a - b);
const at = (share: number): string => ((told[Math.ceil(told.length * share) - 1] ?? Infinity) / 1000).toFixed(1);
process.stdout.write(
  `${String(VIEWERS)} viewers of a board: ${(watched * 100).toFixed(1)} % of a processor while nothing changes ` +
    `(${(alone * 100).toFixed(1)} % without them); a change is on ${String(told.length)} boards, half of them after ` +
    `${at(0.5)} s, all after ${at(1)} s; ${(process.memoryUsage().rss / 1024 / 1024).toFixed(0)} MB resident\n`,
);
gone.abort();
await Promise.all(viewers);
await village.close();
