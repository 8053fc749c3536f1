/** `gezipu bot wechaty`: the WeChat session in a process of its own, which ends when the session does. */
import { once } from 'node:events';
import type { Command } from 'commander';
import { startBot } from '../../bot-process.js';
import { AppError } from '../../common/errors.js';
import { createLog } from '../../common/log.js';
import { loadConfig } from '../../config.js';
import { WECHAT } from '../../wechat-session.js';

/** To be begun again, as EX_TEMPFAIL of sysexits. */
const BEGIN_AGAIN = 75;

export function addBot(program: Command): void {
  program
    .command('bot')
    .description('speak to a chat platform in a process of its own; ends with 75 when it should begin anew')
    .argument('<channel>', WECHAT)
    .option('--attached', 'end when the standard input ends')
    .action(async (channel: string, options: { attached?: boolean }) => {
      if (channel !== WECHAT) throw new AppError('bad_request', `there is no bot for ${channel}, only for ${WECHAT}`);
      await run(options.attached === true);
    });
}

async function run(attached: boolean): Promise<void> {
  const config = loadConfig();
  if (config.wechatyBot.mode === 'inside')
    throw new AppError(
      'config_invalid',
      'WECHATY_MODE must be process or apart, or the service has the session itself',
    );
  const log = createLog({ level: config.logLevel });
  const told = Promise.race([
    once(process, 'SIGTERM').then(() => null),
    once(process, 'SIGINT').then(() => null),
    ...(attached ? [once(process.stdin.resume(), 'close').then(() => null)] : []),
  ]);
  const bot = await startBot(config, { log });
  log.info({ port: bot.port }, 'the bot is running');
  const why = await Promise.race([told, bot.ended]);
  log.info({ why: why ?? 'told to' }, 'the bot ends');
  await bot.stop();
  // The library leaves timers behind.
  process.exit(why === null ? 0 : BEGIN_AGAIN);
}
