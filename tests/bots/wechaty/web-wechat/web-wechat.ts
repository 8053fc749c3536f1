/**
 * The web WeChat server, on loopback. It proves what the libraries do, and nothing about WeChat's servers: addresses and
 * answers are those that the libraries' own tests and code show.
 */
import { createServer } from 'node:http';
import type { IncomingMessage as Request, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { Account } from './account.js';
import { ENDPOINTS } from './answers.js';
import type { Answer, Asked } from './answers.js';

/** What goes wrong at one address: a return code, an HTTP status, or no answer at all. */
export type Fault = { ret: number } | { status: number } | 'hangs';

export interface WebWechat {
  account: Account;
  port: number;
  /** How much faster than the world's its clock and the bot's run, and since when. */
  speed: number;
  epoch: number;
  now(): number;
  /** Addresses (the last part of the path) as they were asked for, oldest first. */
  asked: string[];
  /** Until the answer is called, or for so many requests. */
  fail(path: string, fault: Fault, times?: number): () => void;
  /** Nobody can be reached until the answer is called. */
  outage(): () => void;
  close(): Promise<void>;
}

/** The server holds a question for news so long, as WeChat's does. */
const HOLD = 25_000;

export async function startWebWechat(speed = 20): Promise<WebWechat> {
  const epoch = Date.now();
  const now = (): number => Math.round(epoch + (Date.now() - epoch) * speed);
  const account = new Account(now);
  const faults = new Map<string, { fault: Fault; times: number }>();
  const asked: string[] = [];
  const patience = { hold: HOLD / speed };
  let away = false;
  const isAway = (): boolean => away;

  async function answer(request: Request, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const path = url.pathname.split('/').at(-1) ?? '';
    if (isAway()) return void request.socket.destroy();
    asked.push(path);
    const question = { query: url.searchParams, body: parsed(await buffer(request)) };
    const wrong = faultAt(path);
    if (wrong === 'hangs') return;
    const made = wrong === null ? await respond(path, question) : failed(wrong);
    if (isAway()) return void request.socket.destroy();
    give(response, made);
  }

  function faultAt(path: string): Fault | null {
    const found = faults.get(path);
    if (found === undefined || found.times === 0) return null;
    found.times -= 1;
    return found.fault;
  }

  async function respond(path: string, question: Asked): Promise<Answer> {
    return (await ENDPOINTS[path]?.(account, question, patience)) ?? { status: 404, body: '' };
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    ...{ account, speed, epoch, now, asked },
    port: (server.address() as AddressInfo).port,
    fail: (path, fault, times = Infinity) => {
      faults.set(path, { fault, times });
      return () => faults.delete(path);
    },
    outage: () => {
      away = true;
      server.closeAllConnections();
      return () => (away = false);
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function parsed(body: Buffer): Asked['body'] {
  try {
    return JSON.parse(body.toString('utf8')) as Asked['body'];
  } catch {
    return {};
  }
}

function failed(fault: Exclude<Fault, 'hangs'>): Answer {
  return 'status' in fault
    ? { status: fault.status, body: '' }
    : { body: { BaseResponse: { Ret: fault.ret, ErrMsg: '' } } };
}

function give(response: ServerResponse, { status = 200, headers = {}, body }: Answer): void {
  const isPlain = typeof body === 'string' || body instanceof Uint8Array;
  response.writeHead(status, { 'content-type': isPlain ? 'text/plain' : 'application/json', ...headers });
  response.end(isPlain ? body : JSON.stringify(body));
}
