/** Everything that needs wechaty itself is tested in this one file, because it takes a second to load. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Line } from '../../../bots/simulator/line.js';
import { createMockPlatform } from '../../../bots/simulator/mock-platform.js';
import type { Said } from '../../../bots/simulator/mock-messages.js';
import { createSimulatorChannel } from '../../../bots/simulator/simulator-channel.js';
import type { SimulatorChannel } from '../../../bots/simulator/simulator-channel.js';
import type { SimulatorWorld } from '../../../bots/simulator/world.js';
import { renderQuote } from '../../../bots/wechaty/quote.js';
import { createWechatyChannel } from '../../../bots/wechaty/wechaty-channel.js';
import { channelContract } from '../channel-contract.js';
import type { BenchLine, ChannelBench } from '../channel-contract.js';
import { createHandSchedule } from '../hand-schedule.js';
import type { HandSchedule } from '../hand-schedule.js';
import { createInbox, quietLog } from '../inbox.js';
import type { Inbox } from '../inbox.js';

const NOW = Date.UTC(2026, 10, 23, 1, 0);

const WORLD: SimulatorWorld = {
  bot: '格子铺',
  people: [
    { id: 'wang', name: '王婶', about: '村民·三组' },
    { id: 'li', name: '李四' },
    { id: 'li-2', name: '李四', about: '村民·一组' },
    { id: 'ma@home/1', name: '马成海' },
  ],
  groups: [
    { id: 'g3', topic: '三组群', members: ['wang', 'li'] },
    { id: 'cadres@1', topic: '干部群', members: ['ma@home/1'] },
  ],
};

const NAMES = { wang: '王婶', li: '李四' };

/** The wechaty channel over the mock puppet, with nothing between. */
function wechatyBench(): ChannelBench & { say(said: Said): void } {
  const timers = createHandSchedule();
  const shown: { conversation: string; text: string }[] = [];
  const platform = createMockPlatform(
    () => WORLD,
    (conversation, text) => {
      shown.push({ conversation: conversation.room ? `${conversation.id}@room` : conversation.id, text });
      return { id: `own ${shown.length}`, sender: null, conversation, text, at: NOW };
    },
  );
  const channel = createWechatyChannel({
    name: 'wechaty',
    puppet: platform,
    now: () => NOW,
    log: quietLog,
    schedule: timers.schedule,
  });
  const delivered: Said[] = [];
  return {
    channel,
    timers,
    room: 'g3@room',
    now: NOW,
    say: platform.say,
    deliver({ as, room, text = '', quoting, media }: BenchLine) {
      const before = delivered.at(-1);
      const quote = before && { senderName: NAMES[before.sender as keyof typeof NAMES], text: before.text };
      const said: Said = {
        id: `message ${delivered.length}`,
        sender: as,
        conversation: room ? { id: 'g3', room: true } : { id: as, room: false },
        text: quoting && quote ? renderQuote(quote, text) : text,
        at: NOW,
        media: media && {
          ...media,
          kind: media.name.endsWith('.sil') ? 'voice' : 'image',
          base64: base64(media.bytes),
        },
      };
      delivered.push(said);
      platform.say(said);
    },
    redeliver: () => delivered.slice(-1).forEach(platform.say),
    shown: () => shown,
  };
}

function simulatorBench(): ChannelBench {
  const timers = createHandSchedule();
  const channel = createSimulatorChannel({ world: WORLD, now: () => NOW, log: quietLog, schedule: timers.schedule });
  const spoken: { line: Line; messageId: Promise<string> }[] = [];

  const say = (line: Line): void => {
    const messageId = channel.say(line).then((result) => result.messageId);
    // Not everything that is said is taken in these tests.
    messageId.catch(() => undefined);
    spoken.push({ line, messageId });
  };

  return {
    channel,
    timers,
    room: 'g3',
    now: NOW,
    deliver({ as, room, text, quoting, media }: BenchLine) {
      const file = media && { name: media.name, duration: media.duration, base64: base64(media.bytes) };
      const line: Line = { as, in: room ? 'g3' : undefined, text, media: file, key: `line ${spoken.length}` };
      const last = spoken.at(-1);
      if (quoting && last) void last.messageId.then((quote) => say({ ...line, quote }));
      else say(line);
    },
    redeliver: () => spoken.slice(-1).forEach(({ line }) => say(line)),
    shown: () =>
      ['g3', 'wang', 'li'].flatMap((id) => channel.heard(id)).map(({ conversation, text }) => ({ conversation, text })),
  };
}

