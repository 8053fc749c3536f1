/** What the platform asks of us: to prove that we are there, and to take a message within five seconds. */
import { SECOND, type Instant } from '../../src/domain/time.js';
import type { HttpRequest, HttpResponse } from '../../src/ports/http.js';
import { isSigned, type Envelope } from '../shared/wechat-envelope.js';
import { cdata, readXml, type XmlFields } from '../shared/xml-body.js';
import type { Exchange } from './exchange.js';

export interface WebhookOptions {
  token: string;
  envelope: Envelope;
  now: () => Instant;
  /** True when more can be said later; without it every message must be answered while the platform waits. */
  mayWrite: boolean;
  /** Hands a message over; null for what is nobody's word. */
  arrived(fields: XmlFields): Exchange | null;
}

/** Longer than most answers take; what takes longer is written afterwards. */
const SHORT_WAIT = 1 * SECOND;
/** The platform waits five seconds, network included, and asks three times. */
const LONG_WAIT = 4.5 * SECOND;
const MOST_TRIES = 3;
/** Until the platform has surely given up on this try. */
const BEYOND = 6 * SECOND;

/**
 * Only safe mode: what is not encrypted and signed for this account is refused with 403, whatever it is. A message is
 * acknowledged only when the service has it; until then the platform repeats it.
 */
export function createWebhook(options: WebhookOptions): (request: HttpRequest) => Promise<HttpResponse> {
  return async (request) => {
    if (request.path !== '/' && request.path !== '') return plain(404, 'not found');
    if (request.method === 'GET') return prove(options, request);
    if (request.method === 'POST') return take(options, request);
    return plain(405, 'GET or POST');
  };
}

/** The platform's question when the address is set. */
function prove({ token, now }: WebhookOptions, { query }: HttpRequest): HttpResponse {
  const isOurs = isSigned(token, query, { name: 'signature', encrypted: '', now: now() });
  return isOurs ? plain(200, query.get('echostr') ?? '') : plain(403, 'not signed');
}

async function take(options: WebhookOptions, { query, body, signal }: HttpRequest): Promise<HttpResponse> {
  const { envelope, now } = options;
  const opened = envelope.open(query, readXml(body)?.get('Encrypt') ?? '', now());
  if (opened === null) return plain(403, 'not signed, or not encrypted');
  const fields = readXml(opened);
  const exchange = fields === null ? null : options.arrived(fields);
  if (fields === null || exchange === null) return plain(200, 'success');
  await wait(options, exchange, signal);
  if (exchange.answer !== null) return xml(envelope.seal(answerTo(fields, exchange.answer, now()), now()));
  return exchange.isTaken ? plain(200, 'success') : plain(503, 'not taken yet');
}

async function wait({ mayWrite }: WebhookOptions, exchange: Exchange, signal: AbortSignal): Promise<void> {
  await exchange.answered(mayWrite ? SHORT_WAIT : LONG_WAIT, signal);
  if (exchange.answer !== null) return;
  const isLast = mayWrite || exchange.tries >= MOST_TRIES;
  if (isLast) await exchange.taken(LONG_WAIT - SHORT_WAIT, signal);
  // Left without an answer the platform asks again, and by then there may be one.
  else await exchange.never(BEYOND - LONG_WAIT, signal);
}

function answerTo(fields: XmlFields, text: string, now: Instant): string {
  const to = cdata(fields.get('FromUserName') ?? '');
  const from = cdata(fields.get('ToUserName') ?? '');
  return (
    `<xml><ToUserName>${to}</ToUserName><FromUserName>${from}</FromUserName>` +
    `<CreateTime>${Math.floor(now / SECOND)}</CreateTime><MsgType>${cdata('text')}</MsgType>` +
    `<Content>${cdata(text)}</Content></xml>`
  );
}

const plain = (status: number, body: string): HttpResponse => ({
  status,
  headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  body,
});

const xml = (body: string): HttpResponse => ({
  status: 200,
  headers: { 'Content-Type': 'application/xml; charset=utf-8' },
  body,
});
