import { describe, expect, test } from '@jest/globals';
import request from 'supertest';
import { AppError } from '../../src/common/errors.js';
import { createLog } from '../../src/common/log.js';
import { clientAddress } from '../../src/http/client-address.js';
import { createHttp } from '../../src/http/create-http.js';
import type { HttpOptions } from '../../src/http/create-http.js';
import type { Channel } from '../../src/ports/channel.js';
import type { HttpRequest, HttpResponse } from '../../src/ports/http.js';

const TOKEN = 'a-token-for-the-tests';

/** A channel that is only spoken to over HTTP. */
function channelAt(mount: string, handle: (request: HttpRequest) => Promise<HttpResponse>): Channel {
  return {
    name: mount.slice(1),
    start: async () => {},
    stop: async () => {},
    send: async () => ({ sent: true }),
    status: () => ({ state: 'ready', lastHeardAt: null, detail: '' }),
    http: { mount, handle },
  };
}

function text(body: string, status = 200): HttpResponse {
  return { status, headers: { 'content-type': 'text/plain' }, body };
}

function httpWith(overrides: Partial<HttpOptions> = {}) {
  return createHttp({
    channels: [],
    readiness: () => ({ ready: true, reasons: [] }),
    metrics: { contentType: 'text/plain; version=0.0.4', text: async () => 'gezipu_cases_total 3\n' },
    operatorToken: null,
    log: createLog({ level: 'silent' }),
    ...overrides,
  });
}

describe('health', () => {
  test('/healthz says that the process lives, ready or not', async () => {
    const { app } = httpWith({ readiness: () => ({ ready: false, reasons: ['store'] }) });
    await request(app).get('/healthz').expect(200, { status: 'ok' });
  });

  test('/readyz says what is missing', async () => {
    const { app } = httpWith({ readiness: () => ({ ready: false, reasons: ['wechaty waits for its login'] }) });
    await request(app)
      .get('/readyz')
      .expect(503, { ready: false, reasons: ['wechaty waits for its login'] });
  });

  test('/readyz is 200 when nothing is missing', async () => {
    await request(httpWith().app).get('/readyz').expect(200, { ready: true, reasons: [] });
  });
});

describe('the root', () => {
  test('leads home when there is one', async () => {
    await request(httpWith({ home: '/simulator/' }).app)
      .get('/')
      .expect(302)
      .expect('location', '/simulator/');
    await request(httpWith().app).get('/').expect(404);
  });
});

describe('what is for the operator', () => {
  test('is open on this machine', async () => {
    await request(httpWith().app)
      .get('/metrics')
      .expect(200, 'gezipu_cases_total 3\n')
      .expect('content-type', /version=0\.0\.4/);
  });

  test.each([
    ['comes through a proxy', { 'x-forwarded-for': '203.0.113.9' }],
    ['calls this machine by another name', { host: 'evil.example' }],
    ['gives a wrong token', { 'x-real-ip': '203.0.113.9', authorization: 'Bearer wrong' }],
    ['gives an empty password', { 'x-real-ip': '203.0.113.9', authorization: 'Basic Og==' }],
  ])('is closed for who %s', async (_, headers) => {
    const answer = await request(httpWith({ operatorToken: TOKEN }).app)
      .get('/metrics')
      .set(headers)
      .expect(401);
    expect(answer.body).toMatchObject({ error: 'operator_only' });
    expect(answer.headers['www-authenticate']).toMatch(/^Basic /);
  });

  test.each([
    ['bearer token', `Bearer ${TOKEN}`],
    ['password with any user name', `Basic ${Buffer.from(`admin:${TOKEN}`).toString('base64')}`],
  ])('opens with the token as %s', async (_, authorization) => {
    const { app } = httpWith({ operatorToken: TOKEN });
    await request(app).get('/metrics').set({ host: 'gezipu.example.cn', authorization }).expect(200);
  });

  test('stays closed when no token is set, whatever is given', async () => {
    const headers = { host: 'gezipu.example.cn', authorization: 'Bearer null' };
    await request(httpWith().app).get('/metrics').set(headers).expect(401);
  });

  test('is closed for pages of other sites even on this machine', async () => {
    const { app } = httpWith({ channels: [channelAt('/simulator', async () => text('said'))] });
    await request(app).post('/simulator/say').set('origin', 'https://evil.example').expect(401);
    await request(app)
      .post('/simulator/say')
      .set({ host: 'localhost:8080', origin: 'http://localhost:8080' })
      .expect(200);
  });

  test('includes the simulator, but no webhook', async () => {
    const channels = [
      channelAt('/simulator', async () => text('a')),
      channelAt('/webhooks/wecom', async () => text('b')),
    ];
    const { app } = httpWith({ channels });
    await request(app).get('/simulator/').set('x-forwarded-for', '203.0.113.9').expect(401);
    await request(app).post('/webhooks/wecom').set('x-forwarded-for', '203.0.113.9').expect(200, 'b');
  });
});

