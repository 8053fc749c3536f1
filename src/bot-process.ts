/** A channel with a session, in a process apart from the service: what `gezipu bot` runs. */
import { createChannelHost } from '../bots/messaging/channel-host.js';
import { openStore } from './app.js';
import { createBotWatch } from './bot-watch.js';
import { createLog, type Log } from './common/log.js';
import type { Config } from './config.js';
import type { Instant } from './domain/time.js';
import { createHttp } from './http/create-http.js';
import type { Channel } from './ports/channel.js';
import { readinessOf } from './readiness.js';
import { startTicker } from './scheduler/ticker.js';
import { createMetrics } from './telemetry/metrics.js';
import { wechatSession } from './wechat-session.js';

export interface BotOverrides {
  now?: () => Instant;
  log?: Log;
  /** Another channel than that of WeChat. */
  open?: (onScan: (link: string) => void) => Channel;
}

export interface BotProcess {
  /** The port it listens on. */
  port: number;
  /** Resolves with the reason when the process is of no use any more and should begin anew. */
  ended: Promise<string>;
  /** Hands over what is under way, lets go of the session without logging out, and closes everything. */
  stop(): Promise<void>;
}

/** Listens, takes the session or stands by for it, and hands what it hears to the service. */
export async function startBot(config: Config, overrides: BotOverrides = {}): Promise<BotProcess> {
  const { log = createLog({ level: config.logLevel }), now = Date.now, open } = overrides;
  const { url, services, secret } = config.wechatyBot;
  const undo: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const store = await openStore(config, (sentence) => log.warn(sentence));
    undo.push(() => store.close());
    const { channel, loginLink } = wechatSession({ config, store, now, log }, open);
    const host = createChannelHost({ channel, secret: secret ?? '', services, loginLink, now, log });
    const readiness = () => readinessOf(null, [channel]);
    const { operatorToken } = config;
    const http = createHttp({ channels: [host], readiness, metrics: createMetrics(), operatorToken, log });
    const port = await http.listen(portOf(url), config.host);
    undo.push(() => http.close());
    undo.push(() => host.stop());
    await host.start();
    const ended = new Promise<string>((end) => {
      const isOver = createBotWatch();
      const look = async (): Promise<void> => {
        // A store that does not answer now is asked again; until then the fence keeps the channel silent.
        await channel
          .beat()
          .catch((error: unknown) => log.warn({ err: error }, 'the session could not be looked after'));
        const why = isOver({ ...channel.status(), standsBy: channel.standsBy }, now());
        if (why !== null) end(why);
      };
      undo.push(startTicker({ everySecond: look, everyMinute: () => Promise.resolve() }));
    });
    return { port, ended, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function portOf(url: string): number {
  const { port, protocol } = new URL(url);
  return port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port);
}
