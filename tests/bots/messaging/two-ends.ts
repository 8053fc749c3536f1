/** Both ends of a channel with a process of its own, joined by real HTTP on this machine. */
import { createChannelHost } from '../../../bots/messaging/channel-host.js';
import { createMessagingChannel } from '../../../bots/messaging/messaging-channel.js';
import type { MessagingChannel } from '../../../bots/messaging/messaging-channel.js';
import { createLog } from '../../../src/common/log.js';
import { createHttp, type Http } from '../../../src/http/create-http.js';
import type { Channel, ChannelStatus, OutgoingMessage, Receive, SendResult } from '../../../src/ports/channel.js';
import { quietLog } from '../inbox.js';

export const SECRET = 's'.repeat(32);
export const NOW = Date.UTC(2026, 10, 23, 2);

/** The channel with the session, in the test's hands. */
export class SessionChannel implements Channel {
  readonly name = 'wechaty';
  readonly said: OutgoingMessage[] = [];
  result: SendResult = { sent: true };
  state: ChannelStatus = { state: 'ready', lastHeardAt: NOW, detail: '', session: 's1', queued: 2 };
  /** Hands a message over, as a platform's library would. */
  hear: Receive = () => Promise.reject(new Error('not started'));

  start(receive: Receive): Promise<void> {
    this.hear = receive;
    return Promise.resolve();
  }
  stop(): Promise<void> {
    return Promise.resolve();
  }
  send(message: OutgoingMessage): Promise<SendResult> {
    this.said.push(message);
    return Promise.resolve(this.result);
  }
  status(): ChannelStatus {
    return this.state;
  }
}

export interface TwoEnds {
  session: SessionChannel;
  channel: MessagingChannel;
  /** The bot process' HTTP. */
  bot: Http;
  service: Http;
  /** Where the bot process looks for services. */
  services: string[];
  /** Milliseconds by which time has moved on. */
  clock: { passed: number };
  close(): Promise<void>;
}

export async function joinEnds({ secret = SECRET, receive }: { secret?: string; receive: Receive }): Promise<TwoEnds> {
  const clock = { passed: 0 };
  const now = (): number => NOW + clock.passed;
  const session = new SessionChannel();
  const services: string[] = [];
  const loginLink = (): string => 'https://login.example/abc';
  const host = createChannelHost({ channel: session, secret: SECRET, services, loginLink, now, log: quietLog });
  const bot = httpOf(host);
  const address = `http://127.0.0.1:${await bot.listen(0, '127.0.0.1')}`;
  const never = () => () => undefined;
  const channel = createMessagingChannel({
    name: 'wechaty',
    secret,
    bot: address,
    now,
    log: quietLog,
    schedule: never,
  });
  const service = httpOf(channel);
  services.push(`http://127.0.0.1:${await service.listen(0, '127.0.0.1')}`);
  await host.start();
  await channel.start(receive);
  const close = async (): Promise<void> => {
    await channel.stop();
    await Promise.all([service.close(), bot.close()]);
  };
  return { ...{ session, channel, bot, service, services, clock }, close };
}

function httpOf(end: Partial<Channel>): Http {
  return createHttp({
    ...{ channels: [end], readiness: () => ({ ready: true, reasons: [] }), operatorToken: null },
    metrics: { contentType: 'text/plain', text: () => Promise.resolve('') },
    log: createLog({ level: 'silent' }),
  });
}
