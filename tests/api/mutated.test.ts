/** Two thousand requests that are nearly right: each is answered, none with an error of ours. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { openDesk } from './desk.js';

const FIELDS = [
  ...['area', 'text', 'category', 'action', 'to', 'reason', 'workdays', 'cursor', 'limit', 'state', 'since', 'from'],
  ...['jurisdiction_id', 'service_code', 'description', 'lat', 'long', 'address_string', 'start_date', 'status'],
];
const WORDS = [
  'GM',
  '63.22.22.203',
  '二社路灯坏了',
  '0402',
  'accept',
  'transfer',
  'note',
  'park',
  'suonan',
  '1',
  'open',
  '2026-11-23T00:00:00Z',
];
const nasty = fc.oneof(
  fc.constantFrom(
    ...WORDS,
    '',
    '__proto__',
    '../..',
    '%00',
    '=1+1',
    "' OR 1=1 --",
    '<script>',
    '\ud800',
    '9'.repeat(400),
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
);
const value = fc.oneof(nasty, fc.jsonValue({ maxDepth: 2 }));
const fields = fc.array(fc.tuple(fc.constantFrom(...FIELDS), value), { maxLength: 6 });
const paths = {
  api: [
    '/cases',
    '/cases/GM-0001',
    '/cases/GM-0001/actions',
    '/cases/GM-0001/remarks',
    '/villages',
    '/areas',
    '/statistics',
    '/notices',
    '/%ff',
    '//',
  ],
  open311: [
    '/requests.json',
    '/requests.xml',
    '/requests/GM-0001.xml',
    '/services.json',
    '/services/0402.xml',
    '/tokens/%E0%A4.json',
    '/discovery.xml',
    '/x',
  ],
};

test('is always answered with something below 500', async () => {
  const desk = await openDesk(() => 0);
  const token = await desk.token('wang');
  await desk.town.say('zhuoma', '二社路灯坏了，修一下', 'g2');
  const request = fc.record({
    mount: fc.constantFrom('api' as const, 'open311' as const),
    path: fc.nat(9),
    method: fc.constantFrom('GET', 'POST', 'POST', 'HEAD', 'PUT'),
    fields,
    broken: fc.option(nasty, { freq: 6 }),
    key: fc.option(nasty, { freq: 4 }),
  });
  let answered = 0;
  await fc.assert(
    fc.asyncProperty(request, async ({ mount, path, method, fields: given, broken, key }) => {
      const isForm = mount === 'open311';
      const texts = given.map(([name, one]): [string, string] => [
        name,
        typeof one === 'string' ? one : JSON.stringify(one),
      ]);
      const body = isForm ? new URLSearchParams(texts).toString() : JSON.stringify(Object.fromEntries(given));
      const query = new URLSearchParams(method === 'POST' ? [] : texts);
      if (isForm) query.set('api_key', token);
      const { status } = await desk.ask(mount, {
        ...{ method, query, path: paths[mount][path % paths[mount].length] ?? '/' },
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': isForm ? 'application/x-www-form-urlencoded' : 'application/json',
          ...(key === null ? {} : { 'idempotency-key': key }),
        },
        body: Buffer.from(broken ?? body),
      });
      answered++;
      expect([status >= 200 && status < 500, desk.troubles]).toEqual([true, []]);
    }),
    { numRuns: 2000 },
  );
  expect(answered).toBe(2000);
  await desk.close();
}, 60_000);
