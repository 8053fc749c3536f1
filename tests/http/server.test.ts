import { afterEach, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { connect } from 'node:net';
import { createLog } from '../../src/common/log.js';
import { createHttp } from '../../src/http/create-http.js';
import type { Http } from '../../src/http/create-http.js';
import type { HttpRequest, HttpResponse } from '../../src/ports/http.js';

const open: Http[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((http) => http.close()));
});

/** A server on a free port of this machine whose one channel answers with `handle`. */
async function serve(handle: (request: HttpRequest) => Promise<HttpResponse>): Promise<{ http: Http; url: string }> {
  const http = createHttp({
    channels: [
      {
        name: 'hook',
        start: async () => {},
        stop: async () => {},
        send: async () => ({ sent: true }),
        status: () => ({ state: 'ready', lastHeardAt: null, detail: '' }),
        http: { mount: '/hook', handle },
      },
    ],
    readiness: () => ({ ready: true, reasons: [] }),
    metrics: { contentType: 'text/plain', text: async () => '' },
    operatorToken: null,
    log: createLog({ level: 'silent' }),
  });
  open.push(http);
  return { http, url: `http://127.0.0.1:${await http.listen(0, '127.0.0.1')}/hook` };
}

/** Events, answered as long as `chunks` comes. */
function events(chunks: AsyncIterable<string>): HttpResponse {
  return { status: 200, headers: { 'content-type': 'text/event-stream' }, body: chunks };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve());
  });
}

async function readOnce(response: Response): Promise<string> {
  const chunk = await (response.body as ReadableStream<Uint8Array>).getReader().read();
  return new TextDecoder().decode(chunk.value);
}

describe('a streamed answer', () => {
  test('arrives chunk by chunk while it is still going on', async () => {
    const { url } = await serve(async ({ signal }) => events(helloThen(() => aborted(signal))));
    const response = await fetch(url);
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    expect(await readOnce(response)).toBe('data: hello\n\n');
  });

  test('begins before its first chunk', async () => {
    const { url } = await serve(async ({ signal }) => events(afterThat(() => aborted(signal))));
    expect((await fetch(url)).status).toBe(200);
  });

  test('tells the channel when its client leaves, and stops asking for more', async () => {
    let finished = (): void => undefined;
    const end = new Promise<void>((resolve) => (finished = resolve));
    const { url } = await serve(async ({ signal }) => events(helloThen(() => aborted(signal), finished)));
    const client = new AbortController();
    await readOnce(await fetch(url, { signal: client.signal }));
    client.abort();
    await end;
  });

  test('comes whole to a client that reads slower than it is written', async () => {
    const { url } = await serve(async () => events(manyOf('x'.repeat(64 * 1024), 64)));
    expect((await (await fetch(url)).text()).length).toBe(64 * 64 * 1024);
  });

  test('that fails midway is cut off, so that nobody takes it for whole', async () => {
    const { url } = await serve(async () => events(helloThen(() => Promise.reject(new Error('broken')))));
    await expect((await fetch(url)).text()).rejects.toThrow();
  });
});

describe('closing', () => {
  test('ends open streams, even of a channel that never stops talking', async () => {
    const { http, url } = await serve(async () => events(helloThen(() => new Promise<void>(() => undefined))));
    const response = await fetch(url);
    await http.close();
    expect(await response.text()).toBe('data: hello\n\n');
  });

  test('lets the answer under way go out, and takes nothing new', async () => {
    let answer = (_: HttpResponse): void => undefined;
    let arrived = (): void => undefined;
    const arrival = new Promise<void>((resolve) => (arrived = resolve));
    const { http, url } = await serve(() => {
      arrived();
      return new Promise<HttpResponse>((resolve) => (answer = resolve));
    });
    const underWay = fetch(url);
    await arrival;
    const closed = http.close();
    await expect(fetch(url)).rejects.toThrow();
    answer({ status: 200, headers: {}, body: 'done' });
    expect(await (await underWay).text()).toBe('done');
    await soon(closed);
  });

  test('does not wait for a connection on which nothing was asked', async () => {
    const { http, url } = await serve(async () => ({ status: 200, headers: {}, body: '' }));
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    await once(socket, 'connect');
    await (await fetch(url)).text();
    await soon(http.close());
  });

  test('may come twice, or before anything was opened', async () => {
    const { http } = await serve(async () => ({ status: 200, headers: {}, body: '' }));
    await Promise.all([http.close(), http.close()]);
    await expect(http.close()).resolves.toBeUndefined();
  });
});

describe('listening', () => {
  test('on a port that is taken is refused', async () => {
    const { url } = await serve(async () => ({ status: 200, headers: {}, body: '' }));
    const { http } = await serve(async () => ({ status: 200, headers: {}, body: '' }));
    await http.close();
    await expect(http.listen(Number(new URL(url).port), '127.0.0.1')).rejects.toThrow(/EADDRINUSE/);
  });
});

/** Before either side gives a silent connection up by itself, which takes three seconds and more. */
async function soon(promise: Promise<void>): Promise<void> {
  const before = performance.now();
  await promise;
  expect(performance.now() - before).toBeLessThan(1_500);
}

async function* helloThen(next: () => Promise<void>, finished?: () => void): AsyncGenerator<string> {
  try {
    yield 'data: hello\n\n';
    await next();
  } finally {
    finished?.();
  }
}

async function* afterThat(before: () => Promise<void>): AsyncGenerator<string> {
  await before();
  yield 'data: late\n\n';
}

async function* manyOf(chunk: string, count: number): AsyncGenerator<string> {
  for (let sent = 0; sent < count; sent += 1) yield chunk;
}
