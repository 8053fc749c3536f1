/** What comes and goes when it is much, twice, late, or refused; through the real wechat4u. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { SendResult } from '../../../src/ports/channel.js';
import { logIn } from './web-wechat/log-in.js';
import type { LoggedIn } from './web-wechat/log-in.js';
import type { Fault } from './web-wechat/web-wechat.js';

const PATIENCE = 30_000;
const CROWD = Array.from({ length: 480 }, (_, nth) => `村民${nth}`);

let weixin: LoggedIn;
beforeAll(async () => {
  weixin = await logIn(({ addRoom }) => {
    addRoom({ topic: '三组群', members: ['王婶', '李四'] });
    addRoom({ topic: '全村群', members: CROWD });
    addRoom({ topic: '没存过的群', members: ['赵六'], listed: false });
  });
}, PATIENCE);
beforeEach(() => weixin.bot.ready(), PATIENCE);
afterAll(() => weixin.close());

describe('hearing', () => {
  test(
    'a burst of 300 in a room of 480 people is taken in order, in less than 2 seconds',
    async () => {
      const { server, bot } = weixin;
      const said = CROWD.slice(0, 300).map((from, nth) => ({ from, raw: `@${from}\u2005第${nth}条，@大家看看` }));
      const begun = performance.now();
      for (const one of said) server.account.deliver({ ...one, room: '全村群' });
      const heard = await bot.hears(300, ({ conversation }) => conversation.name === '全村群');
      expect(performance.now() - begun).toBeLessThan(2_000);
      expect(heard.map(({ sender, text }) => ({ from: sender.name, raw: text }))).toEqual(said);
    },
    PATIENCE,
  );

  test(
    'what is said in a room that cannot be looked up waits until it can',
    async () => {
      const { server, bot } = weixin;
      const lookUps = (): number => server.asked.filter((path) => path === 'webwxbatchgetcontact').length;
      const before = lookUps();
      const end = server.fail('webwxbatchgetcontact', { ret: 1 });
      for (const raw of ['没人认得', '还是没人认得']) server.account.deliver({ from: '赵六', room: '没存过的群', raw });
      server.account.deliver({ from: '王婶', room: '三组群', raw: '别的群照样' });
      await bot.hears(1, ({ text }) => text === '别的群照样');
      await bot.until(() => lookUps() > before + 1);
      end();
      const heard = await bot.hears(2, ({ conversation }) => conversation.name === '没存过的群');
      expect(heard.map(({ text }) => text)).toEqual(['没人认得', '还是没人认得']);
    },
    PATIENCE,
  );

  test(
    'what WeChat delivers twice is handed over once, and what is older than this session is not',
    async () => {
      const { server, bot } = weixin;
      const room = { from: '王婶', room: '三组群' };
      const id = server.account.deliver({ ...room, raw: '说一遍' });
      server.account.deliver({ ...room, id, raw: '说一遍' });
      server.account.deliver({ ...room, at: Math.floor(server.epoch / 1_000) - 86_400, raw: '昨天的' });
      server.account.deliver({ ...room, raw: '后来的' });
      await bot.hears(1, ({ text }) => text === '后来的');
      expect(bot.heard.filter(({ text }) => text === '说一遍')).toHaveLength(1);
      expect(bot.heard.map(({ text }) => text)).not.toContain('昨天的');
    },
    PATIENCE,
  );

  test(
    'what was said a while ago comes with the time at which it was said',
    async () => {
      const { server, bot } = weixin;
      const at = Math.floor(server.now() / 1_000) - 20;
      server.account.deliver({ from: '王婶', room: '三组群', at, raw: '刚才说的' });
      const [late] = await bot.hears(1, ({ text }) => text === '刚才说的');
      expect(late?.at).toBe(at * 1_000);
    },
    PATIENCE,
  );

  test(
    'a voice that WeChat has not got ready is asked for again; one that is too large comes without bytes',
    async () => {
      const { server, bot } = weixin;
      const voice = { from: '王婶', raw: { MsgType: 34, VoiceLength: 1_000 } };
      const late = server.account.deliver(voice);
      await bot.until(() => server.asked.includes('webwxgetvoice'));
      server.account.voices.set(late, new Uint8Array([1, 2, 3]));
      const [first] = await bot.hears(1, ({ key }) => key === late);
      expect(first?.media?.bytes).toBe('AQID');
      const large = server.account.deliver({ ...voice, from: '李四', id: '77' });
      server.account.voices.set(large, new Uint8Array(9 * 1024 * 1024));
      const [second] = await bot.hears(1, ({ key }) => key === large);
      expect(second?.media).toMatchObject({ kind: 'voice', bytes: '' });
    },
    PATIENCE,
  );
});

describe('speaking', () => {
  /** Said to 李四, who has just said something. */
  async function answer(text: string, urgent = false): Promise<SendResult> {
    weixin.server.account.deliver({ from: '李四', raw: `在吗？${text}` });
    const [said] = await weixin.bot.hears(1, (one) => one.text === `在吗？${text}`);
    return weixin.bot.send({ conversation: said?.conversation ?? { id: '', room: false }, text, urgent });
  }

  test.each<[string, Fault, Partial<SendResult>]>([
    ['1101', { ret: 1101 }, { sent: false, retry: true, reason: 'offline' }],
    ['1102', { ret: 1102 }, { sent: false, retry: true, reason: 'offline' }],
    ['1204', { ret: 1204 }, { sent: false, retry: false, reason: 'refused' }],
    ['-1', { ret: -1 }, { sent: false, retry: true, reason: 'error' }],
    ['a server error', { status: 502 }, { sent: false, retry: true, reason: 'error' }],
  ])(
    'a refusal with %s is told as what it is',
    async (name, fault, result) => {
      const end = weixin.server.fail('webwxsendmsg', fault);
      expect(await answer(name)).toMatchObject(result);
      end();
      expect(await answer(name)).toEqual({ sent: true });
    },
    PATIENCE,
  );

  test(
    'who gets no answer does not wait for ever',
    async () => {
      const end = weixin.server.fail('webwxsendmsg', 'hangs', 1);
      expect(await answer('没有回音')).toMatchObject({ sent: false, retry: true, reason: 'error' });
      end();
    },
    PATIENCE,
  );

  test(
    'after 1205 nothing more is tried, but for what is urgent',
    async () => {
      const { server } = weixin;
      const end = server.fail('webwxsendmsg', { ret: 1205 });
      expect(await answer('太快了')).toMatchObject({ sent: false, retry: true, reason: 'limited' });
      end();
      const before = server.asked.filter((path) => path === 'webwxsendmsg').length;
      expect(await answer('等一等')).toMatchObject({ sent: false, retry: true, reason: 'limited' });
      expect(server.asked.filter((path) => path === 'webwxsendmsg')).toHaveLength(before);
      expect(await answer('着火了', true)).toEqual({ sent: true });
    },
    PATIENCE,
  );
});
