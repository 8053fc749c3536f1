/** Figures by command: what they count, and the cases behind them. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { DAY, HOUR } from '../../src/domain/time.js';
import type { Store } from '../../src/ports/store.js';
import { throughStore } from '../support/through-store.js';
import { openTown, textsAt, type Town } from '../support/town.js';
import { GM } from '../support/town-village.js';

let town: Town;
beforeEach(async () => {
  town = await openTown();
});
afterEach(() => town.close());

const tell = async (who: string, text: string): Promise<string> => textsAt(await town.say(who, text), who);

async function solved(): Promise<void> {
  await town.say('zhuoma', '二社自来水停了，一点水都没有', 'g2');
  await town.say('suonan', '/接单 1');
  await town.say('suonan', '/已联系 1');
  await town.say('suonan', '/办结 1 水泵修好了');
  await town.say('zhuoma', '好了，满意', 'g2');
}

test('count what fell due, with numerator and denominator, and no answer as none', async () => {
  await solved();
  await town.say('cairang', '二社的路灯坏了三个', 'g2');
  await town.at(town.now() + 10 * DAY);
  const text = await tell('wang', '/统计 这个月');
  expect(text).toMatch(/^郭米村 2026年1[12]月\n收到\d件/u);
  for (const line of ['响应率', '解决率', '满意率', '评价率', '一次派准率']) expect(text).toContain(line);
});

test('an indicator shows how it is made and which cases missed it, without a word of anybody', async () => {
  await solved();
  await town.say('cairang', '二社的路灯坏了三个', 'g2');
  await town.at(town.now() + 26 * HOUR);
  await town.at(town.now() + 7 * DAY);
  const text = await tell('lamu', '/统计 二社 11月 响应率');
  expect(text).toMatch(/响应率 50%（1\/2）\n算法：按时联系群众的 ÷ 该联系的。[\s\S]*没做到的1件：\nGM-0002 二社路灯/u);
  expect(text).not.toContain('才让');
});

test('a count shows its cases, without what must stay private', async () => {
  await town.say('cairang', '二社的路灯坏了三个', 'g2');
  await town.say('zhuoma', '二社尕娃没人管，爹娘都在外头打工', 'g2');
  await town.at(town.now() + 10 * DAY);
  expect(await tell('wang', '/统计 11月 红牌')).toBe(
    '郭米村 2026年11月 红牌2件：\nGM-0002 二社不公开\nGM-0001 二社路灯',
  );
  expect(await tell('wang', '/统计 11月 未诉先办')).toBe('郭米村 2026年11月 未诉先办0件。');
});

test('of a township are as of the last hour, and name what most was told about', async () => {
  await solved();
  await town.say('cairang', '二社的路灯坏了三个', 'g2');
  expect(await tell('ma', '/统计')).toMatch(/^扎麻什乡 2026年11月\n收到2件/u);
  await town.at(town.now() + HOUR);
  expect(await tell('ma', '/统计')).toMatch(
    /^扎麻什乡 2026年11月（截至今天\d+:\d\d）\n收到2件，[^\n]*\n最多的：[^\n]*1件，[^\n]*1件。/u,
  );
});

test('of a place or figure that nobody knows are refused with the way to ask, not answered for another', async () => {
  expect(await tell('wang', '/统计 九社 上月')).toMatch(/^没认出“九社”[\s\S]*\/统计 二社 上月/u);
  expect(await tell('wang', '/统计 二社 喝茶率')).toContain('没认出“喝茶率”');
  for (const asked of ['本村 上月', '我们村', '11 月', '二社 今年 解决率', '上月 表'])
    expect(await tell('wang', `/统计 ${asked}`)).not.toContain('没认出');
});

test('are empty in a kind way, and only for the own area', async () => {
  expect(await tell('lamu', '/统计 二社 上月')).toContain('响应率 还没有');
  expect(await tell('lamu', '/统计 一社')).toContain('只能看您自己片里的');
  expect(await tell('suonan', '/统计')).toContain('一级网格员');
});

test('of a village of the township are asked for by its name, and by any name of a grid', async () => {
  expect(await tell('ma', '/统计 郭米村 响应率')).toMatch(/^郭米村 /u);
  expect(await tell('lamu', '/统计 二队 响应率')).toMatch(/^二社 /u);
  expect(await tell('lamu', '/统计 香卜村 响应率')).toContain('只能看您自己片里的');
});

test('of an area with more cases than anybody can wait for are told without a list', async () => {
  await town.close();
  const tally: Store['tally'] = () => Promise.resolve([{ area: GM, status: 'closed', count: 20_001 }]);
  town = await openTown({ through: (store) => throughStore(store, { tally }) });
  expect(await tell('wang', '/统计 响应率')).toContain('写上乡或村');
  expect(await tell('wang', '/统计 红牌')).toContain('写上乡或村');
  expect(await tell('wang', '/统计')).toContain('响应率');
});
