/** The application: what members say to it, what it says to them, and robots in groups. */
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { MINUTE, SECOND } from '../../../src/domain/time.js';
import { ROBOT_KEY } from './qyapi-double.js';
import {
  callback,
  handle,
  NOON,
  openWecomBench,
  outgoing,
  request,
  ROOM,
  settled,
  xml,
  type WecomBench,
} from './wecom-bench.js';

let bench: WecomBench;

beforeEach(async () => {
  bench = await openWecomBench();
  await bench.app.start(bench.inbox.receive);
});

afterEach(() => bench.close());

const FROM_LI = { FromUserName: 'lili', CreateTime: NOON / SECOND, AgentID: 1_000_002 };
const HELLO = { ...FROM_LI, MsgType: 'text', Content: '/待办', MsgId: '1234567890123456789' };
const SUCCESS = { status: 200, body: 'success' };

describe('the address that WeCom calls', () => {
  test("answers WeCom's own example of a verification with the number in it", async () => {
    bench.clock.now = 1_409_659_589 * SECOND;
    const query = new URLSearchParams({
      msg_signature: '5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3',
      timestamp: '1409659589',
      nonce: '263014780',
      echostr: 'P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==',
    });
    expect(await handle(bench.app, request('GET', query))).toMatchObject({ status: 200, body: '1616140317555161061' });
  });

  test('takes nothing for another corp, of another token, or older than five minutes', async () => {
    const told = xml(HELLO);
    const forged = [
      callback(told, NOON, { receiver: 'ww0000000000000000' }),
      callback(told, NOON, { token: 'guessed' }),
      callback(told, NOON - 6 * MINUTE),
    ];
    for (const one of forged) expect((await handle(bench.app, one)).status).toBe(403);
    expect((await handle(bench.app, request('POST', new URLSearchParams(), told))).status).toBe(400);
    expect(bench.inbox.offered).toEqual([]);
  });

  test('says success only when the message is safe, and one that is told again is the same message', async () => {
    bench.inbox.refuse(1);
    const first = bench.tell(HELLO);
    const again = bench.tell(HELLO);
    await bench.inbox.seen(1);
    await settled();
    expect(bench.inbox.messages).toEqual([]);
    bench.timers.elapse();
    expect(await Promise.all([first, again])).toMatchObject([SUCCESS, SUCCESS]);
    expect(await bench.tell(HELLO)).toMatchObject(SUCCESS);
    expect(bench.inbox.messages).toHaveLength(1);
  });

  test('lets WeCom come again when the service ends before the message is safe', async () => {
    bench.inbox.refuse(1);
    const told = bench.tell(HELLO);
    await bench.inbox.seen(1);
    await bench.app.stop();
    expect(await told).toMatchObject({ status: 503 });
    expect(await bench.tell(HELLO)).toMatchObject({ status: 503 });
  });

  test('what is signed but not as described is acknowledged and left out', async () => {
    for (const contents of [
      '',
      'no xml',
      '<xml><MsgType>text</MsgType></xml>',
      xml({ ...FROM_LI, MsgType: 'event', Event: 'view' }),
    ])
      expect(await handle(bench.app, callback(contents, NOON))).toMatchObject(SUCCESS);
    expect(bench.inbox.offered).toEqual([]);
  });
});

