/** The channel of personal WeChat as this process has it: with the session itself, or as a line to the process that has. */
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { createMessagingChannel } from '../bots/messaging/messaging-channel.js';
import { createWechat4uChannel } from '../bots/wechaty/wechat4u.js';
import type { Log } from './common/log.js';
import type { Config } from './config.js';
import { ExclusiveChannel } from './delivery/exclusive-channel.js';
import type { Instant } from './domain/time.js';
import type { Channel } from './ports/channel.js';
import type { Store } from './ports/store.js';
import { SessionLease } from './usecases/session-lease.js';

export const WECHAT = 'wechaty';

export interface WechatOptions {
  config: Config;
  store: Store;
  now(): Instant;
  log: Log;
}

export interface WechatChannel<C extends Channel = Channel> {
  channel: C;
  /** What the phone must open to log in; null when no login is waited for. */
  loginLink(): string | null;
}

/** As the settings say. */
export function wechatChannel(options: WechatOptions): WechatChannel {
  const { config, now, log } = options;
  const { mode, url, secret } = config.wechatyBot;
  if (mode === 'inside') return wechatSession(options);
  const channel = createMessagingChannel({ name: WECHAT, bot: url, secret: secret ?? '', now, log });
  return { channel, loginLink: channel.loginLink };
}

/** The session itself, of which one process at a time has one. `open` makes another channel than that of WeChat. */
export function wechatSession(
  { config, store, now, log }: WechatOptions,
  open?: (onScan: (link: string) => void) => Channel,
): WechatChannel<ExclusiveChannel> {
  let link: string | null = null;
  const onScan = (next: string): void => {
    if (link === null) log.warn('WeChat wants to be logged in: open the address that `gezipu login` prints');
    link = next;
  };
  const channel = new ExclusiveChannel({
    ...{ name: WECHAT, now, log },
    lease: new SessionLease(store, `${WECHAT}:${config.wechatyName}`, { host: hostname(), pid: process.pid }, now),
    open: (holds) =>
      open === undefined
        ? createWechat4uChannel({ session: sessionFile(config), now, log, onScan, holds })
        : open(onScan),
  });
  return { channel, loginLink: () => (channel.status().state === 'waiting' ? link : null) };
}

/** In a folder of its own beside the store. */
function sessionFile({ store, wechatyName }: Config): string {
  return join(store.kind === 'sqlite' ? dirname(store.path) : 'data', 'wechat', wechatyName);
}
