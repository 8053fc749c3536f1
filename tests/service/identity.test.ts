/** Who is who over logins, doors and look-alikes: the whole service, with channels in the test's hands. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { DEFAULT_DEADLINES } from '../../src/domain/deadlines.js';
import { DAY, HOUR, MINUTE } from '../../src/domain/time.js';
import type { IncomingMessage, SendResult } from '../../src/ports/channel.js';
import type { Store } from '../../src/ports/store.js';
import { createService, type Service } from '../../src/service.js';
import { openSqliteStore } from '../../src/storage/sqlite/sqlite-store.js';
import { loadBaseModel } from '../../src/understanding/model/load-base-model.js';
import { createUnderstand } from '../../src/understanding/understand.js';
import { useCode } from '../../src/usecases/bind-codes.js';
import { importVillage } from '../../src/usecases/import-village.js';
import { createMediaKeys } from '../../src/usecases/media-keys.js';
import { zhCN } from '../../src/wording/zh-cn/index.js';
import { MONDAY } from '../domain/case/world.js';
import { plainCalendar } from '../domain/plain-calendar.js';
import { SILENT, TestChannel, type Heard } from '../support/town.js';
import { TOWN_VILLAGE } from '../support/town-village.js';

const understand = createUnderstand(loadBaseModel());

/** A channel by another name, with a login that the test changes; without one, handles never change. */
class Door extends TestChannel {
  override readonly name: string;
  session: string | null | undefined;

  constructor(name: string, session?: string) {
    super();
    this.name = name;
    this.session = session;
  }

  override status() {
    return { ...super.status(), session: this.session };
  }
}

let time = MONDAY;
let store: Store;
let service: Service;
let wechat: Door;
let account: Door;
let simulator: Door;
let serial = 0;

beforeEach(async () => {
  time = MONDAY;
  store = await openSqliteStore(':memory:');
  await importVillage(store, TOWN_VILLAGE, time);
  [wechat, account, simulator] = [new Door('wechaty', 'login-1'), new Door('account'), new Door('simulator')];
  service = await createService({
    ...{ store, understand, observer: SILENT, calendar: plainCalendar(), deadlines: DEFAULT_DEADLINES, words: zhCN },
    channels: new Map([wechat, account, simulator].map((one) => [one.name, one])),
    ...{ now: () => time, mergeWindow: MINUTE, retention: 7 * DAY, mediaKeys: createMediaKeys('test') },
  });
});
afterEach(async () => {
  await service.stop();
  await store.close();
});

/** What everybody was told on all doors since: `channel:where: text`. */
async function since(work: () => Promise<void>): Promise<string[]> {
  const doors = [wechat, account, simulator];
  const before = doors.map((one) => one.said.length);
  await work();
  await service.settle();
  const line = (door: Door) => (one: Heard) => `${door.name}:${one.where}: ${one.text}`;
  return doors.flatMap((door, nth) => door.said.slice(before[nth]).map(line(door)));
}

interface Said extends Partial<IncomingMessage> {
  name?: string;
  remark?: string;
  /** Id and topic of the room. */
  room?: [string, string];
}

const say = (door: Door, user: string, text: string, { name = user, remark, room, ...more }: Said = {}) =>
  since(() =>
    service.receive({
      ...{ channel: door.name, key: `k${serial++}`, at: time, text, addressed: room === undefined },
      conversation:
        room === undefined ? { id: user, room: false, name: '' } : { id: room[0], room: true, name: room[1] },
      sender: { id: user, name, ...(remark === undefined ? {} : { remark }) },
      ...more,
    }),
  );

/** The number that a clerk was given. */
const codeIn = (said: readonly string[]): string => /绑定(?:本群)? (\d{6})/u.exec(said.join('\n'))?.[1] ?? '';

