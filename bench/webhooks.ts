/**
 * How long WeChat waits for an answer of the Official Account's webhook: signed and encrypted messages at a fixed rate,
 * each of somebody new, whatever the service is still working on (`npx tsx bench/webhooks.ts 200 15`).
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ACCOUNT, openPlatform, signed, xmlOf } from '../tests/bots/official-account/platform.js';
import { startServer } from './start-server.js';

/** What most people say; one in fifty reports something, as in a county where nothing special has happened. */
const TEXTS = ['进度', '你好', '帮助', '谢谢', '在吗'];
const REPORT = '二社路灯不亮了，好几天了';
const REPORT_EVERY = 50;
const RATE = Number(process.argv[2] ?? 200);
const SECONDS = Number(process.argv[3] ?? 15);
/** Not counted: nothing is compiled yet. */
const WARM_UP = 3;

interface Answer {
  took: number;
  ok: boolean;
  /** What the person reads came with the answer. */
  said: boolean;
}

const agent = new Agent({ keepAlive: true });
let serial = 0;

function bring(url: string): Promise<Answer> {
  const now = Date.now();
  const nth = serial++;
  const user = { ToUserName: 'gh_1', FromUserName: `o-${nth}`, CreateTime: Math.floor(now / 1000) };
  const Content = nth % REPORT_EVERY === 0 ? REPORT : (TEXTS[nth % TEXTS.length] ?? '');
  const text = { MsgType: 'text', Content, MsgId: 1_000_000 + nth };
  const { query, body } = signed(xmlOf({ ...user, ...text }), { now });
  const began = performance.now();
  return new Promise((resolve) => {
    const end = (ok: boolean, said: boolean): void => resolve({ took: performance.now() - began, ok, said });
    const sent = request(
      `${url}/webhooks/official-account?${query.toString()}`,
      { method: 'POST', agent },
      (answer) => {
        let size = 0;
        answer.on('data', (part: Buffer) => (size += part.length));
        answer.on('end', () => end(answer.statusCode === 200, size > 'success'.length));
      },
    );
    sent.on('error', () => end(false, false));
    sent.end(body);
  });
}

/** So many a second, whether the last ones are answered or not. */
async function bringAll(url: string, seconds: number): Promise<Answer[]> {
  const answers: Promise<Answer>[] = [];
  const began = performance.now();
  for (let nth = 0; nth < RATE * seconds; nth++) {
    const wait = began + (nth * 1000) / RATE - performance.now();
    if (wait > 1) await sleep(wait);
    answers.push(bring(url));
  }
  return Promise.all(answers);
}

async function measure(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'gezipu-bench-'));
  const platform = await openPlatform();
  const settings = {
    ...{ PORT: '0', STORE: `sqlite:${join(folder, 'store.sqlite')}`, VILLAGE_FILES: 'demo/guomi.yaml' },
    ...{ CHANNELS: 'official-account', OFFICIAL_ACCOUNT_API: platform.base },
    ...{ OFFICIAL_ACCOUNT_APPID: ACCOUNT.appId, OFFICIAL_ACCOUNT_SECRET: ACCOUNT.secret },
    ...{ OFFICIAL_ACCOUNT_TOKEN: ACCOUNT.token, OFFICIAL_ACCOUNT_AES_KEY: ACCOUNT.aesKey },
  };
  const server = await startServer('bench/webhooks-server.ts', [JSON.stringify(settings)], '');
  try {
    await bringAll(server.url, WARM_UP);
    const answers = await bringAll(server.url, SECONDS);
    const times = answers.map(({ took }) => took).sort((a, b) => a - b);
    const at = (share: number): string => (times[Math.floor(times.length * share)] ?? 0).toFixed(0);
    const said = answers.filter((one) => one.said).length;
    const failed = answers.filter((one) => !one.ok).length;
    process.stdout.write(
      `${times.length} messages at ${RATE} a second: answered after ${at(0.5)} ms (median), ${at(0.99)} ms (p99), ` +
        `${times.at(-1)?.toFixed(0) ?? ''} ms (longest); ${((100 * said) / times.length).toFixed(1)} % with their answer, ${failed} failed\n`,
    );
  } finally {
    server.stop();
    agent.destroy();
    await platform.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

await measure();
