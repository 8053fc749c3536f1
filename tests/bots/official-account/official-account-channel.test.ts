import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createOfficialAccountChannel } from '../../../bots/official-account/official-account-channel.js';
import { HOUR } from '../../../src/domain/time.js';
import type { Channel, IncomingMessage, OutgoingMessage } from '../../../src/ports/channel.js';
import { createHandSchedule, type HandSchedule } from '../hand-schedule.js';
import { createInbox, quietLog, type Inbox } from '../inbox.js';
import { ACCOUNT, opened, openPlatform, signed, xmlOf, type Platform } from './platform.js';

const NOW = 1_795_399_200_000;
const AT = NOW / 1000;

let platform: Platform;
let timers: HandSchedule;
let inbox: Inbox;
let channel: Channel;
let now: number;
let serial: number;

type Options = Partial<Parameters<typeof createOfficialAccountChannel>[0]>;

async function open(options: Options = {}): Promise<void> {
  channel = createOfficialAccountChannel({
    ...{ ...ACCOUNT, base: platform.base, mayWrite: true, template: null, now: () => now, log: quietLog },
    schedule: timers.schedule,
    ...options,
  });
  await channel.start(inbox.receive);
}

beforeEach(async () => {
  now = NOW;
  serial = 0;
  platform = await openPlatform();
  timers = createHandSchedule();
  inbox = createInbox();
  await open();
});
afterEach(async () => {
  await channel.stop();
  await platform.close();
});

const COMMON = { ToUserName: 'gh_1', FromUserName: 'o-ding', CreateTime: AT };
const text = (Content: string, more = {}) => ({ ...COMMON, MsgType: 'text', Content, MsgId: 7_000, ...more });

/** The platform brings a message; resolves to its answer: what the person reads, or the status with the body. */
async function bring(fields: Readonly<Record<string, string | number>>, signal?: AbortSignal): Promise<string> {
  const request = signed(xmlOf(fields), { now });
  const response = await channel.http!.handle({ ...request, ...(signal === undefined ? {} : { signal }) });
  const body = response.body as string;
  return response.status === 200 && body !== 'success' ? opened(body) : `${response.status} ${body}`;
}

/** What the service was given of one message. */
async function heard(fields: Readonly<Record<string, string | number>>): Promise<IncomingMessage> {
  const before = inbox.messages.length;
  const answer = bring(fields);
  const messages = await inbox.taken(before + 1);
  await quiet();
  timers.elapse();
  expect(await answer).toBe('200 success');
  return messages[before]!;
}

const message = (body: string, more: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
  conversation: { id: 'o-ding', room: false },
  ...{ text: body, mention: [], idempotencyKey: `k${serial++}`, urgent: false },
  ...more,
});

const written = () =>
  platform.asked
    .filter(({ path }) => path === '/cgi-bin/message/custom/send')
    .map(({ body }) => (body as { text: { content: string } }).text.content);

