import { getSignature } from '@wecom/crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import supertest from 'supertest';
import { createOfficialAccountChannel } from '../../../bots/official-account/official-account-channel.js';
import { createLog } from '../../../src/common/log.js';
import { createHttp } from '../../../src/http/create-http.js';
import { MINUTE, SECOND } from '../../../src/domain/time.js';
import type { Channel, IncomingMessage } from '../../../src/ports/channel.js';
import type { HttpRequest } from '../../../src/ports/http.js';
import { quietLog } from '../inbox.js';
import { ACCOUNT, posted, signed, xmlOf } from './platform.js';

const NOW = 1_795_399_200_000;
const TEXT = { ToUserName: 'gh_1', FromUserName: 'o-ding', CreateTime: NOW / 1000, MsgType: 'text', MsgId: 7001 };
const XML = xmlOf({ ...TEXT, Content: '路灯不亮' });

let channel: Channel;
let taken: IncomingMessage[];
beforeEach(async () => {
  taken = [];
  channel = createOfficialAccountChannel({
    ...{ ...ACCOUNT, base: 'http://127.0.0.1:1', mayWrite: true, template: null, now: () => NOW, log: quietLog },
    // Nobody waits for an answer here.
    schedule: (run) => {
      const timer = setImmediate(run);
      return () => clearImmediate(timer);
    },
  });
  await channel.start(async (message) => void taken.push(message));
});
afterEach(() => channel.stop());

const answer = async (request: HttpRequest) => channel.http!.handle(request);
const status = async (request: HttpRequest): Promise<number> => (await answer(request)).status;

describe('the question whether we are there', () => {
  const asked = (changes: Readonly<Record<string, string>> = {}): HttpRequest => {
    const [timestamp, nonce] = [String(NOW / SECOND), 'n1'];
    const signature = getSignature(ACCOUNT.token, timestamp, nonce, '');
    const query = new URLSearchParams({ signature, timestamp, nonce, echostr: '5837458', ...changes });
    return { ...posted('', query), method: 'GET' };
  };

  test('is answered with its own word when it is signed', async () => {
    expect(await answer(asked())).toMatchObject({
      status: 200,
      body: '5837458',
      headers: { 'Content-Type': 'text/plain; charset=utf-8' },
    });
  });

  test.each<Readonly<Record<string, string>>>([
    { nonce: 'n2' },
    { timestamp: '1' },
    { signature: 'x' },
    { signature: '' },
  ])('is not answered with %j', async (changes) => {
    expect(await status(asked(changes))).toBe(403);
  });
});