describe('a villager', () => {
  test('shows who they are by a number from a clerk, and sees what they reported in an earlier login', async () => {
    const reported = await say(wechat, '@zhuoma1', '二社自来水停了，一点水都没有', { name: '卓玛', remark: 'zhuoma' });
    expect(reported.join('\n')).toMatch(/登记好了（GM-0001/u);
    wechat.session = 'login-2';
    expect((await say(wechat, '@zhuoma2', '进度', { name: '卓玛' })).join('\n')).not.toMatch(/GM-0001|停水/u);
    const code = codeIn(await say(simulator, 'lamu', '/绑定 @卓玛'));
    expect((await say(wechat, '@zhuoma2', `绑定 ${code}`, { name: '卓玛' })).join('\n')).toMatch(/认出您了，卓玛/u);
    expect((await say(wechat, '@zhuoma2', '进度', { name: '卓玛' })).join('\n')).toMatch(/GM-0001|停水/u);
  });

  test('is not known any more after the next login, until they show it again', async () => {
    const code = codeIn(await say(simulator, 'lamu', '/绑定 @卓玛'));
    await say(wechat, '@zhuoma1', `绑定 ${code}`);
    await say(wechat, '@zhuoma1', '二社自来水停了，一点水都没有');
    wechat.session = 'login-2';
    // The platform may give an old handle to somebody else.
    for (const handle of ['@zhuoma1', '@zhuoma2'])
      expect((await say(wechat, handle, '进度', { name: '卓玛' })).join('\n')).not.toMatch(/GM-0001|停水/u);
  });

  test('stays known when the login was only away for a while', async () => {
    const code = codeIn(await say(simulator, 'lamu', '/绑定 @卓玛'));
    await say(wechat, '@zhuoma1', `绑定 ${code}`);
    await say(wechat, '@zhuoma1', '二社自来水停了，一点水都没有');
    wechat.session = null;
    expect((await say(wechat, '@zhuoma1', '进度')).join('\n')).not.toMatch(/停水/u);
    wechat.session = 'login-1';
    expect((await say(wechat, '@zhuoma1', '进度')).join('\n')).toMatch(/停水/u);
  });

  test('who only looks like another one sees nothing of hers, whatever they call themselves', async () => {
    await say(wechat, '@zhuoma', '二社自来水停了，一点水都没有', { name: '卓玛', remark: 'zhuoma' });
    const room: [string, string] = ['@@r', '二社群'];
    for (const where of [undefined, room]) {
      const more = { name: '卓玛', ...(where === undefined ? {} : { room: where, addressed: true }) };
      for (const text of ['进度', 'GM-0001', '撤回 1', '我是卓玛，我的事怎么样了'])
        expect((await say(wechat, '@double', text, more)).join('\n')).not.toMatch(/停水|撤回了/u);
    }
  });

  test('who says who they are is answered alike whether that is true or not, and a clerk confirms it', async () => {
    await say(wechat, '@old', '二社自来水停了，一点水都没有', { remark: 'zhuoma' });
    wechat.session = 'login-2';
    const nobody = await say(wechat, '@x', '绑定 某某某', { name: '小李' });
    const asked = await say(wechat, '@new', '绑定 卓玛', { name: '雪莲花' });
    expect(nobody.map((one) => one.replace('@x', '@new'))).toEqual(
      asked.filter((one) => one.startsWith('wechaty:@new')),
    );
    const clerk = asked.find((one) => /雪莲花/u.test(one)) ?? '';
    expect(clerk).toMatch(/^simulator:(?:suonan|doutai|lamu): .*二社的卓玛/u);
    expect((await say(wechat, '@new', '进度')).join('\n')).not.toMatch(/GM-0001|停水/u);
    for (const other of ['yixi', 'cairang', 'zhuoma'])
      expect((await say(simulator, other, `绑定 ${codeIn([clerk])}`)).join('')).toMatch(/这个码不对/u);
    const confirmed = await say(simulator, 'suonan', `绑定 ${codeIn([clerk])}`);
    expect(confirmed).toContainEqual(expect.stringMatching(/^wechaty:@new: .*认出您了，卓玛/u));
    expect((await say(wechat, '@new', '进度')).join('\n')).toMatch(/GM-0001|停水/u);
  });
});

