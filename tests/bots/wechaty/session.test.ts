/**
 * How a session of the real wechat4u lives and ends; its clock runs 20 times as fast as ours. All tests use one account
 * that is logged in when each begins; what each says is said by nobody else.
 */
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Heard } from './web-wechat/bot-child.js';
import { logIn } from './web-wechat/log-in.js';
import type { LoggedIn } from './web-wechat/log-in.js';

const ROOM = '三组群';
const PATIENCE = 30_000;

let weixin: LoggedIn;
beforeAll(async () => {
  weixin = await logIn(({ addRoom }) => addRoom({ topic: ROOM, members: ['王婶', '李四'] }));
}, PATIENCE);
beforeEach(() => weixin.bot.ready(), PATIENCE);
afterAll(() => weixin.close());

const say = (text: string): string => weixin.server.account.deliver({ from: '王婶', room: ROOM, raw: text });

/** The texts of these, as they were heard, once all of them were. */
async function heard(said: readonly string[]): Promise<string[]> {
  const isOne = ({ text }: Heard): boolean => said.includes(text);
  await weixin.bot.hears(said.length, isOne);
  return weixin.bot.heard.filter(isOne).map(({ text }) => text);
}

describe('an outage', () => {
  test.each([4, 20, 120])(
    'of %d seconds costs nothing that was said meanwhile',
    async (seconds) => {
      const { server, bot } = weixin;
      const { session } = await bot.status();
      const said = ['一', '二', '三', '四'].map((text) => `${text}，${seconds}秒里说的`);
      const end = server.outage();
      for (const text of said) {
        say(text);
        await pass((seconds * 1_000) / server.speed / said.length);
      }
      end();
      expect(await heard(said)).toEqual(said);
      await bot.ready();
      expect((await bot.status()).session).toBe(session);
      expect(bot.scans.length).toBeLessThan(2);
    },
    PATIENCE,
  );

  test(
    'in which WeChat takes questions and answers none is noticed, and ended',
    async () => {
      const { server, bot } = weixin;
      const end = server.fail('synccheck', 'hangs');
      await bot.until(async () => (await bot.status()).detail === 'hears nothing');
      say('没有回音的时候说的');
      end();
      await heard(['没有回音的时候说的']);
      await bot.ready();
    },
    PATIENCE,
  );
});

describe('a session', () => {
  test(
    'goes on without a scan after the process was killed, and with what was said meanwhile',
    async () => {
      const { session } = await weixin.bot.status();
      await weixin.bot.kill();
      say('没人的时候说的');
      const bot = weixin.again();
      await heard(['没人的时候说的']);
      expect(bot.scans).toEqual([]);
      expect((await bot.status()).session).toBe(session);
    },
    PATIENCE,
  );

  test(
    'hears again what had come and was not taken when the process was killed',
    async () => {
      await weixin.bot.refuse(1_000);
      say('没收下的');
      await weixin.bot.until(() => weixin.bot.logs.filter(({ text }) => text.includes('not taken')).length > 2);
      await weixin.bot.kill();
      weixin.again();
      expect(await heard(['没收下的'])).toEqual(['没收下的']);
    },
    PATIENCE,
  );

  test(
    'goes on after a stop: WeChat is never told to end it, and its files are for their owner alone',
    async () => {
      await weixin.bot.stop();
      const mode = async (path: string): Promise<string> => ((await stat(path)).mode & 0o777).toString(8);
      expect(await mode(dirname(weixin.session))).toBe('700');
      expect(await mode(`${weixin.session}.memory-card.json`)).toBe('600');
      expect(await mode(`${weixin.session}.progress.json`)).toBe('600');
      say('停下的时候说的');
      const bot = weixin.again();
      await heard(['停下的时候说的']);
      expect(bot.scans).toEqual([]);
      expect(weixin.server.asked).not.toContain('webwxlogout');
    },
    PATIENCE,
  );

  test(
    'goes on when a friend sends three moon faces',
    async () => {
      const said = ['🌚 🌚🌚 🌚🌚 🌚', '月亮之后说的'];
      for (const raw of said) weixin.server.account.deliver({ from: '李四', raw });
      expect(await heard(said)).toEqual(said);
      await weixin.bot.ready();
    },
    PATIENCE,
  );

  test(
    'that is ended on the phone is followed by a new link; then ids are new, and nothing finds the old ones',
    async () => {
      const { server, bot } = weixin;
      const key = say('结束以前说的');
      await heard(['结束以前说的']);
      const { session } = await bot.status();
      const links = bot.scans.length;
      const end = server.fail('jslogin', { status: 503 }, 3);
      server.account.expire();
      await bot.until(() => bot.scans.length > links);
      end();
      expect(await bot.status()).toMatchObject({ state: 'waiting', session: null });
      say('没登录的时候说的');
      const sent = server.account.sent.length;
      server.account.confirm(2);
      await bot.ready();
      await heard(['没登录的时候说的']);
      expect((await bot.status()).session).not.toBe(session);
      // The new session told both; the first was known.
      expect(bot.heard.filter((one) => one.key === key)).toHaveLength(1);
      const [before, after] = bot.heard.slice(-2).map(({ conversation }) => conversation);
      expect(before?.id).not.toBe(after?.id);
      if (before === undefined || after === undefined) throw new Error('heard nothing');
      const unknown = { sent: false, retry: true, reason: 'unknown_conversation' };
      expect(await bot.send({ conversation: before, text: '记下了' })).toMatchObject(unknown);
      expect(await bot.send({ conversation: after, text: '记下了' })).toEqual({ sent: true });
      expect(server.account.sent.slice(sent)).toEqual([{ to: ROOM, text: '记下了' }]);
    },
    PATIENCE,
  );

  test(
    'that died while nobody looked is followed by a new link, asked for with pauses while there is none',
    async () => {
      const { server } = weixin;
      await weixin.bot.kill();
      server.account.expire();
      const end = server.fail('jslogin', { status: 503 });
      const before = server.asked.length;
      const bot = weixin.again();
      await bot.until(() => server.asked.slice(before).includes('jslogin'));
      await pass(30_000 / server.speed);
      expect(server.asked.slice(before).filter((path) => path === 'jslogin').length).toBeLessThan(8);
      end();
      await bot.until(() => bot.scans.length > 0);
      server.account.confirm();
      await bot.ready();
    },
    PATIENCE,
  );
});