channelContract('the wechaty channel', wechatyBench);
channelContract('the simulator', simulatorBench);

describe('the wechaty channel', () => {
  test('ignores what the owner types on the phone', async () => {
    const { channel, say, deliver } = wechatyBench();
    const inbox = createInbox();
    await channel.start(inbox.receive);
    const conversation = { id: 'g3', room: true };
    say({ id: 'phone', sender: null, conversation, text: '我来说', at: NOW });
    deliver({ as: 'wang', room: true, text: '水泵坏了' });
    expect(await inbox.taken(1)).toMatchObject([{ text: '水泵坏了' }]);
    await channel.stop();
  });

  test('is started only once', async () => {
    const { channel } = wechatyBench();
    await channel.start(createInbox().receive);
    await expect(channel.start(createInbox().receive)).rejects.toThrow('started before');
    await channel.stop();
  });
});

describe('the simulator', () => {
  let channel: SimulatorChannel;
  let timers: HandSchedule;
  let inbox: Inbox;

  beforeEach(async () => {
    timers = createHandSchedule();
    channel = createSimulatorChannel({ world: WORLD, now: () => NOW, log: quietLog, schedule: timers.schedule });
    inbox = createInbox();
    await channel.start(inbox.receive);
  });

  afterEach(() => channel.stop());

  const answer = (id: string, text: string, room = false) =>
    channel.send({ conversation: { id, room }, text, mention: [], idempotencyKey: text, urgent: false });

  test('people and groups are found by name, and known to the service by their own ids', async () => {
    await channel.say({ as: '马成海', in: '干部群', text: '到了' });
    expect(inbox.messages).toMatchObject([
      { conversation: { id: 'cadres@1', room: true }, sender: { id: 'ma@home/1' } },
    ]);
  });

  test('saying resolves only when the service has taken it', async () => {
    inbox.refuse(1);
    let resolved = false;
    const spoken = channel.say({ as: 'wang', text: '水泵坏了' }).then(() => (resolved = true));
    await inbox.seen(1);
    await new Promise((resolve) => setImmediate(resolve));
    expect(resolved).toBe(false);
    timers.elapse();
    await spoken;
    expect(inbox.messages).toHaveLength(1);
  });

  test('a picture of the bot is shown after its text, once however often it is sent', async () => {
    const png = Buffer.from('a picture');
    const message = { conversation: { id: 'g3', room: true }, text: '一周', mention: [], urgent: false };
    const sent = { ...message, idempotencyKey: 'week', picture: { png, name: 'week.png' } };
    expect(await channel.send(sent)).toEqual({ sent: true });
    expect(await channel.send(sent)).toEqual({ sent: true });
    const [text, picture, ...more] = channel.heard('g3');
    expect([text?.text, picture?.media]).toEqual(['一周', { kind: 'image', name: 'week.png', duration: 0 }]);
    expect(more).toEqual([]);
    const answer = await channel.http.handle({
      ...{ method: 'GET', path: `/media/${picture?.id ?? ''}`, query: new URLSearchParams(), headers: {} },
      ...{ body: new Uint8Array(), signal: AbortSignal.timeout(1_000) },
    });
    expect(Buffer.from(answer.body as Uint8Array).equals(png)).toBe(true);
  });

  test('what is past is said at its own time', async () => {
    const at = Date.UTC(2025, 0, 2, 3);
    await channel.say({ as: 'wang', text: '水泵坏了', at });
    expect(inbox.messages[0]?.at).toBe(at);
  });

  test('many people talking at once are all heard', async () => {
    const lines = Array.from({ length: 1_200 }, (_, index) => ({
      as: index % 2 ? 'wang' : 'li',
      text: `第${index}句`,
    }));
    await Promise.all(lines.map((line) => channel.say(line)));
    expect(new Set(inbox.messages.map(({ text }) => text)).size).toBe(lines.length);
  });

  test('a key is the same message, also in the next run of the simulator', async () => {
    const line = { as: 'wang', text: '水泵坏了', key: 'complaint 17' };
    const [first, again] = [await channel.say(line), await channel.say(line)];
    expect(again).toEqual(first);
    expect(inbox.offered).toHaveLength(1);

    const next = createSimulatorChannel({ world: WORLD, now: () => NOW, log: quietLog, schedule: timers.schedule });
    const nextInbox = createInbox();
    await next.start(nextInbox.receive);
    await next.say(line);
    await next.stop();
    expect(nextInbox.messages[0]?.key).toBe(inbox.messages[0]?.key);
  });

  test.each([
    [{ as: '马海成', text: '在' }, 404, '没有叫“马海成”的人。是不是马成海？'],
    [{ as: '李四', text: '在' }, 409, '叫“李四”的人不止一个，请用编号：li、li-2。'],
    [{ as: 'wang', in: '三社群', text: '在' }, 404, '没有叫“三社群”的群。是不是三组群？'],
    [{ as: 'wang', text: '好', quote: 'gone' }, 404, '要引用的那条消息已经找不到了，请直接说。'],
    [{ as: 'wang' }, 400, '一条消息要么是文字(text)，要么是一个文件(media)。'],
  ])('what cannot be said is refused with a sentence: %j', async (line, status, message) => {
    await expect(channel.say(line)).rejects.toMatchObject({ status, message });
    expect(inbox.offered).toEqual([]);
  });

  test('the bot can be quoted in a room, which addresses it', async () => {
    await answer('g3', '记下了：GM-0312', true);
    const [said] = channel.heard('g3');
    await channel.say({ as: 'li', in: 'g3', text: '好了', quote: said?.id });
    expect(inbox.messages[0]).toMatchObject({
      text: '好了',
      addressed: true,
      quote: { senderName: '格子铺', text: '记下了：GM-0312' },
    });
  });

  test('whoever speaks in a group has joined it', async () => {
    await channel.say({ as: 'wang', in: '干部群', text: '在' });
    expect(inbox.messages[0]).toMatchObject({
      conversation: { id: 'cadres@1', name: '干部群' },
      sender: { id: 'wang' },
    });
  });

  test('next finds an answer that came before it was asked for, and one that comes later', async () => {
    const { seq } = await channel.say({ as: 'wang', text: '水泵坏了' });
    await answer('wang', '记下了');
    const first = await channel.next(({ sender }) => sender === null, seq);
    const second = channel.next(({ sender }) => sender === null, first.seq);
    await answer('wang', '修好了');
    expect([first.text, (await second).text]).toEqual(['记下了', '修好了']);
  });

  test('somebody who comes later speaks and is answered like everybody', async () => {
    const body = new TextEncoder().encode(JSON.stringify({ name: '新来的', groups: ['三组群'] }));
    const { status } = await channel.http.handle({
      method: 'POST',
      path: '/world/people',
      query: new URLSearchParams(),
      headers: { 'content-type': 'application/json' },
      body,
      signal: new AbortController().signal,
    });
    expect(status).toBe(201);
    await channel.say({ as: '新来的', in: '三组群', text: '大家好' });
    await channel.say({ as: '新来的', text: '你好' });
    const [inRoom, direct] = inbox.messages;
    expect(inRoom).toMatchObject({ conversation: { id: 'g3' }, sender: { name: '新来的' } });
    expect(await answer(direct?.conversation.id ?? '', '您好')).toEqual({ sent: true });
  });

  test('who waits for an arrival is told when the simulator stops', async () => {
    inbox.refuse(1);
    const refused = expect(channel.say({ as: 'wang', text: '水泵坏了' })).rejects.toMatchObject({ status: 503 });
    await inbox.seen(1);
    await channel.stop();
    await refused;
    await expect(channel.say({ as: 'wang', text: '还在吗' })).rejects.toMatchObject({ status: 503 });
  });
});

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
