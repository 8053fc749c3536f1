import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Account } from './account.js';
import { startBot } from './bot-process.js';
import type { BotProcess } from './bot-process.js';
import { startWebWechat } from './web-wechat.js';
import type { WebWechat } from './web-wechat.js';

/** A bot that is logged in to a web WeChat of its own. */
export interface LoggedIn {
  server: WebWechat;
  /** The process that runs at present. */
  bot: BotProcess;
  /** A path without ending; the session is kept there. */
  session: string;
  /** Begins another process on the same session. */
  again(): BotProcess;
  close(): Promise<void>;
}

type Furnish = (account: Pick<Account, 'addPerson' | 'addRoom'>) => void;

/** `furnish` says who is there; then the code is scanned and confirmed. */
export async function logIn(furnish: Furnish): Promise<LoggedIn> {
  const server = await startWebWechat();
  const { account } = server;
  furnish({ addPerson: (person) => account.addPerson(person), addRoom: (room) => account.addRoom(room) });
  const folder = await mkdtemp(join(tmpdir(), 'gezipu-wechat-'));
  const session = join(folder, 'wechat', 'session');
  const weixin = {
    server,
    session,
    bot: startBot(server, session),
    again: () => (weixin.bot = startBot(server, session)),
    close: async () => {
      await weixin.bot.kill();
      await server.close();
      await rm(folder, { recursive: true });
    },
  };
  await weixin.bot.until(() => weixin.bot.scans.length > 0);
  account.scan();
  account.confirm();
  await weixin.bot.ready();
  return weixin;
}
