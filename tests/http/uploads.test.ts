/** How many large bodies are taken at once, and what becomes of the others. */
import { describe, expect, test } from '@jest/globals';
import { EventEmitter, once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Request, Response } from 'express';
import { createLog } from '../../src/common/log.js';
import { createHttp } from '../../src/http/create-http.js';
import { createUploadGate } from '../../src/http/upload-gate.js';

/** A request at the gate: whether it was let in, refused, and its end. */
function arrivals() {
  const gate = createUploadGate();
  return (headers: IncomingHttpHeaders = { 'content-length': String(2_000_000) }) => {
    const response = new EventEmitter();
    const seen = { in: false, refused: '', end: () => response.emit('close') };
    try {
      void gate({ headers } as unknown as Request, response as unknown as Response, () => (seen.in = true));
    } catch (error) {
      seen.refused = (error as { code: string }).code;
    }
    return seen;
  };
}

describe('of large bodies', () => {
  test('four are let in, and each that ends lets the next one in, in the order they came', () => {
    const arrive = arrivals();
    const all = Array.from({ length: 7 }, () => arrive());
    const inside = (): number[] => all.flatMap((one, nth) => (one.in ? [nth] : []));
    expect(inside()).toEqual([0, 1, 2, 3]);
    all[2]!.end();
    expect(inside()).toEqual([0, 1, 2, 3, 4]);
    // Whoever gave up while waiting takes nobody's turn.
    all[5]!.end();
    all[0]!.end();
    expect(inside()).toEqual([0, 1, 2, 3, 4, 6]);
  });

  test('forty wait, and the others are told to come again', () => {
    const arrive = arrivals();
    const all = Array.from({ length: 46 }, () => arrive());
    expect(all.map(({ refused }) => refused).filter((code) => code !== '')).toEqual(['uploads_full', 'uploads_full']);
    for (const one of all.slice(0, 44)) one.end();
    expect(all.filter((one) => one.in)).toHaveLength(44);
    expect(arrive().in).toBe(true);
  });

  test.each([
    ['a small form', { 'content-length': '1048576' }, true],
    ['a page that is asked for', {}, true],
    ['more than a megabyte', { 'content-length': '1048577' }, false],
    ['what comes in pieces', { 'transfer-encoding': 'chunked' }, false],
    ['what is packed', { 'content-length': '900', 'content-encoding': 'gzip' }, false],
  ])('%s goes through at once: %p', (_, headers, through) => {
    const arrive = arrivals();
    for (let nth = 0; nth < 4; nth += 1) arrive();
    expect(arrive(headers).in).toBe(through);
  });
});

describe('over HTTP', () => {
  const ok = { status: 200, headers: {}, body: 'done' };

  test('a fifth upload is read when one before it is done, and small forms go past it', async () => {
    const inside: (() => void)[] = [];
    const arrived = new EventEmitter();
    const { app } = createHttp({
      channels: ['/v', '/webhook'].map((mount) => ({
        http: {
          mount,
          handle: async ({ body }) => {
            if (body.length < 2_000) return ok;
            await new Promise<void>((done) => {
              inside.push(done);
              arrived.emit('in');
            });
            return ok;
          },
        },
      })),
      readiness: () => ({ ready: true, reasons: [] }),
      metrics: { contentType: 'text/plain', text: async () => '' },
      operatorToken: null,
      log: createLog({ level: 'silent' }),
    });
    const uploads: IncomingMessage[] = [];
    // After the app has had each: what it reads flows then.
    const server = createServer(app).on('request', (request) => {
      if (Number(request.headers['content-length']) > 2_000) arrived.emit('upload', uploads.push(request));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    const send = (bytes: number) => fetch(`${url}/v/GM/report`, { method: 'POST', body: new Uint8Array(bytes) });
    try {
      const sent = [];
      for (let nth = 0; nth < 4; nth += 1) {
        const next = once(arrived, 'in');
        sent.push(send(1_500_000));
        await next;
      }
      const upload = once(arrived, 'upload');
      sent.push(send(1_500_000));
      await upload;
      expect(uploads.map(({ readableFlowing }) => readableFlowing === null)).toEqual([
        false,
        false,
        false,
        false,
        true,
      ]);
      expect((await send(1_000)).status).toBe(200);
      // Of no length that is known: platforms do so, and wait for nobody.
      const piece = { method: 'POST', body: new Blob(['said']).stream(), duplex: 'half' } as const;
      expect((await fetch(`${url}/webhook`, piece)).status).toBe(200);
      const fifth = once(arrived, 'in');
      inside[0]!();
      await fifth;
      for (const done of inside) done();
      expect((await Promise.all(sent)).map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
});
