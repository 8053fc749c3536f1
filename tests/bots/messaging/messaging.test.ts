import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import request from 'supertest';
import { sign, SIGNATURE, TIMESTAMP } from '../../../bots/messaging/signature.js';
import { MINUTE } from '../../../src/domain/time.js';
import type { IncomingMessage, OutgoingMessage, SendResult } from '../../../src/ports/channel.js';
import { createInbox, type Inbox } from '../inbox.js';
import { joinEnds, NOW, SECRET, type TwoEnds } from './two-ends.js';

let ends: TwoEnds;
let inbox: Inbox;

beforeEach(async () => {
  inbox = createInbox();
  ends = await joinEnds({ receive: inbox.receive });
});
afterEach(() => ends.close());

const said: IncomingMessage = {
  ...{ channel: 'wechaty', key: '4442356190966618405', at: NOW, text: '水泵坏了\n名单:\n1.张三', addressed: false },
  conversation: { id: '@@r1', room: true, name: '三组群' },
  sender: { id: '@wang', name: '王婶', remark: 'P0017 王婶' },
};

const order: OutgoingMessage = {
  ...{ conversation: { id: '@@r1', room: true }, text: '记下了', mention: [{ id: '@wang', name: '王婶' }] },
  ...{ idempotencyKey: 'case/1#0', urgent: true },
};

describe('what is heard', () => {
  const MORE: readonly Partial<IncomingMessage>[] = [
    {},
    { quote: { senderName: '李四', text: '没水' } },
    { text: '', location: { latitude: 31.1, longitude: 103.4, label: '大柳树' } },
    { text: '', gesture: { kind: 'recalled', key: '1' } },
    { text: '', gesture: { kind: 'followed', scene: null } },
  ];
  test.each(MORE)('arrives as it was said: %j', async (more) => {
    await ends.session.hear({ ...said, ...more });
    expect(inbox.messages).toEqual([{ ...said, ...more }]);
  });

  test('is not taken while the service refuses it, and the channel hears so', async () => {
    inbox.refuse(1);
    await expect(ends.session.hear(said)).rejects.toThrow('503');
    await ends.session.hear(said);
    expect(inbox.messages).toEqual([said]);
  });

  test('is handed to the next service process when one does not answer', async () => {
    ends.services.unshift('http://127.0.0.1:9');
    await expect(ends.session.hear(said)).rejects.toThrow();
    await ends.session.hear(said);
    expect(inbox.messages).toEqual([said]);
  });

  test('is not taken by a service that is stopping', async () => {
    await ends.channel.stop();
    await expect(ends.session.hear(said)).rejects.toThrow('503');
    expect(inbox.offered).toEqual([]);
  });
});

describe('what comes with a message', () => {
  const media = (load: () => Promise<Uint8Array>) => ({ kind: 'voice', name: 'a.sil', duration: 1200, load }) as const;

  test('is fetched when it is asked for, and only then', async () => {
    let loaded = 0;
    const load = async (): Promise<Uint8Array> => {
      loaded += 1;
      return new Uint8Array([2, 35, 33]);
    };
    let wanted = false;
    const heard: Uint8Array[] = [];
    const bench = await joinEnds({
      receive: async (message) => {
        if (wanted) heard.push((await message.media?.load()) ?? new Uint8Array());
      },
    });
    await bench.session.hear({ ...said, media: media(load) });
    expect(loaded).toBe(0);
    wanted = true;
    await bench.session.hear({ ...said, key: '2', media: media(load) });
    expect([loaded, heard]).toEqual([1, [new Uint8Array([2, 35, 33])]]);
    await bench.close();
  });

  test('is left out when it is larger than the service keeps', async () => {
    const sizes: (number | undefined)[] = [];
    const bench = await joinEnds({
      receive: async (message) => void sizes.push((await message.media?.load())?.length),
    });
    await bench.session.hear({ ...said, media: media(async () => new Uint8Array(9 * 1024 * 1024)) });
    expect(sizes).toEqual([0]);
    await bench.close();
  });

  test('that cannot be fetched now makes the message come again', async () => {
    const bench = await joinEnds({ receive: async (message) => expect(await message.media?.load()).toBeUndefined() });
    const failing = media(() => Promise.reject(new Error('expired')));
    await expect(bench.session.hear({ ...said, media: failing })).rejects.toThrow('503');
    await bench.close();
  });
});

