/**
 * Durable intake per second: message accepted, understood, case committed, reply queued; against Express that writes one
 * row with synchronous=FULL per request on the same machine, in the same run. Figures are ratios: machines differ.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sendAll } from './sender.js';
import { startServer, type BenchServer } from './start-server.js';

const TEXTS = [
  '我妈的低保这个月没有发，能不能问一下',
  '娃娃的医保缴费缴不上，手机上一直报错',
  '隔壁把墙砌到我家院子里来了，说也不听',
  '养老保险的钱三个月没有到账了',
  '宅基地的审批报上去半年了没有回音',
];
/** Messages of one round: `tsx bench/intake.ts 3000`. */
const AMOUNT = Number(process.argv[2] ?? 3000);
const ROUNDS = 3;

let serial = 0;

/** Messages per second from the first request until everything is worked on. */
async function rate(server: BenchServer, senders: number): Promise<number> {
  const began = performance.now();
  const amount = senders === 1 ? Math.ceil(AMOUNT / 4) : AMOUNT;
  await sendAll(`${server.url}/messages`, senders, amount, () => {
    const n = serial++;
    return JSON.stringify({ key: `k${String(n)}`, text: TEXTS[n % TEXTS.length] });
  });
  await fetch(`${server.url}${server.idle}`);
  return amount / ((performance.now() - began) / 1000);
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

async function compare(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'gezipu-bench-'));
  const servers: BenchServer[] = [];
  const start = async (program: string, ...args: string[]): Promise<BenchServer> => {
    const server = await startServer(program, args, program.includes('bare') ? '/idle' : '/messages/idle');
    servers.push(server);
    return server;
  };
  try {
    const bare = await start('bench/bare-server.ts', join(folder, 'bare.sqlite'));
    const ours = await start('bench/intake-server.ts', join(folder, 'ours.sqlite'), '100');
    process.stdout.write(
      'durable intake, messages per second (median of 3 rounds in turn)\nsenders   bare minimum   gezipu   ratio\n',
    );
    for (const senders of [1, 8, 64]) {
      const rounds: [number, number][] = [];
      for (let round = 0; round < ROUNDS; round++) rounds.push([await rate(bare, senders), await rate(ours, senders)]);
      const [b, o] = [median(rounds.map(([one]) => one)), median(rounds.map(([, one]) => one))];
      const ratio = median(rounds.map(([one, two]) => two / one));
      process.stdout.write(
        `${String(senders).padStart(7)}   ${b.toFixed(0).padStart(12)}   ${o.toFixed(0).padStart(6)}   ${ratio.toFixed(2).padStart(5)}\n`,
      );
    }
    const full = await start('bench/intake-server.ts', join(folder, 'full.sqlite'), '100000');
    const costs: number[] = [];
    for (let round = 0; round < ROUNDS; round++) costs.push((await rate(ours, 64)) / (await rate(full, 64)));
    process.stdout.write(`\ncost per message with 100,000 open cases against 100: ${median(costs).toFixed(2)}\n`);
  } finally {
    for (const server of servers) server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

await compare();
