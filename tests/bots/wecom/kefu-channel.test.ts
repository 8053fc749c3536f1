/** 微信客服: what people in WeChat say is fetched with a cursor that is kept, and answered within its limits. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { HOUR, SECOND } from '../../../src/domain/time.js';
import { createInbox } from '../inbox.js';
import { KEFU } from './qyapi-double.js';
import { NOON, openWecomBench, outgoing, settled, type WecomBench } from './wecom-bench.js';

let bench: WecomBench;

beforeEach(async () => {
  bench = await openWecomBench();
});

afterEach(() => bench.close());

const start = async (): Promise<void> => {
  await bench.app.start(bench.inbox.receive);
  await bench.kefu.start(bench.inbox.receive);
};
const says = (content: string, more: object = {}): string =>
  bench.qyapi.customer({ msgtype: 'text', text: { content }, ...more });
const called = (account = KEFU) =>
  bench.tell({
    CreateTime: NOON / SECOND,
    MsgType: 'event',
    Event: 'kf_msg_or_event',
    Token: 'ENC',
    OpenKfId: account,
  });
const texts = (): string[] => bench.inbox.messages.map(({ text }) => text);
const pulls = () => bench.qyapi.calls.filter(({ path }) => path === 'kf/sync_msg').map(({ body }) => body);
const elapse = async (): Promise<void> => {
  bench.timers.elapse();
  await settled();
};

describe('hearing', () => {
  test('what WeCom calls for is fetched, with the token that it calls with', async () => {
    await start();
    const key = says('路灯不亮');
    expect(await called()).toMatchObject({ status: 200, body: 'success' });
    expect(await bench.inbox.taken(1)).toEqual([
      {
        ...{ channel: 'wecom-kefu', key, at: NOON, text: '路灯不亮', addressed: true },
        conversation: { id: 'wmWang', room: false, name: '' },
        sender: { id: 'wmWang', name: '王婶' },
      },
    ]);
    expect(pulls().at(-1)).toMatchObject({ token: 'ENC', open_kfid: KEFU });
    expect(bench.kefu.status()).toEqual({ state: 'ready', lastHeardAt: NOON, detail: '' });
  });

  test('what was said while nobody listened is fetched at the start, all of it in order, and once', async () => {
    const said = Array.from({ length: 10 }, (_, nth) => `第${String(nth)}句`);
    for (const content of said.slice(0, 4)) says(content);
    await start();
    await bench.kefu.stop();
    for (const content of said.slice(4)) says(content);
    const { kefu } = bench.another();
    await kefu.start(bench.inbox.receive);
    expect(texts()).toEqual(said);
    expect(bench.inbox.offered).toHaveLength(10);
  });

  test('the cursor stays until everything before it is safe, whatever the order in which it fails', async () => {
    await start();
    for (const content of ['一', '二', '三', '四']) says(content);
    bench.inbox.refuse(1);
    await called();
    await bench.inbox.taken(2);
    await settled();
    expect(bench.kefu.status()).toMatchObject({ state: 'waiting', detail: '1 messages were not taken' });
    // The process dies here; the next one begins where everything before is safe.
    const later = createInbox();
    const { kefu } = bench.another();
    await kefu.start(later.receive);
    expect(later.messages.map(({ text }) => text)).toEqual(['一', '二', '三', '四']);
  });

  test('somebody whose voice is slow to fetch holds up nobody else, and keeps their own order', async () => {
    says('第一', { external_userid: 'wmSlow' });
    says('第二', { external_userid: 'wmSlow' });
    says('着火了');
    let finish = (): void => undefined;
    const slow = new Promise<void>((resolve) => (finish = resolve));
    const starting = bench.kefu.start(async (message) => {
      if (message.text === '第一') await slow;
      await bench.inbox.receive(message);
    });
    expect((await bench.inbox.taken(1)).map(({ text }) => text)).toEqual(['着火了']);
    finish();
    await starting;
    expect(texts()).toEqual(['着火了', '第一', '第二']);
  });

  test('a refused message is handed over again, without those that were taken', async () => {
    await start();
    for (const content of ['一', '二']) says(content);
    bench.inbox.refuse(1);
    await called();
    await bench.inbox.taken(1);
    await settled();
    await elapse();
    await bench.inbox.taken(2);
    expect(bench.inbox.offered.map(({ text }) => text)).toEqual(['一', '二', '一']);
  });

  test('while WeCom cannot be reached it is tried again, ever more slowly, and then every ten minutes', async () => {
    bench.qyapi.fail('kf/sync_msg', 502, 502, 502, -1, 502);
    await start();
    says('路灯不亮');
    const delays: number[] = [];
    for (let turn = 0; turn < 5; turn += 1) {
      delays.push(...bench.timers.waiting());
      bench.timers.elapse();
      await settled();
      while (bench.timers.waiting().length === 0) await settled();
    }
    expect(delays).toEqual([2_000, 10_000, 30_000, 60_000, 60_000]);
    expect(texts()).toEqual(['路灯不亮']);
    expect(bench.kefu.status().state).toBe('ready');
    expect(bench.timers.waiting()).toEqual([600_000]);
    bench.qyapi.fail('kf/sync_msg', 502);
    bench.timers.elapse();
    while (bench.timers.waiting().length === 0) await settled();
    expect(bench.timers.waiting()).toEqual([2_000]);
  });

  test('a call that was lost on its way costs ten minutes and no message', async () => {
    await start();
    says('路灯不亮');
    await elapse();
    expect(await bench.inbox.taken(1)).toHaveLength(1);
  });

  test('calls for an account of somebody else are not ours', async () => {
    await start();
    const before = pulls().length;
    await called('wkSomebodyElse');
    await settled();
    expect(pulls()).toHaveLength(before);
  });

  test.each([
    [
      { msgtype: 'voice', voice: { media_id: 'm' } },
      { text: '', media: { kind: 'voice', name: 'voice.amr' } },
    ],
    [
      { msgtype: 'image', image: { media_id: 'm' } },
      { text: '', media: { kind: 'image', name: 'image.jpg' } },
    ],
    [
      { msgtype: 'video', video: { media_id: 'm' } },
      { text: '', media: { kind: 'video', name: 'video.mp4' } },
    ],
    [
      { msgtype: 'file', file: { media_id: 'm' } },
      { text: '', media: { kind: 'file', name: 'file' } },
    ],
    [
      { msgtype: 'location', location: { latitude: 23.1, longitude: 113.3, name: '水塔', address: '二社' } },
      { text: '', location: { latitude: 23.1, longitude: 113.3, label: '二社 水塔' } },
    ],
    [{ msgtype: 'link', link: { title: '通知', url: 'http://a.example/1' } }, { text: '通知 http://a.example/1' }],
    [
      event({ event_type: 'user_recall_msg', recall_msgid: 'm0' }),
      { text: '', gesture: { kind: 'recalled', key: 'm0' } },
    ],
    [
      event({ event_type: 'enter_session', scene: 'GM', welcome_code: 'c' }),
      { gesture: { kind: 'followed', scene: 'GM' } },
    ],
    [event({ event_type: 'enter_session', welcome_code: 'c' }), { gesture: { kind: 'followed', scene: null } }],
    [
      event({ event_type: 'enter_session', scene: 's', scene_param: 'GM-2' }),
      { gesture: { kind: 'scanned', scene: 'GM-2' } },
    ],
  ])('%j', async (told, heard) => {
    bench.qyapi.customer(told);
    await start();
    expect(bench.inbox.messages).toMatchObject([{ ...heard, sender: { id: 'wmWang' } }]);
  });

  test.each([
    ['somebody who opened the chat again', event({ event_type: 'enter_session' })],
    ['what a person of ours said', { origin: 5, msgtype: 'text', text: { content: '我来处理' } }],
    ['a kind that we do not know', { msgtype: 'channels', channels: { title: 'x' } }],
    ['what is not as described', { msgid: 17 }],
  ])('%s is left out and holds up nothing', async (_, told) => {
    bench.qyapi.customer(told);
    says('路灯不亮');
    await start();
    expect(texts()).toEqual(['路灯不亮']);
  });

  test('without the names of people they are heard all the same', async () => {
    bench.qyapi.fail('kf/customer/batchget', 48_002);
    says('路灯不亮');
    await start();
    expect(bench.inbox.messages).toMatchObject([{ sender: { id: 'wmWang', name: '' } }]);
  });
});

function event(facts: object): Record<string, unknown> {
  return { origin: 4, msgtype: 'event', external_userid: '', event: { external_userid: 'wmWang', ...facts } };
}

describe('speaking', () => {
  const answers = (count: number) =>
    Promise.all(Array.from({ length: count }, (_, nth) => bench.kefu.send(outgoing('wmWang', `回${String(nth)}`))));

  test('five answers go out, the sixth is limited and goes when they say something again', async () => {
    says('路灯不亮');
    await start();
    const results = await answers(6);
    expect(results.map(({ sent }) => sent)).toEqual([true, true, true, true, true, false]);
    expect(results[5]).toMatchObject({ reason: 'limited', retry: true });
    expect(bench.qyapi.calls.filter(({ path }) => path === 'kf/send_msg')).toHaveLength(5);
    bench.clock.now += SECOND;
    says('还没来');
    await called();
    await bench.inbox.taken(2);
    expect(await answers(6)).toEqual(Array.from({ length: 6 }, () => ({ sent: true })));
    expect(bench.qyapi.shown.map(({ text }) => text)).toEqual(['回0', '回1', '回2', '回3', '回4', '回5']);
  });

  test('48 hours after their last word it is limited, without asking again and again', async () => {
    says('路灯不亮');
    await start();
    bench.clock.now += 48 * HOUR;
    expect(await answers(1)).toMatchObject([{ sent: false, reason: 'limited' }]);
    expect(bench.qyapi.calls.filter(({ path }) => path === 'kf/send_msg')).toEqual([]);
  });

  test('the hours are counted from when it was said, not from when it was fetched', async () => {
    says('路灯不亮');
    bench.clock.now += 47 * HOUR;
    await start();
    bench.clock.now += 2 * HOUR;
    expect(await answers(1)).toMatchObject([{ sent: false, reason: 'limited' }]);
  });

  test('after a restart WeCom itself counts, and is asked once', async () => {
    says('路灯不亮');
    await start();
    await answers(5);
    const { kefu } = bench.another();
    await kefu.start(bench.inbox.receive);
    for (const text of ['再', '又']) {
      expect(await kefu.send(outgoing('wmWang', text))).toMatchObject({ sent: false, reason: 'limited' });
    }
    expect(bench.qyapi.calls.filter(({ path }) => path === 'kf/send_msg')).toHaveLength(6);
  });

  test('whoever has just come is greeted with the code that came with them, once and within 20 seconds', async () => {
    bench.qyapi.customer(event({ event_type: 'enter_session', welcome_code: 'code-1' }));
    await start();
    expect(await bench.kefu.send(outgoing('wmWang', '您好'))).toEqual({ sent: true });
    expect(bench.qyapi.shown).toEqual([{ to: 'code-1', text: '您好' }]);
    expect(await bench.kefu.send(outgoing('wmWang', '请说'))).toMatchObject({ sent: false, reason: 'limited' });
  });

  test('a greeting that comes too late is not tried with the code', async () => {
    bench.qyapi.customer(event({ event_type: 'enter_session', welcome_code: 'code-1' }));
    await start();
    bench.clock.now += 20 * SECOND;
    expect(await bench.kefu.send(outgoing('wmWang', '您好'))).toMatchObject({ sent: false, reason: 'limited' });
  });

  test('while a person of ours has the conversation it waits', async () => {
    says('路灯不亮');
    await start();
    bench.qyapi.fail('kf/send_msg', 95_018);
    expect(await answers(1)).toMatchObject([{ sent: false, reason: 'refused', retry: true }]);
    expect(await answers(1)).toEqual([{ sent: true }]);
  });
});

describe('starting', () => {
  test.each([
    [{ kefu: { id: 'wkSomebodyElse', secret: null } }, 'WECOM_KEFU_ID'],
    [{ kefu: { id: KEFU, secret: 'another' } }, 'WECOM_KEFU_SECRET'],
  ])('with wrong settings it refuses, names the variable, and tries nothing more: %j', async (change, variable) => {
    const { kefu } = bench.another(change);
    const starting = kefu.start(bench.inbox.receive);
    await expect(starting).rejects.toMatchObject({ code: 'config_invalid', detail: expect.stringContaining(variable) });
    await kefu.stop();
    expect(bench.timers.waiting()).toEqual([]);
  });

  test('without an account of customer service there is one channel', () => {
    expect(() => bench.another({ kefu: null })).toThrow('two channels');
  });

  test('after its end nothing is fetched and nothing is said', async () => {
    await start();
    await bench.kefu.stop();
    const before = pulls().length;
    await called();
    await elapse();
    expect(pulls()).toHaveLength(before);
    expect(bench.kefu.status().state).toBe('stopped');
    expect(await bench.kefu.send(outgoing('wmWang', '在吗'))).toMatchObject({ reason: 'offline', retry: true });
  });
});
