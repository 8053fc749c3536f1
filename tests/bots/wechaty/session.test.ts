/** How a session of the real wechat4u lives and ends; its clock runs 20 times as fast as ours. */
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { logIn } from './web-wechat/log-in.js';
import type { LoggedIn } from './web-wechat/log-in.js';

const ROOM = '三组群';

let weixin: LoggedIn;
beforeEach(async () => {
  weixin = await logIn(({ addRoom }) => addRoom({ topic: ROOM, members: ['王婶', '李四'] }));
}, 30_000);
afterEach(() => weixin.close());

const say = (text: string): string => weixin.server.account.deliver({ from: '王婶', room: ROOM, raw: text });
const texts = (): string[] => weixin.bot.heard.map(({ text }) => text);

describe('an outage', () => {
  test.each([4, 20, 120])(
    'of %d seconds costs nothing that was said meanwhile',
    async (seconds) => {
      const { server, bot } = weixin;
      const before = await bot.status();
      const end = server.outage();
      const said = ['一', '二', '三', '四'];
      for (const text of said) {
        say(text);
        await pass((seconds * 1_000) / server.speed / said.length);
      }
      end();
      say('五');
      await bot.hears(5);
      expect(texts()).toEqual([...said, '五']);
      await bot.ready();
      expect((await bot.status()).session).toBe(before.session);
      expect(bot.scans).toHaveLength(2);
    },
    30_000,
  );

  test('that WeChat answers with nothing is noticed, and ended', async () => {
    const { server, bot } = weixin;
    const end = server.fail('synccheck', 'hangs');
    await bot.until(async () => (await bot.status()).detail === 'hears nothing');
    say('在吗');
    end();
    await bot.hears(1);
    await bot.ready();
  }, 30_000);
});

describe('a session', () => {
  test('goes on without a scan after the process was killed, and with what was said meanwhile', async () => {
    say('一');
    await weixin.bot.hears(1);
    const { session } = await weixin.bot.status();
    await weixin.bot.kill();
    say('二');
    const bot = weixin.again();
    await bot.hears(1, ({ text }) => text === '二');
    expect(bot.scans).toEqual([]);
    expect((await bot.status()).session).toBe(session);
  }, 30_000);

  test('begins again with what had come but was not taken when the process was killed', async () => {
    await weixin.bot.refuse(1_000);
    say('一');
    await weixin.bot.until(() => weixin.bot.logs.some(({ text }) => text.includes('not taken')));
    await weixin.bot.kill();
    await weixin.again().hears(1);
    expect(texts()).toEqual(['一']);
  }, 30_000);

  test('goes on after a stop, and WeChat is never told to end it', async () => {
    await weixin.bot.stop();
    say('一');
    const bot = weixin.again();
    await bot.hears(1);
    expect(bot.scans).toEqual([]);
    expect(weixin.server.asked).not.toContain('webwxlogout');
  }, 30_000);

  test('that has ended on the phone is followed by a new link; then ids are new, and nothing finds the old ones', async () => {
    const { server, bot } = weixin;
    say('一');
    const [before] = await bot.hears(1);
    const { session } = await bot.status();
    server.account.expire();
    await bot.until(() => bot.scans.length > 2);
    expect(await bot.status()).toMatchObject({ state: 'waiting', session: null });
    say('没登录的时候说的');
    server.account.confirm(1);
    await bot.ready();
    const [after] = await bot.hears(1, ({ text }) => text === '没登录的时候说的');
    expect((await bot.status()).session).not.toBe(session);
    expect(after?.conversation.id).not.toBe(before?.conversation.id);
    const late = { conversation: before?.conversation ?? { id: '', room: true }, text: '记下了' };
    expect(await bot.send(late)).toMatchObject({ sent: false, retry: true, reason: 'unknown_conversation' });
    expect(await bot.send({ ...late, conversation: after?.conversation ?? late.conversation })).toEqual({ sent: true });
    expect(server.account.sent).toEqual([{ to: ROOM, text: '记下了' }]);
  }, 30_000);

  test('that died while nobody looked is followed by a new link', async () => {
    await weixin.bot.kill();
    weixin.server.account.expire();
    const bot = weixin.again();
    await bot.until(() => bot.scans.length > 0);
  }, 30_000);

  test('goes on when a friend sends three moon faces', async () => {
    weixin.server.account.deliver({ from: '李四', raw: '🌚 🌚🌚 🌚🌚 🌚' });
    weixin.server.account.deliver({ from: '李四', raw: '在吗' });
    await weixin.bot.hears(2);
    expect(texts()).toEqual(['🌚 🌚🌚 🌚🌚 🌚', '在吗']);
    await weixin.bot.ready();
  }, 30_000);

  test('lies in files that only their owner may read', async () => {
    say('一');
    await weixin.bot.hears(1);
    await weixin.bot.stop();
    const mode = async (path: string): Promise<string> => ((await stat(path)).mode & 0o777).toString(8);
    expect(await mode(dirname(weixin.session))).toBe('700');
    expect(await mode(`${weixin.session}.memory-card.json`)).toBe('600');
    expect(await mode(`${weixin.session}.progress.json`)).toBe('600');
  }, 30_000);

  test('is asked for with pauses while nobody can be reached', async () => {
    const { server, bot } = weixin;
    const end = server.fail('jslogin', { status: 503 });
    server.account.expire();
    const before = server.asked.length;
    await pass(30_000 / server.speed);
    expect(server.asked.slice(before).filter((path) => path === 'jslogin').length).toBeLessThan(8);
    end();
    await bot.until(() => bot.scans.length > 2);
  }, 30_000);
});