describe('what is to be said', () => {
  const RESULTS: readonly SendResult[] = [
    { sent: true },
    { sent: false, retry: false, reason: 'refused', detail: 'no friend' },
    { sent: false, retry: true, reason: 'limited', detail: '1205' },
  ];
  test.each(RESULTS)('is handed to the session with its key, and comes to %j', async (result) => {
    ends.session.result = result;
    expect(await ends.channel.send(order)).toEqual(result);
    expect(ends.session.said).toEqual([order]);
  });

  test('a picture comes over as it was, and one that is too large is left out', async () => {
    const png = Buffer.from(Array.from({ length: 400_000 }, (_, at) => at % 251));
    await ends.channel.send({ ...order, picture: { png, name: 'week.png' } });
    expect(ends.session.said[0]?.picture).toEqual({ png, name: 'week.png' });
    await ends.channel.send({ ...order, picture: { png: Buffer.concat([png, png]), name: 'week.png' } });
    expect(ends.session.said[1]).toEqual(order);
  });

  test('waits while the bot process is away', async () => {
    await ends.bot.close();
    expect(await ends.channel.send(order)).toMatchObject({ sent: false, retry: true, reason: 'offline' });
  });

  test('is not said for somebody with another secret', async () => {
    const stranger = await joinEnds({ secret: 'x'.repeat(32), receive: inbox.receive });
    expect(await stranger.channel.send(order)).toMatchObject({ sent: false, reason: 'error' });
    expect(stranger.session.said).toEqual([]);
    await stranger.close();
  });
});

describe('status', () => {
  test('is that of the session, with the link to log in as long as it waits', async () => {
    expect(ends.channel.status()).toEqual(ends.session.state);
    expect(ends.channel.loginLink()).toBeNull();
    ends.session.state = { state: 'waiting', lastHeardAt: null, detail: 'not logged in', session: null };
    await ends.session.hear(said);
    expect(ends.channel.status()).toEqual(ends.session.state);
    expect(ends.channel.loginLink()).toBe('https://login.example/abc');
  });

  test('of a bot process that has not been heard of for half a minute is not believed', () => {
    ends.clock.passed = MINUTE;
    expect(ends.channel.status()).toMatchObject({
      ...{ state: 'waiting', lastHeardAt: NOW, session: 's1' },
      detail: expect.stringContaining('does not answer') as unknown as string,
    });
  });
});

describe('a call to the webhook', () => {
  const { channel: _, ...wire } = said;
  const address = '/webhooks/messaging/wechaty';
  const body = Buffer.from(
    JSON.stringify({ message: wire, status: { state: 'ready', lastHeardAt: null, detail: '', link: null } }),
  );
  const signed = (call: { secret?: string; address?: string; body?: Buffer; at?: number } = {}) =>
    sign({ secret: SECRET, address, body, ...call }, call.at ?? NOW);
  const post = (headers: Record<string, string>, bytes: Buffer | string = body, path = address) =>
    request(ends.service.app).post(path).set('content-type', 'application/json').set(headers).send(bytes.toString());

  test('that is signed is taken, and the same one again is refused', async () => {
    const headers = signed();
    await post(headers).expect(200, { taken: true });
    await post(headers).expect(401);
    expect(inbox.messages).toEqual([said]);
  });

  const WRONG: readonly [string, () => Record<string, string>][] = [
    ['not at all', () => ({})],
    ['with another secret', () => signed({ secret: 'x'.repeat(32) })],
    ['for another address', () => signed({ address: '/channel/send' })],
    ['for another body', () => signed({ body: Buffer.from('{}') })],
    ['six minutes ago', () => signed({ at: NOW - 6 * MINUTE })],
    ['by a clock that is six minutes fast', () => signed({ at: NOW + 6 * MINUTE })],
    ['with a time that was changed', () => ({ ...signed(), [TIMESTAMP]: String(NOW / 1000 + 1) })],
    ['with a signature cut short', () => ({ ...signed(), [SIGNATURE]: signed()[SIGNATURE]!.slice(0, 10) })],
  ];
  test.each(WRONG)('that is signed %s is refused', async (_how, headers) => {
    await post(headers()).expect(401);
    expect(inbox.offered).toEqual([]);
  });

  test('of the wrong form is refused, and larger than 64 kB too', async () => {
    const short = Buffer.from('{"message":{}}');
    await post(signed({ body: short }), short).expect(400);
    await post(signed(), 'x'.repeat(70_000)).expect(413);
    await post(signed(), body, `${address}/more`).expect(404);
  });

  test('with any signed bytes is never an error of the service', async () => {
    const bytes = fc.oneof(
      fc.json().map((text) => Buffer.from(text)),
      fc.tuple(fc.nat(body.length - 1), fc.nat(255)).map(([at, byte]) => Buffer.from(body.with(at, byte))),
    );
    const handle = async (given: Buffer, headers: Record<string, string>): Promise<number> => {
      const { signal } = new AbortController();
      const query = new URLSearchParams();
      return (await ends.channel.http.handle({ method: 'POST', path: '/', query, headers, body: given, signal }))
        .status;
    };
    await fc.assert(
      fc.asyncProperty(bytes, async (given) => {
        expect([200, 400]).toContain(await handle(given, signed({ body: given })));
        if (!given.equals(body)) expect(await handle(given, signed())).toBe(401);
      }),
      { numRuns: 500 },
    );
  });
});