describe('what a member says', () => {
  test('a text arrives with who, when and a key that is the id', async () => {
    await bench.tell(HELLO);
    expect(bench.inbox.messages).toEqual([
      {
        ...{ channel: 'wecom', key: '1234567890123456789', at: NOON, text: '/待办', addressed: true },
        conversation: { id: 'lili', room: false, name: '' },
        sender: { id: 'lili', name: 'lili' },
      },
    ]);
    expect(bench.app.status()).toEqual({ state: 'ready', lastHeardAt: NOON, detail: '' });
  });

  test.each([
    [{ MsgType: 'link', Title: '通知', Url: 'http://a.example/1' }, { text: '通知 http://a.example/1' }],
    [
      { MsgType: 'location', Location_X: '23.137466', Location_Y: '113.352425', Label: '二社水塔' },
      { text: '', location: { latitude: 23.137466, longitude: 113.352425, label: '二社水塔' } },
    ],
    [{ MsgType: 'location', Location_X: 'here', Location_Y: '', Label: '二社水塔' }, { text: '二社水塔' }],
    [
      { MsgType: 'event', Event: 'click', EventKey: 'todo' },
      { text: '', gesture: { kind: 'chosen', key: 'todo' } },
    ],
  ])('%j', async (fields, heard) => {
    await bench.tell({ ...FROM_LI, MsgId: '2', ...fields });
    expect(bench.inbox.messages).toMatchObject([heard]);
  });

  test.each([
    ['image', { PicUrl: 'http://a.example/p' }, 'image.jpg'],
    ['voice', { Format: 'amr' }, 'voice.amr'],
    ['video', { ThumbMediaId: 't' }, 'video.mp4'],
  ])('a %s arrives with its bytes, which are fetched', async (kind, fields, name) => {
    bench.qyapi.media.set('media-1', new Uint8Array([35, 33, 65, 77, 82]));
    await bench.tell({ ...FROM_LI, MsgId: '3', MsgType: kind, MediaId: 'media-1', ...fields });
    const [message] = bench.inbox.messages;
    expect(message).toMatchObject({ text: '', media: { kind, name, duration: 0 } });
    expect([...((await message?.media?.load()) ?? [])]).toEqual([35, 33, 65, 77, 82]);
  });

  test('media that are gone or huge are no bytes, others that fail are worth another try', async () => {
    await bench.tell({ ...FROM_LI, MsgId: '4', MsgType: 'image', MediaId: 'gone' });
    const [message] = bench.inbox.messages;
    expect(await message?.media?.load()).toEqual(new Uint8Array());
    bench.qyapi.media.set('gone', new Uint8Array(13 * 1024 * 1024));
    expect(await message?.media?.load()).toEqual(new Uint8Array());
    bench.qyapi.fail('media/get', 502);
    await expect(message?.media?.load()).rejects.toThrow('HTTP 502');
  });

  test('events without an id have a key of their own, the same when told again, that names nobody', async () => {
    const click = { ...FROM_LI, MsgType: 'event', Event: 'click', EventKey: 'todo' };
    for (const fields of [click, click, { ...click, EventKey: 'help' }]) await bench.tell(fields);
    const keys = bench.inbox.messages.map(({ key }) => key);
    expect(new Set(keys).size).toBe(2);
    expect(keys.join(' ')).not.toContain('lili');
  });
});

describe('what is said to a member', () => {
  test('arrives as text of the application, once for each idempotency key', async () => {
    const message = outgoing('lili', '记下了');
    expect(await Promise.all([bench.app.send(message), bench.app.send(message)])).toEqual([
      { sent: true },
      { sent: true },
    ]);
    expect(bench.qyapi.shown).toEqual([{ to: 'lili', text: '记下了' }]);
    expect(bench.qyapi.calls.at(-1)?.body).toMatchObject({ agentid: 1_000_002, msgtype: 'text' });
  });

  test('the 31st within a minute is limited and not lost, by all processes together', async () => {
    const other = bench.another().app;
    await other.start(bench.inbox.receive);
    const results = await Promise.all(
      Array.from({ length: 31 }, (_, nth) => [bench.app, other][nth % 2]!.send(outgoing('lili', `第${String(nth)}条`))),
    );
    expect(results.filter(({ sent }) => sent)).toHaveLength(30);
    expect(results.find(({ sent }) => !sent)).toMatchObject({ retry: true, reason: 'limited' });
    expect(await bench.app.send(outgoing('wangwu', '您好'))).toEqual({ sent: true });
    bench.clock.now += MINUTE;
    expect(await bench.app.send(outgoing('lili', '还是多了'))).toMatchObject({ retry: true, reason: 'limited' });
    bench.clock.now += 10 * SECOND;
    expect(await bench.app.send(outgoing('lili', '最后一条'))).toEqual({ sent: true });
    expect(bench.qyapi.shown).toHaveLength(32);
  });

  test('a long text goes in parts, and a retry goes on with the part that failed', async () => {
    const message = outgoing(
      'lili',
      Array.from({ length: 60 }, (_, nth) => `第${String(nth)}行，二社水塔没水了，请抓紧`).join('\n'),
    );
    bench.qyapi.fail('message/send', 0, -1);
    expect(await bench.app.send(message)).toMatchObject({ sent: false, retry: true });
    expect(await bench.app.send(message)).toEqual({ sent: true });
    expect(bench.qyapi.shown.map(({ text }) => text).join('\n')).toBe(message.text);
    expect(bench.qyapi.shown.every(({ text }) => Buffer.byteLength(text) <= 2_048)).toBe(true);
  });

  test('while the store does not answer nothing is said uncounted', async () => {
    await bench.store.close();
    expect(await bench.app.send(outgoing('lili', '记下了'))).toMatchObject({
      sent: false,
      reason: 'error',
      retry: true,
    });
    expect(bench.qyapi.shown).toEqual([]);
  });

  test('a token that has run out is exchanged, and is asked for once', async () => {
    await bench.app.send(outgoing('lili', '一'));
    bench.qyapi.expireTokens();
    await Promise.all(['二', '三', '四'].map((text) => bench.app.send(outgoing(text, text))));
    expect(bench.qyapi.shown).toHaveLength(4);
    expect(bench.qyapi.tokens()).toBe(2);
  });

  test.each([
    [60_020, { reason: 'refused', retry: true }],
    [81_013, { reason: 'unknown_conversation', retry: true }],
    [45_009, { reason: 'limited', retry: true }],
    [-1, { reason: 'error', retry: true }],
    [502, { reason: 'offline', retry: true }],
  ])('answered with %d it is %j', async (code, result) => {
    bench.qyapi.fail('message/send', code);
    expect(await bench.app.send(outgoing('lili', '记下了'))).toMatchObject({ sent: false, ...result });
  });

  test('a member who does not see the application is no conversation yet', async () => {
    expect(await bench.app.send(outgoing('nobody', '在吗'))).toMatchObject({
      reason: 'unknown_conversation',
      retry: true,
    });
  });
});

