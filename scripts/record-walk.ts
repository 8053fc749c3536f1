/**
 * Plays the walk of docs/walk.md on the real service, with its own clock, and takes the pictures that README and the walk
 * show: `tsx scripts/record-walk.ts`. Needs Chromium (Debian: apt install chromium fonts-noto-cjk fonts-noto-color-emoji).
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { startApp } from '../src/app.js';
import { createSimulatorClient, type SimulatorClient } from '../src/cli/simulator-client.js';
import { createLog } from '../src/common/log.js';
import { loadConfig } from '../src/config.js';
import { MINUTE } from '../src/domain/time.js';

const PICTURES = 'docs/pictures';
const CHROMIUM = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-sync',
];

let now = Date.parse('2026-11-23T10:00:00+08:00');

interface Line {
  as: string;
  in?: string;
  text: string;
  /** Minutes that pass afterwards. */
  wait?: number;
}

interface Scene {
  picture: string;
  title: string;
  about: string;
  /** Conversations shown side by side. */
  columns: readonly string[];
  lines: readonly Line[];
}

const SCENES: readonly Scene[] = [
  {
    picture: 'simulator',
    title: 'A report in the group',
    about:
      'Nobody addresses the bot. It registers the report in one line, counts the neighbour in, and offers the case to the ' +
      'clerks of the grid in private. The clerk works with two commands; every step is said where the report was made.',
    columns: ['gm-2she', 'gm-suonan', 'gm-cairang'],
    lines: [
      { as: '卓玛', in: '二社群', text: '二社自来水又停了吗？我家龙头一点水都没' },
      { as: '才让', in: '二社群', text: '我家也没水', wait: 3 },
      { as: '索南', text: '/接单 1', wait: 12 },
      { as: '索南', text: '/办结 1 水泵跳闸，已经修好，三点来水', wait: 40 },
      { as: '卓玛', in: '二社群', text: '来了，谢谢' },
    ],
  },
  {
    picture: 'direct',
    title: 'Alone with the bot',
    about:
      'The case is there before any question is answered, and there is one question at a time. The telephone number goes to ' +
      'the clerk who accepted, and to nobody else.',
    columns: ['gm-zhaoxiaozhang', 'gm-doutai', 'gm-suonan'],
    lines: [
      { as: '赵小章', text: '喂有人吗我腿疼得走不成路，娃娃们都在外头打工，你们能不能过来看一下', wait: 1 },
      { as: '豆太', text: '/接单 2', wait: 90 },
      { as: '豆太', text: '/办结 2 请卫生院的医生上门看了，开了药', wait: 20 },
      { as: '赵小章', text: '好多了，满意' },
    ],
  },
  {
    picture: 'emergency',
    title: 'An emergency',
    about:
      'The number to call and the first safe step at once; the people who can go are called in private until one says that ' +
      'he is going, and the group hears who is coming.',
    columns: ['gm-1she', 'gm-hanmei', 'gm-mazhanfu'],
    lines: [
      { as: '马成', in: '一社群', text: '着火了着火了，老马家草垛着了', wait: 2 },
      { as: '韩梅', text: '我去', wait: 30 },
      { as: '韩梅', text: '/办结 3 火灭了，人没事' },
    ],
  },
  {
    picture: 'commands',
    title: 'A clerk mistypes',
    about: 'The nearest command, the right form with an example, who may do it instead: never just "error".',
    columns: ['gm-suonan', 'gm-duojie'],
    lines: [
      { as: '索南', text: '/办完 1' },
      { as: '索南', text: '/办结 1' },
      { as: '索南', text: '/转派 1 @豆太' },
      { as: '多杰社长', text: '/谁负责 三社 路灯' },
    ],
  },
];

/** Resolves when the page shows nothing new any more: what was said has been drawn. */
async function drawn(page: Page): Promise<void> {
  let before = -1;
  for (let same = 0; same < 3;) {
    const count = await page.locator('.bubble').count();
    same = count === before ? same + 1 : 0;
    before = count;
    await page.waitForTimeout(250);
  }
}

async function show(page: Page, base: string, columns: readonly string[]): Promise<void> {
  const kept = JSON.stringify({ view: 'columns', columns, tryClosed: true });
  await page.addInitScript(`localStorage.setItem('gezipu-simulator', ${JSON.stringify(kept)})`);
  await page.goto(`${base}/simulator/`);
}

async function play(client: SimulatorClient, settle: () => Promise<void>, lines: readonly Line[]): Promise<void> {
  for (const { wait = 1, ...line } of lines) {
    await client.say(line);
    await settle();
    now += wait * MINUTE;
    await settle();
  }
}

function walkPage(): string {
  const parts = SCENES.map(({ picture, title, about, lines }) => {
    const said = lines
      .map((line) => `- ${line.as}${line.in === undefined ? '' : ` in ${line.in}`}: ${line.text}`)
      .join('\n');
    return `## ${title}\n\n${about}\n\n${said}\n\n![${title}](pictures/${picture}.png)\n`;
  });
  const digest =
    '## The digest\n\nIn the evening, in the cadres’ group: counts, what presses, the three rates. No villager is named.\n\n![The digest](pictures/digest.png)\n';
  return `# A walk\n\nRecorded on the running service with \`npm run walk\`; every picture is the simulator's own page.\n\n${[...parts, digest].join('\n')}`;
}

const folder = mkdtempSync(join(tmpdir(), 'gezipu-walk-'));
mkdirSync(PICTURES, { recursive: true });
const config = loadConfig({ PORT: '0', STORE: `sqlite:${join(folder, 'walk.sqlite')}`, LOG_LEVEL: 'silent' });
const app = await startApp(config, { now: () => now, log: createLog({ level: 'silent' }) });
const base = `http://127.0.0.1:${String(app.port)}`;
const client = createSimulatorClient(base, null);
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: CHROMIUM });
try {
  for (const scene of SCENES) {
    await play(client, () => app.service.settle(), scene.lines);
    const page = await browser.newPage({
      viewport: { width: 1320, height: 1180 },
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
    });
    await show(page, base, scene.columns);
    await drawn(page);
    await page.screenshot({ path: join(PICTURES, `${scene.picture}.png`) });
    await page.close();
  }
  now = Date.parse('2026-11-23T18:00:00+08:00');
  await app.service.settle();
  const page = await browser.newPage({
    viewport: { width: 390, height: 844 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  const kept = JSON.stringify({ view: 'chat', me: 'gm-guo', open: 'gm-cadres', tryClosed: true });
  await page.addInitScript(`localStorage.setItem('gezipu-simulator', ${JSON.stringify(kept)})`);
  await page.goto(`${base}/simulator/`);
  await drawn(page);
  await page.screenshot({ path: join(PICTURES, 'digest.png') });
  writeFileSync('docs/walk.md', walkPage());
} finally {
  await browser.close();
  await app.stop();
  rmSync(folder, { recursive: true, force: true });
}
