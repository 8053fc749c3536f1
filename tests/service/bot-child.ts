/**
 * Run by bot-process.test.ts: the real bot process, with a pretended WeChat in its place. It is told on its standard
 * input, one word and its rest per line, what the platform does, and says on standard output what came of it:
 *
 *     hear KEY TEXT    somebody whom everybody knows by the remark said it alone with the bot  →  taken KEY
 *     logout           the session is over                                                    →  the process ends with 75
 *
 * What it says to people it writes on standard output: `said KEY TEXT`.
 */
import { createInterface } from 'node:readline';
import { createIntake, type Intake } from '../../bots/shared/intake.js';
import { systemSchedule } from '../../bots/shared/schedule.js';
import { startBot } from '../../src/bot-process.js';
import { createLog } from '../../src/common/log.js';
import { loadConfig } from '../../src/config.js';
import { SECOND } from '../../src/domain/time.js';
import type { Channel, IncomingMessage } from '../../src/ports/channel.js';
import { quietLog } from '../bots/inbox.js';

const [remark = ''] = process.argv.slice(2);
const answer = (line: string): void => void process.stdout.write(`${line}\n`);

let intake: Intake | null = null;
let loggedIn = true;
const said = new Set<string>();
const began = Date.now();

const channel: Channel = {
  name: 'wechaty',
  start: (receive) => {
    intake = createIntake({
      ...{ receive, log: quietLog },
      // As the real one, only that nobody waits for a minute here.
      schedule: (run, delay) => systemSchedule(run, Math.min(delay, SECOND / 5)),
      onOutcome: (key, outcome) => answer(`${outcome} ${key}`),
    });
    return Promise.resolve();
  },
  stop: async () => {
    await intake?.close();
  },
  send: ({ idempotencyKey, text }) => {
    if (!said.has(idempotencyKey)) answer(`said ${idempotencyKey} ${text.replaceAll('\n', ' ')}`);
    said.add(idempotencyKey);
    return Promise.resolve({ sent: true });
  },
  // An hour is over at once when it is logged out: the watch measures a minute by the clock below.
  status: () => ({ state: loggedIn ? 'ready' : 'waiting', lastHeardAt: null, detail: '', session: `login-${began}` }),
};

function hear(key: string, text: string): void {
  const message: IncomingMessage = {
    ...{ channel: 'wechaty', key, at: Date.now(), text, addressed: true },
    ...{ conversation: { id: '@villager', room: false, name: '' }, sender: { id: '@villager', name: '卓玛', remark } },
  };
  intake?.offer({ key, lane: '@villager', read: () => Promise.resolve(message) });
}

const now = (): number => Date.now() + (loggedIn ? 0 : (Date.now() - began) * 1_000);
const bot = await startBot(loadConfig(), { log: createLog({ level: 'silent' }), now, open: () => channel });
answer('ready');
createInterface({ input: process.stdin }).on('line', (line) => {
  const [word, key = '', ...text] = line.split(' ');
  if (word === 'hear') hear(key, text.join(' '));
  if (word === 'logout') loggedIn = false;
});
const why = await bot.ended;
answer(`ended ${why}`);
await bot.stop();
process.exit(75);
