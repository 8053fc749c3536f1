/**
 * WeCom's interface as its pages describe it, on a loopback port: tokens, messages of an application, group robots,
 * customer service with its cursor, media. It counts what it is sent and keeps to the platform's limits.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HOUR, MINUTE } from '../../../src/domain/time.js';

export type Json = Record<string, unknown>;

export interface QyapiDouble {
  url: string;
  /** Every call but those for a token, in order: path below /cgi-bin and body. */
  calls: { path: string; body: Json }[];
  /** What members, robots' groups and customers have before their eyes. */
  shown: { to: string; text: string }[];
  /** Resolves to the first text that fits, once somebody has it before their eyes. */
  seen(to: string, wanted: RegExp): Promise<string>;
  /** How many tokens were given out. */
  tokens(): number;
  /** Tokens given out so far are worth nothing any more. */
  expireTokens(): void;
  /** The next calls of this path are answered with these codes (an HTTP status when below 600). */
  fail(path: string, ...codes: number[]): void;
  /** A customer says or does something to the customer service; the message's id comes back. */
  customer(message: Json): string;
  media: Map<string, Uint8Array>;
  close(): Promise<void>;
}

export const CORP = 'wx5823bf96d3bd56c7';
export const SECRET = 'secret-of-the-application-in-this-pretended-corp';
export const AGENT = 1_000_002;
export const ROBOT_KEY = '693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa';
export const KEFU = 'wkAJ2GCAAASSm4_FhToWMFea0xAFfd3Q';

interface State {
  now: () => number;
  double: Omit<QyapiDouble, 'url' | 'close'>;
  given: number;
  valid: Set<string>;
  failing: Map<string, number[]>;
  /** What the customer service heard, oldest first; a cursor is a position in it. */
  heard: (Json & { at: number })[];
  /** When each receiver got something. */
  sentAt: Map<string, number[]>;
  watchers: Set<() => void>;
}

/** At most this many messages come with one pull, so that a few are enough to need several. */
const PAGE = 3;

export async function startQyapi(now: () => number): Promise<QyapiDouble> {
  const state = newState(now);
  const server = createServer((request, response) => void answer(state, request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  return Object.assign(state.double, {
    url,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  });
}

function newState(now: () => number): State {
  const state: State = {
    ...{ now, given: 0, valid: new Set(), failing: new Map(), heard: [], sentAt: new Map(), watchers: new Set() },
    double: {
      ...{ calls: [], shown: [], media: new Map() },
      seen: (to, wanted) => seen(state, to, wanted),
      tokens: () => state.given,
      expireTokens: () => state.valid.clear(),
      fail: (path, ...codes) => void state.failing.set(path, codes),
      customer: (message) => {
        const msgid = `m${String(state.heard.length + 1)}`;
        const facts = { msgid, open_kfid: KEFU, external_userid: 'wmWang', send_time: Math.floor(now() / 1_000) };
        state.heard.push({ ...facts, origin: 3, ...message, at: now() });
        return msgid;
      },
    },
  };
  return state;
}

async function answer(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const url = new URL(request.url ?? '/', 'http://double');
  const path = url.pathname.replace('/cgi-bin/', '');
  const body = chunks.length === 0 ? {} : (JSON.parse(Buffer.concat(chunks).toString()) as Json);
  if (path !== 'gettoken') state.double.calls.push({ path, body });
  const code = state.failing.get(path)?.shift() ?? 0;
  if (code >= 100 && code < 600) return void response.writeHead(code).end('gateway');
  const bytes = path === 'media/get' ? state.double.media.get(url.searchParams.get('media_id') ?? '') : undefined;
  if (bytes !== undefined && code === 0)
    return void response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(bytes);
  const said = code !== 0 ? { errcode: code, errmsg: 'as told' } : reply(state, path, url.searchParams, body);
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ errcode: 0, errmsg: 'ok', ...said }));
}

