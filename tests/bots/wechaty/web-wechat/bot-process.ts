import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { ChannelStatus, OutgoingMessage, SendResult } from '../../../../src/ports/channel.js';
import type { FromChild, Heard, ToChild } from './bot-child.js';
import type { WebWechat } from './web-wechat.js';

/** The bot in a process of its own: the libraries leave timers behind, and catch what a test would want to see. */
export interface BotProcess {
  heard: Heard[];
  /** Keys of the messages that were taken, ignored on purpose, or known already. */
  outcomes: string[];
  /** Links that were to be scanned. */
  scans: string[];
  logs: { level: string; text: string; facts: string }[];
  /** Resolves with the first `count` messages that `wanted` is true of. */
  hears(count: number, wanted?: (message: Heard) => boolean): Promise<Heard[]>;
  /** Resolves when `done` is true; asked again whenever the process has told something, and ten times a second. */
  until(done: () => boolean | Promise<boolean>): Promise<void>;
  send(message: Partial<OutgoingMessage> & Pick<OutgoingMessage, 'conversation' | 'text'>): Promise<SendResult>;
  status(): Promise<ChannelStatus>;
  /** Resolves when it is logged in and hears. */
  ready(): Promise<void>;
  /** The service does not take the next so many messages. */
  refuse(count: number): Promise<void>;
  stop(): Promise<void>;
  kill(): Promise<void>;
}

type Ask = ToChild extends infer T ? (T extends { nr: number } ? Omit<T, 'nr'> : never) : never;

const HERE = join(process.cwd(), 'tests/bots/wechaty/web-wechat');

export function startBot({ port, speed, epoch }: WebWechat, session: string): BotProcess {
  const child = fork(join(HERE, 'bot-child.ts'), [session, `${port}`, `${speed}`, `${epoch}`], {
    execArgv: ['--no-warnings', '--require', join(HERE, 'preload.cjs'), '--import', 'tsx'],
    env: {},
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const ended = once(child, 'exit');
  const answers = new Map<number, (result: never) => void>();
  const bot = { heard: [] as Heard[], outcomes: [] as string[], scans: [] as string[], logs: [] as BotProcess['logs'] };
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (bytes: Buffer) => bot.logs.push({ level: 'output', text: bytes.toString(), facts: '' }));
  child.on('message', (told: FromChild) => {
    switch (told.is) {
      case 'heard':
        bot.heard.push(told.message);
        break;
      case 'scan':
        bot.scans.push(told.link);
        break;
      case 'outcome':
        bot.outcomes.push(told.key);
        break;
      case 'log':
        bot.logs.push(told);
        break;
      case 'answer':
        answers.get(told.nr)?.(told.result as never);
        answers.delete(told.nr);
        break;
    }
    for (const listener of [...listeners]) listener();
  });

  let asked = 0;
  const ask = <T>(question: Ask): Promise<T> =>
    new Promise((resolve) => {
      asked += 1;
      answers.set(asked, resolve);
      child.send({ ...question, nr: asked });
    });
  const told = (): Promise<void> =>
    new Promise((resolve) => {
      const go = (): void => {
        clearTimeout(timer);
        listeners.delete(go);
        resolve();
      };
      const timer = setTimeout(go, 100);
      listeners.add(go);
    });
  async function until(done: () => boolean | Promise<boolean>): Promise<void> {
    while (!(await done())) {
      if (child.exitCode !== null) throw new Error(`the bot has ended: ${JSON.stringify(bot.logs.slice(-5))}`);
      await told();
    }
  }
  return {
    ...bot,
    until,
    hears: async (count, wanted = () => true) => {
      await until(() => bot.heard.filter(wanted).length >= count);
      return bot.heard.filter(wanted);
    },
    send: (message) =>
      ask({ ask: 'send', message: { mention: [], urgent: false, idempotencyKey: message.text, ...message } }),
    status: () => ask({ ask: 'status' }),
    ready: () => until(async () => (await ask<ChannelStatus>({ ask: 'status' })).state === 'ready'),
    refuse: (count) => ask({ ask: 'refuse', count }),
    stop: async () => {
      await ask({ ask: 'stop' });
      await ended;
    },
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await ended;
    },
  };
}