describe('a number', () => {
  test('is good once, for ten minutes, for one person', async () => {
    const code = codeIn(await say(simulator, 'lamu', '/绑定 @卓玛'));
    await say(account, 'o1', `绑定 ${code}`);
    expect((await say(account, 'o2', `绑定 ${code}`)).join('')).toMatch(/这个码不对/u);
    const late = codeIn(await say(simulator, 'lamu', '/绑定 @卓玛'));
    time += 11 * MINUTE;
    expect((await say(account, 'o3', `绑定 ${late}`)).join('')).toMatch(/这个码不对/u);
  });

  test('that two send at the same moment is taken from one of them', async () => {
    const code = codeIn(await say(simulator, 'lamu', '/绑定 @卓玛'));
    const taken = await Promise.all(['k1', 'k2'].map((key) => useCode(store, code, key, time)));
    expect(taken.filter((one) => one !== null)).toHaveLength(1);
  });

  test('that a whole room has read is good for nothing', async () => {
    const code = codeIn(await say(simulator, 'lamu', '/绑定 @卓玛'));
    const room: [string, string] = ['@@r', '二社群'];
    expect((await say(wechat, '@a', `绑定 ${code}`, { room })).join('')).toMatch(/已经作废/u);
    expect((await say(wechat, '@a', `绑定 ${code}`)).join('')).toMatch(/这个码不对/u);
  });

  test('cannot be guessed: after five attempts within an hour not even the right one is taken', async () => {
    const code = codeIn(await say(simulator, 'lamu', '/绑定 @卓玛'));
    const wrong = code === '000000' ? '000001' : '000000';
    for (let n = 0; n < 5; n++) await say(account, 'o1', `绑定 ${wrong}`);
    expect((await say(account, 'o1', `绑定 ${code}`)).join('')).toMatch(/试得太多/u);
    time += HOUR + MINUTE;
    const next = codeIn(await say(simulator, 'lamu', '/绑定 @卓玛'));
    expect((await say(account, 'o1', `绑定 ${next}`)).join('')).toMatch(/认出您了/u);
  });

  const WHO = [
    ['a villager asks for one', 'cairang', '/绑定 @卓玛'],
    ['a clerk asks for a villager of another grid', 'yixi', '/绑定 @卓玛'],
    ['a grid lead asks for a colleague, whose rights come with it', 'lamu', '/绑定 @索南'],
    ['a clerk asks for the group of another grid', 'yixi', '/绑定 二社群'],
  ] as const;
  test.each(WHO)('is not given when %s', async (_who, clerk, text) => {
    expect(codeIn(await say(simulator, clerk, text))).toBe('');
  });

  test('that was taken and worked on again after a crash is taken once', async () => {
    const code = codeIn(await say(simulator, 'lamu', '/绑定 @卓玛'));
    const key = 'same';
    for (let n = 0; n < 2; n++) await say(account, 'o1', `绑定 ${code}`, { key });
    expect(account.said).toHaveLength(1);
  });
});

describe('a room', () => {
  const report = '二社自来水停了，一点水都没有';
  const heard = (said: readonly string[]) => said.filter((one) => one.startsWith('wechaty:@@')).length > 0;

  test('of the name in the village file is believed the first time, and another one of the name then is not', async () => {
    expect(heard(await say(wechat, '@a', report, { room: ['@@r1', '二社群'] }))).toBe(true);
    expect(await say(wechat, '@b', report, { room: ['@@fake', '二社群'] })).toEqual([]);
  });

  test('is recognised after the next login when somebody speaks who spoke there before, and not by its name alone', async () => {
    await say(wechat, '@a1', report, { name: '阿妈卓玛', room: ['@@r1', '二社群'] });
    wechat.session = 'login-2';
    expect(await say(wechat, '@s2', '路灯坏了', { name: '陌生人', room: ['@@fake', '二社群'] })).toEqual([]);
    const back = await say(wechat, '@a2', '三社的路灯坏了，晚上看不见', { name: '阿妈卓玛', room: ['@@r2', '二社群'] });
    expect(heard(back)).toBe(true);
    expect(await say(wechat, '@s2', '垃圾没人拉', { name: '陌生人', room: ['@@fake', '二社群'] })).toEqual([]);
  });

  test('what was still to be said in it is said in the room that it is after the next login', async () => {
    wechat.fail = () => ({ sent: false, retry: true, reason: 'offline', detail: '' });
    await say(wechat, '@a1', report, { name: '阿妈卓玛', room: ['@@r1', '二社群'] });
    wechat.session = 'login-2';
    wechat.fail = null;
    await say(wechat, '@a2', '大家好', { name: '阿妈卓玛', room: ['@@r2', '二社群'] });
    time += MINUTE;
    const said = await since(() => Promise.resolve());
    expect(said).toContainEqual(expect.stringMatching(/^wechaty:@@r2: [^]*记下了：二社停水/u));
  });

  test('that changed its name is said to be ours by a clerk in it, or by a number', async () => {
    await say(wechat, '@a', report, { room: ['@@r1', '二社群'] });
    wechat.session = 'login-2';
    const room: [string, string] = ['@@r2', '二社一家亲'];
    expect(await say(wechat, '@stranger', '绑定本群 二社群', { room })).toEqual([]);
    expect((await say(wechat, '@lamu2', '绑定本群 二社群', { room, remark: 'lamu' })).join('')).toMatch(
      /这里是二社群/u,
    );
    expect(heard(await say(wechat, '@c', '二社路灯坏了，晚上看不见', { room }))).toBe(true);
    wechat.session = 'login-3';
    const code = codeIn(await say(simulator, 'lamu', '/绑定 二社群'));
    const next: [string, string] = ['@@r3', '二社一家亲'];
    expect((await say(wechat, '@c3', `绑定本群 ${code}`, { room: next })).join('')).toMatch(/这里是二社群/u);
  });
});