function reply(state: State, path: string, query: URLSearchParams, body: Json): Json {
  if (path === 'gettoken') return token(state, query);
  if (path === 'webhook/send') return robot(state, query, body);
  if (!state.valid.has(query.get('access_token') ?? '')) return { errcode: 42001, errmsg: 'access_token expired' };
  switch (path) {
    case 'agent/get':
      return query.get('agentid') === String(AGENT)
        ? { name: '格子铺' }
        : { errcode: 40056, errmsg: 'invalid agentid' };
    case 'message/send':
      return memberMessage(state, body);
    case 'kf/sync_msg':
      return pulled(state, body);
    case 'kf/send_msg':
      return customerMessage(state, body);
    case 'kf/send_msg_on_event':
      return show(state, String(body['code']), body);
    case 'kf/customer/batchget':
      return { customer_list: [{ external_userid: 'wmWang', nickname: '王婶' }], invalid_external_userid: [] };
    case 'media/get':
      return { errcode: 40007, errmsg: 'invalid media_id' };
    default:
      return { errcode: 404, errmsg: `no such path ${path}` };
  }
}

function token(state: State, query: URLSearchParams): Json {
  if (query.get('corpid') !== CORP) return { errcode: 40013, errmsg: 'invalid corpid' };
  if (query.get('corpsecret') !== SECRET) return { errcode: 40001, errmsg: 'invalid credential' };
  state.given += 1;
  const made = `token-${String(state.given)}`;
  state.valid.add(made);
  return { access_token: made, expires_in: 7_200 };
}

function memberMessage(state: State, body: Json): Json {
  const to = String(body['touser']);
  if (to === 'nobody') return { invaliduser: to };
  // Beyond the limit it says yes and does nothing.
  return recently(state, to, MINUTE) < 30 ? show(state, to, body) : {};
}

function robot(state: State, query: URLSearchParams, body: Json): Json {
  const key = query.get('key');
  if (key !== ROBOT_KEY) return { errcode: 93000, errmsg: 'invalid webhook url' };
  return recently(state, key, MINUTE) < 20
    ? show(state, key, body)
    : { errcode: 45009, errmsg: 'api freq out of limit' };
}

function customerMessage(state: State, body: Json): Json {
  const to = String(body['touser']);
  const last = state.heard.findLast((one) => one['external_userid'] === to && one['origin'] === 3);
  if (body['open_kfid'] !== KEFU) return { errcode: 95000, errmsg: 'invalid open_kfid' };
  if (last === undefined || state.now() - last.at > 48 * HOUR) return { errcode: 95002, errmsg: 'out of time limit' };
  return recently(state, to, state.now() - last.at) < 5
    ? show(state, to, body)
    : { errcode: 95001, errmsg: 'count limit' };
}

function pulled(state: State, body: Json): Json {
  if (body['open_kfid'] !== KEFU) return { errcode: 95000, errmsg: 'invalid open_kfid' };
  const from = Number((body['cursor'] as string).replace('cursor-', ''));
  const to = Math.min(from + PAGE, state.heard.length);
  const list = state.heard.slice(from, to).map(({ at: _, ...message }) => message);
  return { next_cursor: `cursor-${String(to)}`, has_more: to < state.heard.length ? 1 : 0, msg_list: list };
}

function show(state: State, to: string, body: Json): Json {
  state.sentAt.set(to, [...(state.sentAt.get(to) ?? []), state.now()]);
  const said = body[String(body['msgtype'])] as { content: string };
  state.double.shown.push({ to, text: said.content });
  for (const look of [...state.watchers]) look();
  return { msgid: `s${String(state.double.shown.length)}` };
}

function seen(state: State, to: string, wanted: RegExp): Promise<string> {
  return new Promise((resolve) => {
    const look = (): void => {
      const found = state.double.shown.find((one) => one.to === to && wanted.test(one.text));
      if (found === undefined) return;
      state.watchers.delete(look);
      resolve(found.text);
    };
    state.watchers.add(look);
    look();
  });
}

function recently(state: State, to: string, within: number): number {
  return (state.sentAt.get(to) ?? []).filter((at) => at >= state.now() - within).length;
}
