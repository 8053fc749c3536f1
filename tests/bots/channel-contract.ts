/**
 * What every channel promises, whatever its platform. Each channel's test calls this with a bench: a platform that
 * the test plays, in which 王婶 (id "wang") and 李四 (id "li") are in the room "三组群" with the bot 格子铺.
 */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Channel, OutgoingMessage } from '../../src/ports/channel.js';
import type { HandSchedule } from './hand-schedule.js';
import { createInbox } from './inbox.js';
import type { Inbox } from './inbox.js';

export interface BenchLine {
  as: 'wang' | 'li';
  /** In the room; to the bot alone when false. */
  room?: boolean;
  text?: string;
  /** Quotes what was delivered last. */
  quoting?: boolean;
  media?: { name: string; bytes: Uint8Array; duration: number };
}

export interface ChannelBench {
  channel: Channel;
  /** The room's id. */
  room: string;
  /** The channel's timers. */
  timers: HandSchedule;
  /** When everything is said. */
  now: number;
  /** Lets somebody say something on the platform; what comes of it is the channel's. */
  deliver(line: BenchLine): void;
  /** The platform delivers its last message once more. */
  redeliver(): void;
  /** What the platform was given to show. */
  shown(): { conversation: string; text: string }[];
}

export function channelContract(name: string, make: () => ChannelBench): void {
  describe(`${name} keeps the promises of a channel:`, () => {
    let bench: ChannelBench;
    let inbox: Inbox;

    beforeEach(async () => {
      bench = make();
      inbox = createInbox();
      await bench.channel.start(inbox.receive);
    });

    afterEach(() => bench.channel.stop());

    const only = async () => (await inbox.taken(1))[0];
    const roomLine = (text: string): BenchLine => ({ as: 'wang', room: true, text });

    describe('hearing', () => {
      test('a text in a room arrives with where, who and when', async () => {
        bench.deliver(roomLine('水泵坏了\n名单:\n1.张三'));
        expect(await only()).toMatchObject({
          channel: bench.channel.name,
          conversation: { id: bench.room, room: true, name: '三组群' },
          sender: { id: 'wang', name: '王婶' },
          at: bench.now,
          text: '水泵坏了\n名单:\n1.张三',
          addressed: false,
        });
      });

      test('a direct message is always addressed, and its conversation is the sender', async () => {
        bench.deliver({ as: 'li', text: '路灯不亮' });
        expect(await only()).toMatchObject({
          conversation: { id: 'li', room: false, name: '' },
          sender: { id: 'li', name: '李四' },
          text: '路灯不亮',
          addressed: true,
        });
      });

      test('a mention of the bot addresses it and is not part of the text', async () => {
        bench.deliver(roomLine('@格子铺\u2005水泵坏了'));
        expect(await only()).toMatchObject({ text: '水泵坏了', addressed: true });
      });

      test('a quote is told apart from what is said', async () => {
        bench.deliver(roomLine('水泵坏了'));
        await inbox.taken(1);
        bench.deliver({ as: 'li', room: true, text: '我家也是', quoting: true });
        const [, answer] = await inbox.taken(2);
        expect(answer).toMatchObject({ text: '我家也是', quote: { senderName: '王婶', text: '水泵坏了' } });
      });

      test.each([
        ['voice', 'a.sil', 12_000],
        ['image', 'b.jpg', 0],
      ])('a %s arrives with its bytes and without a text', async (kind, fileName, duration) => {
        const bytes = new Uint8Array([2, 35, 33, 83, 73, 76, 75]);
        bench.deliver({ as: 'wang', media: { name: fileName, bytes, duration } });
        const message = await only();
        expect(message).toMatchObject({ text: '', media: { kind, name: fileName, duration } });
        expect(Uint8Array.from((await message?.media?.load()) ?? [])).toEqual(bytes);
      });

      test('what the bot says is not heard, though the platform echoes it', async () => {
        await bench.channel.send(outgoing('wang', '您好'));
        bench.deliver({ as: 'wang', text: '你好' });
        expect(await only()).toMatchObject({ text: '你好', sender: { id: 'wang' } });
        expect(inbox.offered).toHaveLength(1);
      });

      test('messages of one conversation arrive in order, each with a key of its own', async () => {
        for (const text of ['一', '二', '三', '四']) bench.deliver(roomLine(text));
        const messages = await inbox.taken(4);
        expect(messages.map(({ text }) => text)).toEqual(['一', '二', '三', '四']);
        expect(new Set(messages.map(({ key }) => key)).size).toBe(4);
      });

      test('status is ready and tells when something was last heard', async () => {
        expect(bench.channel.status()).toMatchObject({ state: 'ready', lastHeardAt: null });
        bench.deliver(roomLine('水泵坏了'));
        await inbox.taken(1);
        expect(bench.channel.status().lastHeardAt).toBe(bench.now);
      });
    });

    describe('handing over', () => {
      test('a message that is delivered twice is handed over once', async () => {
        bench.deliver(roomLine('水泵坏了'));
        await inbox.taken(1);
        bench.redeliver();
        bench.deliver(roomLine('下一条'));
        await inbox.taken(2);
        expect(inbox.offered.map(({ text }) => text)).toEqual(['水泵坏了', '下一条']);
      });

      test('a refused message is handed over again, as the same message, until it is taken', async () => {
        inbox.refuse(2);
        bench.deliver(roomLine('水泵坏了'));
        for (const times of [1, 2]) {
          await inbox.seen(times);
          await settled();
          bench.timers.elapse();
        }
        await inbox.taken(1);
        expect(new Set(inbox.offered.map(({ key }) => key)).size).toBe(1);
        expect(inbox.offered).toHaveLength(3);
      });

      test('a refused message does not hold up the next one', async () => {
        inbox.refuse(1);
        bench.deliver(roomLine('水泵坏了'));
        bench.deliver(roomLine('着火了'));
        expect(await only()).toMatchObject({ text: '着火了' });
      });
    });

    describe('speaking', () => {
      test.each([
        ['a room', { as: 'wang', room: true, text: '水泵坏了' }],
        ['a direct chat', { as: 'li', text: '水泵坏了' }],
      ] as const)('an answer arrives where the message came from: %s', async (_, line) => {
        bench.deliver(line);
        const message = await only();
        const conversation = message?.conversation ?? { id: '', room: false };
        const result = await bench.channel.send({
          conversation,
          text: '记下了',
          mention: [],
          idempotencyKey: 'k1',
          urgent: false,
        });
        expect(result).toEqual({ sent: true });
        expect(bench.shown()).toEqual([{ conversation: message?.conversation.id, text: '记下了' }]);
      });

      test('people are mentioned before the text in a room, and not in a direct chat', async () => {
        const mention = [
          { id: 'wang', name: '王婶' },
          { id: 'li', name: '李四' },
        ];
        await bench.channel.send({ ...outgoing('', '修好了'), conversation: { id: bench.room, room: true }, mention });
        await bench.channel.send({ ...outgoing('wang', '修好了'), mention });
        expect(bench.shown().map(({ text }) => text)).toEqual(['@王婶\u2005@李四\u2005修好了', '修好了']);
      });

      test('an unknown conversation is a result, worth trying later', async () => {
        for (const room of [true, false]) {
          const result = await bench.channel.send({
            ...outgoing('nobody', '在吗'),
            conversation: { id: 'nobody', room },
          });
          expect(result).toMatchObject({ sent: false, retry: true, reason: 'unknown_conversation' });
        }
      });

      test('the same idempotency key is said once, also when both are under way', async () => {
        const message = outgoing('wang', '记下了');
        const results = await Promise.all([bench.channel.send(message), bench.channel.send(message)]);
        expect(results).toEqual([{ sent: true }, { sent: true }]);
        expect(bench.shown()).toHaveLength(1);
      });

      test('messages to one conversation keep their order', async () => {
        const texts = ['一', '二', '三', '四'];
        await Promise.all(texts.map((text) => bench.channel.send(outgoing('wang', text))));
        expect(bench.shown().map(({ text }) => text)).toEqual(texts);
      });
    });

    describe('stopping', () => {
      test('waits for what is being handed over, and is offline afterwards', async () => {
        const slow = make();
        let finish = (): void => undefined;
        let finished = false;
        const begun = new Promise<void>((begin) => {
          const receive = async (): Promise<void> => {
            begin();
            await new Promise<void>((resolve) => (finish = resolve));
            finished = true;
          };
          void slow.channel.start(receive).then(() => slow.deliver(roomLine('水泵坏了')));
        });
        await begun;
        const stopped = slow.channel.stop().then(() => finished);
        await settled();
        finish();
        expect(await stopped).toBe(true);
        expect(slow.channel.status().state).toBe('stopped');
        expect(await slow.channel.send(outgoing('wang', '在吗'))).toMatchObject({
          sent: false,
          retry: true,
          reason: 'offline',
        });
      });

      test('nothing is handed over any more', async () => {
        await bench.channel.stop();
        bench.deliver(roomLine('太晚了'));
        await settled();
        expect(inbox.offered).toEqual([]);
      });
    });
  });
}

function outgoing(id: string, text: string): OutgoingMessage {
  return { conversation: { id, room: false }, text, mention: [], idempotencyKey: `to ${id}: ${text}`, urgent: false };
}

/** Lets everything happen that needs no timer. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