/** Lets everything happen that needs no timer. */
async function quiet(): Promise<void> {
  for (let turn = 0; turn < 8; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

test('what is said is handed over, and what is nobody’s word is not', async () => {
  expect(await heard(text('路灯不亮'))).toMatchObject({ channel: 'official-account', text: '路灯不亮' });
  expect(channel.status()).toMatchObject({ state: 'ready', lastHeardAt: NOW });
  expect(await bring({ ...COMMON, MsgType: 'event', Event: 'VIEW', EventKey: 'https://example.org' })).toBe(
    '200 success',
  );
  expect(inbox.offered).toHaveLength(1);
});

test('a picture is handed over with its bytes', async () => {
  platform.media.set('m1', Buffer.from('bytes'));
  const { media } = await heard({ ...COMMON, MsgType: 'image', MediaId: 'm1', MsgId: 1 });
  expect(Buffer.from((await media?.load()) ?? []).toString()).toBe('bytes');
});

describe('an answer', () => {
  test('goes out with the request that asked for it', async () => {
    const answer = bring(text('路灯不亮'));
    await inbox.taken(1);
    expect(await channel.send(message('记下了：]]>路灯 & <灯>'))).toEqual({ sent: true });
    expect(await answer).toBe('记下了：]]>路灯 & <灯>');
    expect(written()).toEqual([]);
  });

  test('that takes longer than a second is written afterwards', async () => {
    const answer = bring(text('路灯不亮'));
    await inbox.taken(1);
    await quiet();
    expect(timers.waiting()).toEqual([1_000]);
    timers.elapse();
    expect(await answer).toBe('200 success');
    expect(await channel.send(message('记下了'))).toEqual({ sent: true });
    expect(written()).toEqual(['记下了']);
  });

  test('to one person is not given to another', async () => {
    const answer = bring(text('路灯不亮'));
    await inbox.taken(1);
    await channel.send(message('修好了', { conversation: { id: 'o-other', room: false } }));
    await channel.send(message('记下了'));
    expect(await answer).toBe('记下了');
    expect(written()).toEqual(['修好了']);
  });

  test('is given again when the platform repeats the message, which is worked on once', async () => {
    const first = bring(text('路灯不亮'));
    await inbox.taken(1);
    await channel.send(message('记下了'));
    expect([await first, await bring(text('路灯不亮'))]).toEqual(['记下了', '记下了']);
    expect(inbox.offered).toHaveLength(1);
  });

  test('to a request that is gone is written', async () => {
    const gone = new AbortController();
    const answer = bring(text('路灯不亮'), gone.signal);
    await inbox.taken(1);
    gone.abort();
    await channel.send(message('记下了'));
    expect(await answer).toBe('200 success');
    expect(written()).toEqual(['记下了']);
  });

  test('longer than a message goes out in parts, in order', async () => {
    const answer = bring(text('帮助'));
    await inbox.taken(1);
    const lines = ['一', '二', '三'].map((sign) => sign.repeat(600));
    await channel.send(message(lines.join('\n')));
    expect([await answer, ...written()]).toEqual(lines);
  });

  test('with the same key is said once, also when both are under way', async () => {
    const one = message('修好了');
    expect(await Promise.all([channel.send(one), channel.send(one)])).toEqual([{ sent: true }, { sent: true }]);
    expect(written()).toEqual(['修好了']);
  });
});

describe('a message is acknowledged', () => {
  test('only when the service has it, which is handed it over again and again', async () => {
    inbox.refuse(1);
    const answer = bring(text('路灯不亮'));
    await inbox.seen(1);
    await quiet();
    expect(timers.waiting()).toEqual([1_000, 1_000]);
    timers.elapse();
    expect(await answer).toBe('200 success');
    expect(inbox.messages).toHaveLength(1);
  });

  test('not while the service cannot take it', async () => {
    inbox.refuse(99);
    const answer = bring(text('路灯不亮'));
    for (const times of [1, 2, 3]) {
      await inbox.seen(times);
      await quiet();
      timers.elapse();
    }
    expect(await answer).toBe('503 not taken yet');
  });
});

describe('messages of our own', () => {
  test('stop after five, until the person says something', async () => {
    await heard(text('路灯不亮'));
    for (let nth = 0; nth < 5; nth += 1) expect(await channel.send(message(`第${nth}条`))).toEqual({ sent: true });
    expect(await channel.send(message('第六条'))).toMatchObject({ sent: false, retry: true, reason: 'limited' });
    expect(written()).toHaveLength(5);
    await heard(text('还在吗', { MsgId: 7_001 }));
    expect(await channel.send(message('第七条'))).toEqual({ sent: true });
  });

  test('stop 48 hours after their last word', async () => {
    await heard(text('路灯不亮'));
    now += 48 * HOUR;
    expect(await channel.send(message('修好了'))).toMatchObject({ sent: false, reason: 'limited' });
    expect(written()).toEqual([]);
  });

  test('that could not be written go out with the next answer, once', async () => {
    platform.next.set('/cgi-bin/message/custom/send', [{ errcode: 45015, errmsg: 'out of time' }]);
    const news = message('路灯修好了');
    expect(await channel.send(news)).toMatchObject({ sent: false, reason: 'limited' });
    const answer = bring(text('在吗'));
    await inbox.taken(1);
    await channel.send(message('我在听'));
    expect(await answer).toBe('路灯修好了\n我在听');
    expect(await channel.send(news)).toEqual({ sent: true });
    expect(written()).toEqual(['路灯修好了']);
  });

  test('are not tried again once the platform has said that it is over', async () => {
    platform.next.set('/cgi-bin/message/custom/send', [{ errcode: 45047, errmsg: 'count' }]);
    await channel.send(message('修好了'));
    expect(await channel.send(message('真的修好了'))).toMatchObject({ sent: false, reason: 'limited' });
    expect(written()).toEqual(['修好了']);
  });

  test('that may not be written go out as a template, cut to what its field takes', async () => {
    await channel.stop();
    await open({ template: { id: 'tpl', field: 'thing2' } });
    platform.next.set('/cgi-bin/message/custom/send', [{ errcode: 45047, errmsg: 'count' }]);
    expect(await channel.send(message('二社路灯（GM-0312）修好了：换了新灯泡，今晚就亮'))).toEqual({ sent: true });
    expect(platform.asked.at(-1)).toMatchObject({
      path: '/cgi-bin/message/template/send',
      body: { touser: 'o-ding', template_id: 'tpl', data: { thing2: { value: '二社路灯（GM-0312）修好了：换了…' } } },
    });
  });

  test.each([
    [
      { errcode: 43004, errmsg: 'require subscribe' },
      { retry: false, reason: 'refused' },
    ],
    [
      { errcode: 40003, errmsg: 'invalid openid' },
      { retry: false, reason: 'refused' },
    ],
    [
      { errcode: 48001, errmsg: 'api unauthorized' },
      { retry: true, reason: 'limited' },
    ],
    [
      { errcode: 45009, errmsg: 'reach max api daily quota' },
      { retry: true, reason: 'error' },
    ],
    [
      { errcode: 40164, errmsg: 'invalid ip' },
      { retry: true, reason: 'error' },
    ],
    [
      { errcode: -1, errmsg: 'system error' },
      { retry: true, reason: 'error' },
    ],
    ['breaks' as const, { retry: true, reason: 'error' }],
  ])('that the platform answers with %j come to the right result', async (answer, result) => {
    platform.next.set('/cgi-bin/message/custom/send', [answer]);
    expect(await channel.send(message('修好了'))).toMatchObject({ sent: false, ...result });
  });

  test('to a room, or after the channel was stopped, are not sent', async () => {
    const room = message('大家好', { conversation: { id: 'r', room: true } });
    expect(await channel.send(room)).toMatchObject({ sent: false, retry: false, reason: 'unknown_conversation' });
    await channel.stop();
    expect(await channel.send(message('在吗'))).toMatchObject({ sent: false, retry: true, reason: 'offline' });
    expect(channel.status().state).toBe('stopped');
  });
});

describe('an account that may not write', () => {
  beforeEach(async () => {
    await channel.stop();
    await open({ mayWrite: false });
  });

  /** One request of five seconds; the platform hangs up at its end. */
  async function leftOpen(): Promise<void> {
    const gone = new AbortController();
    let isAnswered = false;
    const answer = bring(text('我腿疼'), gone.signal).then(() => (isAnswered = true));
    await inbox.taken(1);
    await quiet();
    expect(timers.waiting()).toEqual([4_500]);
    timers.elapse();
    await quiet();
    expect(isAnswered).toBe(false);
    gone.abort();
    await answer;
  }

  test('answers slow work on the third try', async () => {
    await leftOpen();
    await leftOpen();
    const third = bring(text('我腿疼'));
    await quiet();
    expect(await channel.send(message('登记好了'))).toEqual({ sent: true });
    expect(await third).toBe('登记好了');
    expect([inbox.offered.length, written()]).toEqual([1, []]);
  });

  test('does not give an answer to a request that the platform has nearly given up', async () => {
    const gone = new AbortController();
    const answer = bring(text('我腿疼'), gone.signal);
    await inbox.taken(1);
    await quiet();
    timers.elapse();
    await quiet();
    expect(await channel.send(message('登记好了'))).toMatchObject({ sent: false, reason: 'limited' });
    gone.abort();
    await answer;
    const second = bring(text('我腿疼'));
    await quiet();
    await channel.send(message('登记好了', { idempotencyKey: 'k0' }));
    expect(await second).toBe('登记好了');
  });

  test('ends the third try without an answer rather than with an error', async () => {
    await leftOpen();
    await leftOpen();
    const third = bring(text('我腿疼'));
    await quiet();
    timers.elapse();
    expect(await third).toBe('200 success');
  });

  test('tells what happened meanwhile with the next answer', async () => {
    expect(await channel.send(message('路灯修好了'))).toMatchObject({ sent: false, retry: true, reason: 'limited' });
    const answer = bring(text('在吗'));
    await inbox.taken(1);
    await channel.send(message('我在听'));
    expect(await answer).toBe('路灯修好了\n我在听');
  });
});
