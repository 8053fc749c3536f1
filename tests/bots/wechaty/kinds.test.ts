/** Every kind of message of tests/fixtures/wechat, through the real wechat4u under the real puppet. */
import { readFileSync, readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Heard } from './web-wechat/bot-child.js';
import { BOT } from './web-wechat/world.js';
import { logIn } from './web-wechat/log-in.js';
import type { LoggedIn } from './web-wechat/log-in.js';
import type { RawFields } from './web-wechat/said.js';

interface Fixture {
  saidBy: 'a member' | 'the system';
  raw: RawFields;
  becomes: Partial<Heard> | null;
}

const FOLDER = 'tests/fixtures/wechat';
const KINDS = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.json'))
  .map(
    (file) => [file.replace('.json', ''), JSON.parse(readFileSync(`${FOLDER}/${file}`, 'utf8')) as Fixture] as const,
  );

const MP3 = new Uint8Array([0x49, 0x44, 0x33, 4, 0, 0]);

let weixin: LoggedIn;
beforeAll(async () => {
  weixin = await logIn(({ addRoom, addPerson }) => {
    addPerson({ name: '王婶', remark: 'P0017 王婶' });
    addPerson({ name: '某某日报', official: true });
    addRoom({ topic: '三组群', members: ['王婶', '李四'], aliases: { 王婶: '三组王秀英' } });
  });
}, 30_000);
afterAll(() => weixin.close());

/** What was heard of this message; null when nothing was, though the next one was. */
async function heardOf(where: { from?: string; room?: string }, raw: RawFields | string): Promise<Heard | null> {
  const { account } = weixin.server;
  const id = account.deliver({ ...where, raw });
  account.voices.set(id, MP3);
  // Behind it in the same conversation: some kinds come to nothing that could be waited for.
  const next = account.deliver({ ...where, from: where.from ?? '李四', raw: '在吗' });
  await weixin.bot.until(() => weixin.bot.outcomes.includes(next));
  return weixin.bot.heard.find(({ key }) => key === id) ?? null;
}

describe.each(KINDS)('%s', (_, { saidBy, raw, becomes }) => {
  const from = saidBy === 'a member' ? '王婶' : undefined;
  const fits = becomes === null ? null : expect.objectContaining({ ...becomes, ...mediaOf(becomes) });

  test('in a room', async () => {
    expect(await heardOf({ from, room: '三组群' }, raw)).toEqual(fits);
  });

  test('alone with the bot', async () => {
    expect(await heardOf({ from: from ?? '某某日报' }, raw)).toEqual(fits);
  });
});

function mediaOf({ media }: Partial<Heard>) {
  return media === undefined ? {} : { media: expect.objectContaining(media) };
}

test('a voice comes with its bytes, as they are', async () => {
  const heard = await heardOf({ from: '王婶', room: '三组群' }, { MsgType: 34, VoiceLength: 4_300 });
  expect(heard?.media?.bytes).toBe(Buffer.from(MP3).toString('base64'));
});

test('where, who and when', async () => {
  const heard = await heardOf({ from: '王婶', room: '三组群' }, `@${BOT}\u2005水泵坏了`);
  expect(heard).toMatchObject({
    conversation: { room: true, name: '三组群' },
    sender: { name: '三组王秀英', remark: 'P0017 王婶' },
    text: '水泵坏了',
    addressed: true,
  });
  expect(heard?.at).toBeGreaterThan(weixin.server.now() - 60_000);
});

test('what the account’s owner types on the phone is not heard', async () => {
  expect(await heardOf({ from: BOT, room: '三组群' }, '我来看看')).toBeNull();
});

test('a remark that is given on the phone counts from the next message on', async () => {
  expect((await heardOf({ from: '李四' }, '好'))?.sender.remark).toBeUndefined();
  weixin.server.account.change({ name: '李四', remark: 'P0021 李四' });
  expect((await heardOf({ from: '李四' }, '水泵坏了'))?.sender.remark).toBe('P0021 李四');
});
