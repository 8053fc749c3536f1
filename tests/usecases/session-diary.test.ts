import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { HOUR, MINUTE, SECOND } from '../../src/domain/time.js';
import { createSessionWatch } from '../../src/login-door.js';
import type { ChannelStatus } from '../../src/ports/channel.js';
import { gapsOf } from '../../src/usecases/session-diary.js';
import { zhCN } from '../../src/wording/zh-cn/index.js';
import { duty } from '../domain/small-village.js';
import { openTown, TestChannel, type Heard, type Town } from '../support/town.js';
import { TOWNSHIP, TOWN_VILLAGE } from '../support/town-village.js';

/** Personal WeChat, of which only the status matters. */
class Session extends TestChannel {
  override readonly name: string = 'wechaty';
  state: ChannelStatus['state'] = 'ready';

  override status() {
    return { ...super.status(), state: this.state as 'ready' };
  }
}

let town: Town;
let session: Session;
let watches: (() => Promise<void>)[];

beforeEach(async () => {
  const operators = TOWN_VILLAGE.people.map((one) =>
    one.id === 'zhao' ? { ...one, duties: [duty('operator', TOWNSHIP)] } : one,
  );
  town = await openTown({ village: { ...TOWN_VILLAGE, people: operators } });
  session = new Session();
  const watch = () => createSessionWatch(town.service.context, { channel: session, loginLink: () => null }, zhCN);
  watches = [watch(), watch()];
});
afterEach(() => town.close());

/** Time passes, and two processes look at the session every ten seconds. What the operator was told meanwhile. */
async function pass(duration: number): Promise<string[]> {
  const heard: Heard[] = [];
  for (const until = town.now() + duration; town.now() < until;) {
    for (const watch of watches) await watch();
    heard.push(...(await town.at(town.now() + 10 * SECOND)));
  }
  return heard.filter((one) => one.where === 'zhao').map((one) => one.text);
}

test('operators are told once that the session has ended, and once that it is back and when it was away', async () => {
  expect(await pass(MINUTE)).toEqual([]);
  const from = town.now();
  session.state = 'waiting';
  expect(await pass(HOUR)).toEqual([expect.stringMatching(/掉线了.*gezipu login/u)]);
  session.state = 'ready';
  expect(await pass(HOUR)).toEqual([expect.stringMatching(/恢复了/u)]);
  const [gap, ...more] = await gapsOf(town.service.context, 'wechaty');
  expect([gap?.from, more]).toEqual([from, []]);
  expect(gap?.until).toBe(from + HOUR);
});

test('an outage of less than a minute is told to nobody', async () => {
  session.state = 'waiting';
  expect(await pass(50 * SECOND)).toEqual([]);
  session.state = 'ready';
  expect(await pass(HOUR)).toEqual([]);
  expect(await gapsOf(town.service.context, 'wechaty')).toEqual([]);
});

test('what nobody could be told while it lasted is not told when it is over, but when it was', async () => {
  town.channel.fail = () => ({ sent: false, retry: true, reason: 'offline', detail: '' });
  session.state = 'waiting';
  await pass(HOUR);
  session.state = 'ready';
  town.channel.fail = null;
  expect(await pass(HOUR)).toEqual([expect.stringMatching(/^格子铺的微信恢复了/u)]);
});