describe('what is said in a group', () => {
  const digest = '格子铺 11月20日 果米村\n今天新来 2 件\n> 看哪件：/查看 编号 <@all> [点](http://a.example)';

  test('goes as markdown in which nobody can hide a call or a link', async () => {
    expect(await bench.app.send(outgoing(ROOM, digest, { mention: [{ id: 'lili', name: '李丽' }] }))).toEqual({
      sent: true,
    });
    expect(bench.qyapi.shown).toEqual([
      {
        to: ROBOT_KEY,
        text: '<@lili> **格子铺 11月20日 果米村**\n今天新来 2 件\n＞ 看哪件：/查看 编号 ＜@all> [点］(http://a.example)',
      },
    ]);
  });

  test('a picture follows its text, as bytes with their MD5', async () => {
    const message = outgoing(ROOM, digest, { picture: { png: Buffer.from('a picture'), name: 'week.png' } });
    expect(await bench.app.send(message)).toEqual({ sent: true });
    const said = bench.qyapi.calls.filter(({ path }) => path === 'webhook/send').map(({ body }) => body);
    expect(said.map(({ msgtype }) => msgtype)).toEqual(['markdown', 'image']);
    expect(said[1]?.['image']).toEqual({
      base64: Buffer.from('a picture').toString('base64'),
      md5: createHash('md5').update('a picture').digest('hex'),
    });
  });

  test('a picture that is too large, or that the robot may not show, is left out and the text is said once', async () => {
    const large = { png: new Uint8Array(2 * 1024 * 1024 + 1), name: 'week.png' };
    expect(await bench.app.send(outgoing(ROOM, '一', { picture: large }))).toEqual({ sent: true });
    for (let nth = 0; nth < 18; nth += 1) await bench.app.send(outgoing(ROOM, `第${String(nth)}条`));
    const small = { png: new Uint8Array(9), name: 'week.png' };
    expect(await bench.app.send(outgoing(ROOM, '最后', { picture: small }))).toEqual({ sent: true });
    expect(bench.qyapi.calls.filter(({ body }) => body['msgtype'] === 'image')).toEqual([]);
  });

  test('the 21st within a minute is limited, before the robot is silenced', async () => {
    for (let nth = 0; nth < 20; nth += 1) await bench.app.send(outgoing(ROOM, `第${String(nth)}条`));
    expect(await bench.app.send(outgoing(ROOM, '多了'))).toMatchObject({ retry: true, reason: 'limited' });
    expect(bench.qyapi.calls.filter(({ path }) => path === 'webhook/send')).toHaveLength(20);
  });

  test('a group without a robot is unknown, a robot that was taken out of its group is not asked again', async () => {
    const elsewhere = outgoing('别的群', '在吗', { conversation: { id: '别的群', room: true } });
    expect(await bench.app.send(elsewhere)).toMatchObject({ reason: 'unknown_conversation', retry: true });
    bench.qyapi.fail('webhook/send', 93_000);
    expect(await bench.app.send(outgoing(ROOM, '在吗'))).toMatchObject({ reason: 'refused', retry: false });
  });
});

describe('starting', () => {
  test.each([
    [{ secret: 'another' }, 'WECOM_SECRET'],
    [{ corpId: 'ww0000000000000000' }, 'WECOM_CORP_ID'],
    [{ agentId: 7 }, 'WECOM_AGENT_ID'],
  ])('with wrong settings it refuses and names the variable: %j', async (change, variable) => {
    const { app } = bench.another(change);
    await expect(app.start(bench.inbox.receive)).rejects.toMatchObject({
      code: 'config_invalid',
      detail: expect.stringContaining(variable),
    });
  });

  test('while WeCom cannot be reached it starts all the same', async () => {
    bench.qyapi.fail('agent/get', 502);
    const { app } = bench.another();
    await app.start(bench.inbox.receive);
    expect(app.status().state).toBe('ready');
  });

  test('before it and after its end nothing is said', async () => {
    await bench.app.stop();
    expect(bench.app.status().state).toBe('stopped');
    expect(await bench.app.send(outgoing('lili', '在吗'))).toMatchObject({ reason: 'offline', retry: true });
  });
});
