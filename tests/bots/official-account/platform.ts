/** The other side of an Official Account: its servers on loopback, and requests as it signs and encrypts them. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { decrypt, encrypt, getSignature } from '@wecom/crypto';
import type { HttpRequest } from '../../../src/ports/http.js';

/** Invented. */
export const ACCOUNT = {
  appId: 'wx0123456789abcdef',
  secret: '0123456789abcdef0123456789abcdef',
  token: 'villagetoken',
  aesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
};

/** What the server was asked: the path, the token that was shown, and the body. */
export interface Asked {
  path: string;
  token: string | null;
  body: unknown;
}

export interface Platform {
  base: string;
  asked: Asked[];
  /** Answers of the next calls of a path, before it goes on as usual. */
  next: Map<string, (object | Buffer | 'hangs' | 'breaks')[]>;
  /** Every token that is taken. */
  tokens: Set<string>;
  media: Map<string, Buffer>;
  close(): Promise<void>;
}

export async function openPlatform(): Promise<Platform> {
  const platform: Omit<Platform, 'base' | 'close'> = {
    ...{ asked: [], next: new Map(), tokens: new Set<string>(), media: new Map<string, Buffer>() },
  };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const { pathname: path, searchParams: query } = new URL(request.url ?? '', 'http://platform');
      const body: unknown = parts.length === 0 ? null : JSON.parse(Buffer.concat(parts).toString());
      platform.asked.push({ path, token: query.get('access_token'), body });
      const answer = platform.next.get(path)?.shift() ?? usual(platform, path, query, body);
      if (answer === 'hangs') return;
      if (answer === 'breaks') response.destroy();
      else if (Buffer.isBuffer(answer)) response.setHeader('Content-Type', 'audio/amr').end(answer);
      else response.setHeader('Content-Type', 'application/json').end(JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { ...platform, base: `http://127.0.0.1:${port}`, close: () => closed(server) };
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

function usual(platform: Pick<Platform, 'tokens' | 'media'>, path: string, query: URLSearchParams, body: unknown) {
  if (path === '/cgi-bin/stable_token') {
    // The same one as long as it is good, unless a new one is forced.
    const { force_refresh: forced } = body as { force_refresh: boolean };
    const [current = ''] = platform.tokens;
    const token = current !== '' && !forced ? current : `token${platform.tokens.size + (forced ? 100 : 1)}`;
    platform.tokens.add(token);
    return { access_token: token, expires_in: 7200 };
  }
  if (!platform.tokens.has(query.get('access_token') ?? '')) return { errcode: 40001, errmsg: 'invalid credential' };
  if (path === '/cgi-bin/media/get') {
    return platform.media.get(query.get('media_id') ?? '') ?? { errcode: 40007, errmsg: 'invalid media_id' };
  }
  if (path === '/cgi-bin/qrcode/create') return { ticket: 't', url: 'http://weixin.qq.com/q/abc' };
  return { errcode: 0, errmsg: 'ok' };
}

/** One message's XML, fields in CDATA as the platform writes them. */
export const xmlOf = (fields: Readonly<Record<string, string | number>>): string =>
  `<xml>${Object.entries(fields)
    .map(([name, value]) => `<${name}>${typeof value === 'number' ? value : `<![CDATA[${value}]]>`}</${name}>`)
    .join('')}</xml>`;

export interface Sent {
  now: number;
  nonce?: string;
  /** Another account's. */
  appId?: string;
  token?: string;
  aesKey?: string;
}

/** A POST in safe mode. */
export function signed(xml: string, { now, nonce = '1372623149', ...other }: Sent): HttpRequest {
  const { appId, token, aesKey } = { ...ACCOUNT, ...other };
  const encrypted = encrypt(aesKey, xml, appId);
  const timestamp = String(Math.floor(now / 1000));
  const query = new URLSearchParams({
    ...{ signature: getSignature(token, timestamp, nonce, ''), timestamp, nonce, openid: 'o1', encrypt_type: 'aes' },
    msg_signature: getSignature(token, timestamp, nonce, encrypted),
  });
  return posted(
    `<xml><ToUserName><![CDATA[gh_1]]></ToUserName><Encrypt><![CDATA[${encrypted}]]></Encrypt></xml>`,
    query,
  );
}

export function posted(
  body: string | Uint8Array,
  query: URLSearchParams,
  signal = new AbortController().signal,
): HttpRequest {
  return { method: 'POST', path: '/', query, headers: {}, body: Buffer.from(body), signal };
}

/** What an encrypted answer says, after checking its signature as the platform does. */
export function opened(body: unknown): string {
  const field = (name: string): string =>
    new RegExp(`<${name}>(?:<!\\[CDATA\\[)?(.*?)(?:\\]\\]>)?</${name}>`, 'u').exec(String(body))?.[1] ?? '';
  const [encrypted, timestamp, nonce] = [field('Encrypt'), field('TimeStamp'), field('Nonce')];
  if (getSignature(ACCOUNT.token, timestamp, nonce, encrypted) !== field('MsgSignature')) throw new Error('not signed');
  const { message, id } = decrypt(ACCOUNT.aesKey, encrypted);
  if (id !== ACCOUNT.appId) throw new Error(`from ${id}`);
  const content = /<Content><!\[CDATA\[(.*)\]\]><\/Content>/su.exec(message)?.[1] ?? '';
  return content.replaceAll(']]]]><![CDATA[>', ']]>');
}