describe('a message', () => {
  test('signed and encrypted for us is taken', async () => {
    expect(await status(signed(XML, { now: NOW }))).toBe(200);
    expect(taken.map(({ text }) => text)).toEqual(['路灯不亮']);
  });

  test('brought twice is taken once', async () => {
    const request = signed(XML, { now: NOW });
    await Promise.all([answer(request), answer(request)]);
    await answer(signed(XML, { now: NOW, nonce: 'another' }));
    expect(taken).toHaveLength(1);
  });

  test.each([
    ['in plain text', posted(XML, signed(XML, { now: NOW }).query)],
    ['with another token', signed(XML, { now: NOW, token: 'other' })],
    ['for another account', signed(XML, { now: NOW, appId: 'wxffffffffffffffff' })],
    ['encrypted with another key', signed(XML, { now: NOW, aesKey: 'k'.repeat(43) })],
    ['of six minutes ago', signed(XML, { now: NOW - 6 * MINUTE })],
    ['without a signature', posted(signed(XML, { now: NOW }).body, new URLSearchParams())],
    ['of nothing', posted('', new URLSearchParams())],
  ])('%s is refused', async (_, request) => {
    expect(await status(request)).toBe(403);
    expect(taken).toEqual([]);
  });

  test('whose signature belongs to another one is refused', async () => {
    const other = signed(xmlOf({ ...TEXT, Content: '着火了' }), { now: NOW });
    expect(await status(posted(signed(XML, { now: NOW }).body, other.query))).toBe(403);
  });

  test.each([
    ['no XML', 'hello'],
    ['nobody as its sender', xmlOf({ ...TEXT, FromUserName: '' })],
    ['no time', xmlOf({ ...TEXT, CreateTime: 'soon' })],
  ])('with %s inside is acknowledged, so that it does not come again, and dropped', async (_, xml) => {
    expect(await answer(signed(xml, { now: NOW }))).toMatchObject({ status: 200, body: 'success' });
    expect(taken).toEqual([]);
  });

  test('mutated in any way, ten thousand times, is never taken, and never an error of ours', async () => {
    const { body, query } = signed(XML, { now: NOW });
    const mutation = fc.tuple(
      fc.constantFrom('flip', 'cut', 'insert', 'noise', 'field'),
      fc.nat(body.length - 1),
      fc.uint8Array({ minLength: 1, maxLength: 40 }),
    );
    await fc.assert(
      fc.asyncProperty(mutation, async ([kind, at, noise]) => {
        const request = mutated({ body, query }, kind, at, noise);
        if (Buffer.from(request.body).equals(body) && String(request.query) === String(query)) return;
        const { status: code } = await answer(request);
        expect([200, 403]).toContain(code);
        // What is outside the encrypted part is nobody's word either.
        expect(taken.filter(({ text }) => text !== '路灯不亮')).toEqual([]);
        if (code === 200) expect(Buffer.from(request.body).toString()).toContain(encryptedIn(body));
      }),
      { numRuns: 10_000 },
    );
  });

  test('of the wrong method or address is refused', async () => {
    const request = signed(XML, { now: NOW });
    expect(await status({ ...request, method: 'PUT' })).toBe(405);
    expect(await status({ ...request, path: '/other' })).toBe(404);
    expect(taken).toEqual([]);
  });
});

const encryptedIn = (body: Uint8Array): string =>
  /<Encrypt><!\[CDATA\[(.*?)\]\]>/su.exec(Buffer.from(body).toString())?.[1] ?? '';

function mutated(
  { body, query }: Pick<HttpRequest, 'body' | 'query'>,
  kind: string,
  at: number,
  noise: Uint8Array,
): HttpRequest {
  const [before, after] = [body.subarray(0, at), body.subarray(at)];
  switch (kind) {
    case 'flip':
      return posted(
        Buffer.concat([before, Buffer.from([(after[0] ?? 0) ^ (noise[0] || 1)]), after.subarray(1)]),
        query,
      );
    case 'cut':
      return posted(before, query);
    case 'insert':
      return posted(Buffer.concat([before, noise, after]), query);
    case 'noise':
      return posted(noise, query);
    default: {
      const names = ['msg_signature', 'timestamp', 'nonce'];
      const changed = new URLSearchParams(query);
      changed.set(names[at % names.length] ?? '', Buffer.from(noise).toString('latin1'));
      return posted(body, changed);
    }
  }
}

describe('over HTTP', () => {
  const app = () =>
    createHttp({
      ...{ channels: [channel], readiness: () => ({ ready: true, reasons: [] }), operatorToken: null },
      ...{ metrics: { contentType: 'text/plain', text: async () => '' }, log: createLog({ level: 'silent' }) },
    }).app;
  const post = (body: string, query = '') =>
    supertest(app()).post(`/webhooks/official-account${query}`).set('Content-Type', 'text/xml').send(body);

  test('a message is taken at its mount', async () => {
    const { query, body } = signed(XML, { now: NOW });
    const response = await post(Buffer.from(body).toString(), `?${query.toString()}`);
    expect([response.status, response.text]).toEqual([200, 'success']);
    expect(taken).toHaveLength(1);
  });

  test('one that is not signed, or too large, is refused', async () => {
    expect((await post(XML)).status).toBe(403);
    expect((await post('x'.repeat(70_000))).status).toBe(413);
    expect(taken).toEqual([]);
  });
});
