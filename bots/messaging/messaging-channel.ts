/** The service's end of a channel that has a process of its own: messages come by webhook, and orders go out by HTTP. */
import { SECOND, type Instant } from '../../src/domain/time.js';
import type { Channel, ChannelStatus, IncomingMessage, Receive } from '../../src/ports/channel.js';
import type { HttpRequest, HttpResponse } from '../../src/ports/http.js';
import type { ChannelLog } from '../shared/channel-log.js';
import { systemSchedule, type Schedule } from '../shared/schedule.js';
import { json, malformed, nowhere, unsigned } from './answers.js';
import { createBotLine, type BotLine, type BotLineOptions } from './bot-line.js';
import { createVerifier } from './signature.js';
import { inbound, mountOf, parse } from './wire.js';
import type { Inbound, SessionStatus } from './wire.js';

export interface MessagingChannelOptions extends BotLineOptions {
  name: string;
  log: ChannelLog;
  /** Times the questions after how it is; the machine's timers when absent. */
  schedule?: Schedule;
}

export interface MessagingChannel extends Channel {
  readonly http: NonNullable<Channel['http']>;
  /** What the phone must open to log in; null when no login is waited for. */
  loginLink(): string | null;
}

/** How often the bot process is asked how it is, besides what comes with each message. */
const ASK_EVERY = 5 * SECOND;
/** What it said longer ago is not believed. */
const STALE = 30 * SECOND;

export function createMessagingChannel(options: MessagingChannelOptions): MessagingChannel {
  const { name, now, schedule = systemSchedule } = options;
  const line = createBotLine(options);
  const isSigned = createVerifier(options.secret, now);
  const underWay = new Set<Promise<unknown>>();
  let receive: Receive | null = null;
  let heard: { status: SessionStatus; at: Instant } | null = null;
  let cancel = (): void => undefined;

  async function handle(request: HttpRequest): Promise<HttpResponse> {
    if (request.method !== 'POST' || !/^\/?$/u.test(request.path)) return nowhere();
    if (!isSigned(request, mountOf(name))) return unsigned();
    const read = parse(inbound, request.body);
    if (read === null) return malformed();
    if (receive === null) return json(503, { taken: false });
    heard = { status: read.status, at: now() };
    const taking = take(options, receive, toIncoming(name, read.message, line));
    underWay.add(taking);
    return taking.finally(() => underWay.delete(taking));
  }

  async function ask(): Promise<void> {
    const status = await line.status();
    if (status !== null) heard = { status, at: now() };
    if (receive !== null) cancel = schedule(() => void ask(), ASK_EVERY);
  }

  function status(): ChannelStatus {
    if (receive === null) return { state: 'stopped', lastHeardAt: null, detail: '' };
    if (heard === null || now() - heard.at > STALE) return silent(options.bot, heard?.status);
    const { link: _, ...told } = heard.status;
    return told;
  }

  return {
    name,
    async start(given) {
      receive = given;
      await ask();
    },
    async stop() {
      receive = null;
      cancel();
      await Promise.all(underWay);
    },
    send: async (message) =>
      receive === null ? { sent: false, retry: true, reason: 'offline', detail: 'stopped' } : line.send(message),
    status,
    loginLink: () => (status().state === 'waiting' ? (heard?.status.link ?? null) : null),
    http: { mount: mountOf(name), handle },
  };
}

async function take(
  { name, log }: MessagingChannelOptions,
  receive: Receive,
  message: IncomingMessage,
): Promise<HttpResponse> {
  try {
    await receive(message);
    return json(200, { taken: true });
  } catch (err) {
    log.warn({ err, channel: name, key: message.key }, 'message not taken; the bot process hands it over again');
    return json(503, { taken: false });
  }
}

/** The session may live on though nobody can be asked: what people are known by stays. */
function silent(bot: string, last: SessionStatus | undefined): ChannelStatus {
  const detail = `the bot process at ${bot} does not answer`;
  return { state: 'waiting', lastHeardAt: last?.lastHeardAt ?? null, detail, session: last?.session };
}

function toIncoming(channel: string, { media, ...message }: Inbound['message'], line: BotLine): IncomingMessage {
  const frame = { channel, ...message };
  return media === undefined ? frame : { ...frame, media: { ...media, load: () => line.media(message.key) } };
}
