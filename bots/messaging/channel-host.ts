/** The bot process' end: it has the channel with the session, hands what it hears to the service, and does as it is told. */
import { MINUTE, type Instant } from '../../src/domain/time.js';
import type { Channel, IncomingMessage, Media } from '../../src/ports/channel.js';
import type { HttpRequest, HttpResponse } from '../../src/ports/http.js';
import type { ChannelLog } from '../shared/channel-log.js';
import { json, malformed, nowhere, unsigned } from './answers.js';
import { call } from './call.js';
import { createVerifier } from './signature.js';
import { BOT_MOUNT, MEDIA, mediaOrder, mountOf, parse, SEND, sendOrder, STATUS, toWire } from './wire.js';
import type { SessionStatus } from './wire.js';

export interface ChannelHostOptions {
  channel: Channel;
  secret: string;
  /** Addresses of service processes on one store, without a slash at their ends; when one does not answer, the next. */
  services: readonly string[];
  /** What the phone must open to log in, if a login is waited for. */
  loginLink(): string | null;
  now(): Instant;
  log: ChannelLog;
}

export interface ChannelHost {
  /** Begins to hear; a message is handed over by the channel until the service has taken it. */
  start(): Promise<void>;
  stop(): Promise<void>;
  readonly http: NonNullable<Channel['http']>;
}

/** Longer than the service takes to fetch and store what came with a message. */
const PATIENCE = 2 * MINUTE;
/** As much as the service keeps. */
const MOST_BYTES = 8 * 1024 * 1024;

export function createChannelHost(options: ChannelHostOptions): ChannelHost {
  const { channel, services, now } = options;
  const isSigned = createVerifier(options.secret, now);
  /** What came with messages that are being handed over. */
  const held = new Map<string, Media>();
  let turn = 0;

  const status = (): SessionStatus => ({ ...channel.status(), link: options.loginLink() });

  /** Rejects when it was not taken, so that the channel hands it over again. */
  async function handOver(message: IncomingMessage): Promise<void> {
    const base = services[turn % services.length] ?? '';
    if (message.media !== undefined) held.set(message.key, message.media);
    try {
      const body = { message: toWire(message), status: status() };
      const answer = await call(options, { base, address: mountOf(channel.name), body, patience: PATIENCE });
      await answer.arrayBuffer();
      if (!answer.ok) throw new Error(`the service at ${base} answers ${answer.status}`);
    } catch (error) {
      turn += 1;
      throw error;
    } finally {
      held.delete(message.key);
    }
  }

  async function media(body: Uint8Array): Promise<HttpResponse> {
    const order = parse(mediaOrder, body);
    if (order === null) return malformed();
    const one = held.get(order.key);
    if (one === undefined) return nowhere();
    const bytes = await one.load();
    if (bytes.length > MOST_BYTES) return json(413, { error: 'too large' });
    return {
      status: 200,
      headers: { 'content-type': 'application/octet-stream', 'cache-control': 'no-store' },
      body: bytes,
    };
  }

  async function send(body: Uint8Array): Promise<HttpResponse> {
    const order = parse(sendOrder, body);
    return order === null ? malformed() : json(200, await channel.send(order));
  }

  async function handle(request: HttpRequest): Promise<HttpResponse> {
    const address = `${BOT_MOUNT}${request.path}`;
    if (request.method !== 'POST') return nowhere();
    if (!isSigned(request, address)) return unsigned();
    switch (address) {
      case SEND:
        return send(request.body);
      case STATUS:
        return json(200, status());
      case MEDIA:
        return media(request.body);
      default:
        return nowhere();
    }
  }

  return {
    start: () => channel.start(handOver),
    stop: () => channel.stop(),
    http: { mount: BOT_MOUNT, handle },
  };
}