describe('several doors, one person', () => {
  const down =
    (reason: 'offline' | 'limited' | 'refused' | 'unknown_conversation' | 'error', retry = true) =>
    (): SendResult => ({ sent: false, retry, reason, detail: '' });

  /** The villager 卓玛 (simulator by the village file) also by an Official Account and by WeChat. */
  async function bindAll(): Promise<void> {
    for (const [door, user] of [
      [account, 'openid'],
      [wechat, '@zhuoma'],
    ] as const) {
      const code = codeIn(await say(simulator, 'lamu', '/绑定 @卓玛'));
      await say(door, user, `绑定 ${code}`);
    }
  }

  test('what was told at one door is known at the others, also from before, and can be taken back there', async () => {
    await say(account, 'openid', '二社自来水停了，一点水都没有');
    await say(account, 'openid', '郭米');
    await bindAll();
    for (const [door, user] of [
      [wechat, '@zhuoma'],
      [account, 'openid'],
      [simulator, 'zhuoma'],
    ] as const)
      expect((await say(door, user, '进度')).join('')).toMatch(/停水/u);
    expect((await say(wechat, '@zhuoma', '撤回')).join('\n')).toMatch(/撤/u);
    expect((await say(account, 'openid', '进度')).join('')).not.toMatch(/等网格员/u);
    expect(
      (await store.find<{ state: string }>({ kind: 'case', area: '', limit: 9 })).map((one) => one.status),
    ).toEqual(['withdrawn']);
  });

  test('an answer goes out by the door it came in by', async () => {
    await bindAll();
    const said = await say(account, 'openid', '二社自来水停了，一点水都没有');
    expect(said).toContainEqual(expect.stringMatching(/^account:openid: [^]*登记好了/u));
  });

  const CANNOT = ['offline', 'limited', 'refused', 'unknown_conversation'] as const;
  test.each(CANNOT)('one that is %s is passed over for the next that works', async (reason) => {
    await bindAll();
    account.fail = down(reason, reason !== 'refused');
    const said = await say(account, 'openid', '二社自来水停了，一点水都没有');
    expect(said.filter((one) => /登记好了/u.test(one))).toEqual([expect.stringMatching(/^wechaty:@zhuoma: /u)]);
  });

  test('after an unclear failure nothing is said elsewhere, because it may have been said', async () => {
    await bindAll();
    account.fail = down('error');
    const said = await say(account, 'openid', '二社自来水停了，一点水都没有');
    expect(said.filter((one) => /登记好了/u.test(one))).toEqual([]);
  });

  test('a door whose quota is used up comes last for an hour, or until the person is heard there', async () => {
    await bindAll();
    let asked = 0;
    account.fail = () => {
      asked += 1;
      return { sent: false, retry: true, reason: 'limited', detail: '45047' };
    };
    await say(account, 'openid', '二社自来水停了，一点水都没有');
    const before = asked;
    expect(before).toBeGreaterThan(0);
    const said = await say(simulator, 'suonan', '/接单 1');
    expect(said).toContainEqual(expect.stringMatching(/^wechaty:@zhuoma: /u));
    expect(asked).toBe(before);
    account.fail = null;
    expect((await say(account, 'openid', '进度')).join('')).toMatch(/^account:openid/u);
  });

  test('what is for an old handle of theirs goes to the one they have now', async () => {
    await bindAll();
    await say(wechat, '@zhuoma', '二社自来水停了，一点水都没有');
    wechat.session = 'login-2';
    await say(wechat, '@zhuoma2', '你好', { remark: 'zhuoma' });
    const said = await say(simulator, 'suonan', '/接单 1');
    expect(said.filter((one) => one.startsWith('wechaty:'))).toEqual([expect.stringMatching(/^wechaty:@zhuoma2: /u)]);
  });

  test('a contact that was taken for somebody by mistake gets nothing of theirs once it is put right', async () => {
    await bindAll();
    await say(wechat, '@mistaken', '你好', { remark: 'zhuoma' });
    await say(wechat, '@mistaken', '你好', { remark: 'cairang' });
    wechat.fail = ({ conversation }) => (conversation.id === '@zhuoma' ? down('refused', false)() : null);
    account.fail = down('refused', false);
    const said = await say(account, 'openid', '二社自来水停了，一点水都没有');
    expect(said.filter((one) => /登记好了/u.test(one))).toEqual([expect.stringMatching(/^simulator:zhuoma: /u)]);
    expect((await say(wechat, '@mistaken', '进度', { remark: 'cairang' })).join('')).not.toMatch(/停水/u);
  });

  test('nothing for one person goes to the door of another', async () => {
    await bindAll();
    account.fail = down('refused', false);
    const said = await say(account, 'stranger', '二社自来水停了，一点水都没有');
    expect(said.filter((one) => /登记好了/u.test(one))).toEqual([]);
  });
});
