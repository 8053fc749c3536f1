import type { Message, Wechaty } from 'wechaty';
import type { ChannelLog } from '../shared/channel-log.js';
import { readFacts } from './facts.js';
import type { MessageFacts } from './facts.js';
import type { PuppetPart } from './puppet-part.js';

export interface ConnectOptions {
  channel: string;
  puppet: PuppetPart;
  log: ChannelLog;
  session?: string;
  onScan?(link: string): void;
  /** `read` may be called more than once. */
  onMessage(message: Message, read: () => Promise<MessageFacts>): void;
}

export interface Connection {
  bot: Wechaty;
  /** Ends the connection without logging out. */
  close(): Promise<void>;
}

/** Loads wechaty, starts a bot over the puppet and listens. */
export async function connect({
  channel,
  puppet,
  log,
  session,
  onScan,
  onMessage,
}: ConnectOptions): Promise<Connection> {
  // Wechaty takes seconds to load, so whoever does not start this channel does not pay for it.
  const { WechatyBuilder, log: wechatyLog, types } = await import('wechaty');
  // Its own log writes names and texts to the terminal; what matters comes as events.
  wechatyLog.level('silent');
  const bot = WechatyBuilder.build({ puppet: await puppet.create(), name: session });
  // Without a listener the first failed request ends the hearing for ever.
  bot.on('error', (err) => log.warn({ err, channel }, 'wechaty reported an error'));
  bot.on('scan', (link) => onScan?.(link));
  bot.on('login', () => log.info({ channel }, 'channel logged in'));
  const loggedOut = (): void => log.warn({ channel }, 'channel logged out');
  bot.on('logout', loggedOut);
  bot.on('message', (message) =>
    onMessage(message, async () => readFacts(bot, message, types, (await puppet.details?.(message.id)) ?? {})),
  );
  await bot.start();
  await puppet.started?.();
  return {
    bot,
    async close() {
      await puppet.stopping?.();
      // Wechaty says so at every stop, though the account stays logged in.
      bot.off('logout', loggedOut);
      await bot.stop();
    },
  };
}
