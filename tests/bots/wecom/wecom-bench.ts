/** Our channels of WeCom between its interface, pretended on a loopback port, and a service that only collects. */
import { encrypt, getSignature } from '@wecom/crypto';
import type { WecomSettings } from '../../../bots/wecom/settings.js';
import { createWecomChannels } from '../../../bots/wecom/wecom-channels.js';
import type { Channel, OutgoingMessage } from '../../../src/ports/channel.js';
import type { HttpRequest, HttpResponse } from '../../../src/ports/http.js';
import type { Store } from '../../../src/ports/store.js';
import { openSqliteStore } from '../../../src/storage/sqlite/sqlite-store.js';
import { createHandSchedule, type HandSchedule } from '../hand-schedule.js';
import { createInbox, quietLog, type Inbox } from '../inbox.js';
import { AGENT, CORP, KEFU, ROBOT_KEY, SECRET, startQyapi, type QyapiDouble } from './qyapi-double.js';

export const NOON = Date.parse('2026-11-20T12:00:00+08:00');
export const ROOM = '干部群';
export const TOKEN = 'QDG6eK';
export const AES_KEY = 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C';

export interface WecomBench {
  clock: { now: number };
  qyapi: QyapiDouble;
  store: Store;
  timers: HandSchedule;
  inbox: Inbox;
  app: Channel;
  kefu: Channel;
  /** Channels of another process on the same store. */
  another(change?: Partial<WecomSettings>): { app: Channel; kefu: Channel };
  /** WeCom tells the application's address something. */
  tell(fields: Record<string, string | number>): Promise<HttpResponse>;
  close(): Promise<void>;
}

/** Nothing is started. */
export async function openWecomBench(): Promise<WecomBench> {
  const clock = { now: NOON };
  const now = (): number => clock.now;
  const qyapi = await startQyapi(now);
  const store = await openSqliteStore(':memory:');
  const timers = createHandSchedule();
  const made: Channel[] = [];
  const another: WecomBench['another'] = (change) => {
    const settings = { ...settingsFor(qyapi.url), ...change };
    const options = { settings, store, now, log: quietLog, schedule: timers.schedule };
    const [app, kefu] = createWecomChannels(options);
    if (app === undefined || kefu === undefined) throw new Error('two channels');
    made.push(app, kefu);
    return { app, kefu };
  };
  const { app, kefu } = another();
  return {
    ...{ clock, qyapi, store, timers, inbox: createInbox(), app, kefu, another },
    tell: (fields) => handle(app, callback(xml(fields), clock.now)),
    close: async () => {
      for (const channel of made) await channel.stop();
      await qyapi.close();
      await store.close();
    },
  };
}

function settingsFor(url: string): WecomSettings {
  return {
    ...{ url, corpId: CORP, agentId: AGENT, secret: SECRET, callback: { token: TOKEN, aesKey: AES_KEY } },
    robots: new Map([[ROOM, ROBOT_KEY]]),
    kefu: { id: KEFU, secret: null },
  };
}

export function xml(fields: Record<string, string | number>): string {
  const inside = Object.entries({ ToUserName: CORP, ...fields }).map(([name, value]) =>
    typeof value === 'number' ? `<${name}>${String(value)}</${name}>` : `<${name}><![CDATA[${value}]]></${name}>`,
  );
  return `<xml>${inside.join('')}</xml>`;
}

/** A request as WeCom makes it, or as somebody with these keys would. */
export function callback(contents: string, now: number, keys: { receiver?: string; token?: string } = {}): HttpRequest {
  const { receiver = CORP, token = TOKEN } = keys;
  const encrypted = encrypt(AES_KEY, contents, receiver);
  const [timestamp, nonce] = [String(Math.floor(now / 1_000)), '263014780'];
  const signature = getSignature(token, timestamp, nonce, encrypted);
  const query = new URLSearchParams({ msg_signature: signature, timestamp, nonce });
  return request('POST', query, xml({ AgentID: String(AGENT), Encrypt: encrypted }));
}

export function request(method: string, query: URLSearchParams, body: string | Uint8Array = ''): HttpRequest {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  return { method, path: '/', query, headers: {}, body: bytes, signal: new AbortController().signal };
}

export async function handle(channel: Channel, asked: HttpRequest): Promise<HttpResponse> {
  if (channel.http === undefined) throw new Error(`${channel.name} has no address`);
  return channel.http.handle(asked);
}

export function outgoing(to: string, text: string, more: Partial<OutgoingMessage> = {}): OutgoingMessage {
  const conversation = { id: to, room: to === ROOM };
  return { conversation, text, mention: [], idempotencyKey: `${to} ${text}`, urgent: false, ...more };
}

/** Lets everything happen that needs no timer. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