describe('a channel', () => {
  test('gets the request below its mount as plain data', async () => {
    const seen: HttpRequest[] = [];
    const channel = channelAt('/hook', async (request) => {
      seen.push(request);
      return { status: 201, headers: { 'content-type': 'image/png' }, body: new Uint8Array([1, 2]) };
    });
    const answer = await request(httpWith({ channels: [channel] }).app)
      .put('/hook/a%20b?x=1&x=2&y=%E6%B0%B4')
      .set('X-Signature', 'abc')
      .type('application/json')
      .send('{"broken":');
    expect(answer.status).toBe(201);
    expect(answer.headers['content-type']).toBe('image/png');
    expect(answer.body).toEqual(Buffer.from([1, 2]));
    expect(seen[0]).toMatchObject({ method: 'PUT', path: '/a%20b', headers: { 'x-signature': 'abc' } });
    expect(seen[0]?.address).toBe('127.0.0.1');
    expect(seen[0]?.query.getAll('x')).toEqual(['1', '2']);
    expect(seen[0]?.query.get('y')).toBe('水');
    expect(Buffer.from(seen[0]?.body ?? []).toString()).toBe('{"broken":');
  });

  test.each([
    ['nobody but the other end', '::ffff:203.0.113.9', undefined, '203.0.113.9'],
    ['a proxy on this machine', '127.0.0.1', '198.51.100.7', '198.51.100.7'],
    ['a proxy in the house', '::ffff:172.18.0.1', '2001:db8::7', '2001:db8::7'],
    ['a proxy, after what the asker wrote', '10.0.0.2', '1.1.1.1, 198.51.100.7', '198.51.100.7'],
    ['the asker alone', '203.0.113.9', '1.1.1.1', '203.0.113.9'],
    ['a neighbour of no private network', '172.32.0.1', '1.1.1.1', '172.32.0.1'],
  ])('knows from where it is asked by %s', (_, remoteAddress, told, address) => {
    const request = { socket: { remoteAddress }, headers: { 'x-forwarded-for': told } };
    expect(clientAddress(request)).toBe(address);
  });

  test.each([
    ['/hook', '/'],
    ['/hook?a=1', '/'],
    ['/hook//other.example/x', '//other.example/x'],
  ])('asked for %s sees %s and, without a body, no bytes', async (url, path) => {
    const channel = channelAt('/hook', async (request) => text(`${request.path} ${request.body.length}`));
    await request(httpWith({ channels: [channel] }).app)
      .get(url)
      .expect(200, `${path} 0`);
  });

  test.each([
    ['/simulator', 12 * 1024 * 1024],
    ['/hook', 64 * 1024],
  ])('at %s takes bodies up to %d bytes', async (mount, limit) => {
    const { app } = httpWith({ channels: [channelAt(mount, async ({ body }) => text(String(body.length)))] });
    await request(app)
      .post(mount)
      .type('application/octet-stream')
      .send(Buffer.alloc(limit))
      .expect(200, String(limit));
    const answer = await request(app)
      .post(mount)
      .type('application/octet-stream')
      .send(Buffer.alloc(limit + 1));
    expect([answer.status, answer.body]).toEqual([413, expect.objectContaining({ error: 'too_large' })]);
  });
});

describe('what goes wrong', () => {
  const failing = (error: Error) => httpWith({ channels: [channelAt('/hook', async () => Promise.reject(error))] }).app;

  test('an address where nothing is gives 404 in the form of every error', async () => {
    await request(httpWith().app)
      .get('/nowhere')
      .expect(404, { error: 'not_found', message: 'nothing is at GET /nowhere' });
  });

  test('an address that cannot be decoded is a bad request', async () => {
    const answer = await request(httpWith({ channels: [channelAt('/hook', async () => text(''))] }).app)
      .post('/hook')
      .set('content-encoding', 'unheard-of')
      .send('x');
    expect([answer.status, answer.body]).toEqual([400, expect.objectContaining({ error: 'bad_request' })]);
  });

  test('a refusal says its detail', async () => {
    await request(failing(new AppError('bad_request', 'who is missing')))
      .get('/hook')
      .expect(400, { error: 'bad_request', message: 'who is missing' });
  });

  test('an inner error says nothing of the inside', async () => {
    const answer = await request(failing(new TypeError('secret at /var/lib')))
      .get('/hook')
      .expect(500);
    expect(answer.body).toEqual({ error: 'unknown', message: new AppError('unknown').villager });
  });

  test('a store that is busy is said to be away for a while only', async () => {
    const answer = await request(failing(new AppError('store_busy', 'database is locked')))
      .get('/hook')
      .expect(503);
    expect(answer.body).toEqual({ error: 'store_busy', message: new AppError('store_busy').villager });
    expect(answer.headers['retry-after']).toBe('30');
  });

  test('is said to whoever looks at it in a browser as a page', async () => {
    const answer = await request(failing(new AppError('uploads_full')))
      .get('/hook')
      .set('accept', 'text/html')
      .expect(503)
      .expect('content-type', /text\/html/u);
    expect(answer.text).toMatch(/<main><p>这会儿传照片和语音的人多/u);
  });

  test('an inner error is one line of log, with its cause', async () => {
    const lines: string[] = [];
    const log = createLog({ level: 'info', destination: { write: (line) => void lines.push(line) } });
    const channels = [channelAt('/hook', async () => Promise.reject(new TypeError('secret')))];
    await request(httpWith({ channels, log }).app).get('/hook?phone=13897012345').expect(500);
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      expect.objectContaining({
        level: 'error',
        code: 'unknown',
        path: '/hook',
        err: expect.objectContaining({ message: 'secret' }),
      }),
    ]);
    expect(lines[0]).not.toContain('phone');
  });
});

describe('every answer', () => {
  test('allows no foreign scripts, does not upgrade to https, and does not say what made it', async () => {
    const { headers } = await request(httpWith().app).get('/healthz');
    expect(headers['content-security-policy']).toMatch(/default-src 'self'/);
    expect(headers['content-security-policy']).not.toMatch(/upgrade-insecure/);
    expect(headers['x-powered-by']).toBeUndefined();
  });
});
