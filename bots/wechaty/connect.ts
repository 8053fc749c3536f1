import type { Wechaty } from 'wechaty';
import type { ChannelLog } from '../shared/channel-log.js';
import { createDownload } from './download.js';
import { readFacts } from './facts.js';
import type { MessageFacts } from './facts.js';
import type { Puppet, PuppetPart } from './puppet-part.js';

export interface ConnectOptions {
  channel: string;
  puppet: PuppetPart;
  log: ChannelLog;
  session?: string;
  onScan?(link: string): void;
  /** `read` may be called more than once. */
  onMessage(messageId: string, read: () => Promise<MessageFacts>): void;
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
  const platform = await puppet.create();
  const bot = WechatyBuilder.build({ puppet: platform, name: session });
  // Without a listener the first failed request ends the hearing for ever.
  bot.on('error', (err) => log.warn({ err, channel }, 'wechaty reported an error'));
  bot.on('scan', (link, status) => {
    // It is told once more when somebody has scanned it.
    if (status === types.ScanStatus.Waiting) onScan?.(link);
  });
  bot.on('login', () => log.info({ channel }, 'channel logged in'));
  const download = createDownload();
  const loggedOut = (): void => log.warn({ channel }, 'channel logged out');
  bot.on('logout', loggedOut);
  // The puppet's own event: wechaty's comes when everybody in the room has been looked up, in no order, or never.
  platform.on('message', ({ messageId }) =>
    onMessage(messageId, async () => {
      const details = (await puppet.details?.(messageId)) ?? {};
      const load = () => download(messageId, async () => (await fileOf(platform, messageId)).toBuffer());
      return readFacts(bot, messageId, types, details, load);
    }),
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

async function fileOf(platform: Puppet, messageId: string): Promise<{ toBuffer(): Promise<Uint8Array> }> {
  return (await platform.messageFile(messageId)) as { toBuffer(): Promise<Uint8Array> };
}
