/** What strangers may send to the address that WeCom calls. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { HttpRequest } from '../../../src/ports/http.js';
import { callback, handle, NOON, openWecomBench, request, xml, type WecomBench } from './wecom-bench.js';

let bench: WecomBench;

beforeEach(async () => {
  bench = await openWecomBench();
  await bench.app.start(bench.inbox.receive);
});

afterEach(() => bench.close());

const SAID = { FromUserName: 'lili', CreateTime: NOON / 1_000, MsgType: 'text', Content: '路灯不亮', MsgId: '1' };
const genuine = callback(xml(SAID), NOON);
const genuineBody = Buffer.from(genuine.body).toString();

const PIECES = [
  '<!DOCTYPE x [<!ENTITY a "b">]>',
  '&a;',
  ']]>',
  '<xml>',
  '</xml>',
  '<Encrypt>',
  '\0',
  '\ud83d',
  '=',
  '一',
];

/** The genuine body with pieces cut out, doubled or put in. */
const mutatedBody = fc
  .array(
    fc.record({
      from: fc.nat(genuineBody.length),
      length: fc.nat(40),
      put: fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 20, unit: 'binary' })),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((changes) =>
    changes.reduce((body, { from, length, put }) => body.slice(0, from) + put + body.slice(from + length), genuineBody),
  );

const mutatedQuery = fc
  .record({
    name: fc.constantFrom('msg_signature', 'timestamp', 'nonce', 'echostr'),
    value: fc.option(fc.string({ maxLength: 60, unit: 'binary' })),
  })
  .map(({ name, value }) => {
    const query = new URLSearchParams(genuine.query);
    if (value === null) query.delete(name);
    else query.set(name, value);
    return query;
  });

const mutated: fc.Arbitrary<HttpRequest> = fc.oneof(
  { weight: 6, arbitrary: mutatedBody.map((body) => request('POST', genuine.query, body)) },
  { weight: 3, arbitrary: mutatedQuery.map((query) => request('POST', query, genuine.body)) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }).map((body) => request('POST', genuine.query, body)) },
  { weight: 1, arbitrary: mutatedQuery.map((query) => request('GET', query)) },
  { weight: 1, arbitrary: fc.constantFrom('PUT', 'DELETE', 'HEAD').map((method) => request(method, genuine.query)) },
);

test('of 10,000 mutated requests none is an error of ours, and nothing is heard but what was signed', async () => {
  await fc.assert(
    fc.asyncProperty(mutated, async (asked) => {
      const { status } = await handle(bench.app, asked);
      expect([200, 400, 403, 405]).toContain(status);
    }),
    { numRuns: 10_000 },
  );
  // What was changed outside of what is signed may have come through, as itself.
  for (const { text, sender, key } of bench.inbox.messages)
    expect({ text, sender: sender.id, key }).toEqual({ text: '路灯不亮', sender: 'lili', key: '1' });
});

test('whatever WeCom itself may sign one day is acknowledged', async () => {
  const name = fc.constantFrom(
    'FromUserName',
    'CreateTime',
    'MsgType',
    'Event',
    'EventKey',
    'Content',
    'Location_X',
    'MsgId',
  );
  const value = fc.oneof(fc.constantFrom('text', 'event', 'click', 'location', 'voice', ']]>', '<a/>'), fc.string());
  const contents = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.dictionary(name, value).map((fields) => xml({ ...SAID, ...fields })),
  );
  await fc.assert(
    fc.asyncProperty(contents, async (told) => {
      expect((await handle(bench.app, callback(told, NOON))).status).toBe(200);
    }),
    { numRuns: 2_000 },
  );
  expect(bench.inbox.messages.every(({ at }) => Number.isFinite(at))).toBe(true);
});
