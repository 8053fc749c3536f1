/** Xiangbu: muddy water at four houses is found to be one matter, goes up six levels and back to all four. */
import { afterEach, expect, test } from '@jest/globals';
import { DAY } from '../../src/domain/time.js';
import { textsAt, type Heard } from '../support/town.js';
import { openVillage, type VillageTown } from './village-town.js';

const HOUSES = ['xb-yangshitou', 'xb-luoailian', 'xb-chenlaowu', 'xb-sicaixia'] as const;
const TOLD = [
  '四组自来水浑得很，全是泥沙，没法吃',
  '我家水管里放出来的水是浑的，有泥沙，四组2格',
  '五组的自来水浑浊，一缸子泥，吃不成',
  '水浑得不能吃，五组我们这儿都是泥水',
];
/** Second-class, first-class, package cadre, village, township, and the county's water bureau. */
const LEVELS = ['xb-4-1', 'xb-4', 'xb-b4', 'xb-wang', 'xb-chen', 'xb-shuiwu'] as const;
const HEAD = 'xb-wang';

let village: VillageTown;
afterEach(() => village.town.close());

test('four houses, one cause, six levels, four answers', async () => {
  village = await openVillage('demo/xiangbu.yaml', '2026-10-09 09:00');
  const { say, ask, wait, one, cases } = village;
  const heard: Heard[] = [];
  for (const [i, house] of HOUSES.entries()) heard.push(...(await say(house, TOLD[i] as string)));
  expect(await cases()).toHaveLength(4);
  expect(textsAt(heard, HEAD)).toMatch(/👥.*3户都说水质，像是一个原因（XB-0001、XB-0002、XB-0003/u);
  expect(textsAt(heard, 'xb-4-1')).toContain('XB-0001');
  expect(textsAt(heard, 'xb-5-1')).toContain('XB-0003');

  for (const serial of [2, 3, 4]) expect(await ask(HEAD, `/并单 ${String(serial)} 1`)).toContain('XB-0001');
  await wait(2 * 60_000);
  expect((await one(1)).reporters.map(({ name }) => name)).toEqual(['杨石头', '罗爱莲', '陈老五', '司彩霞']);
  for (const serial of [2, 3, 4]) expect((await one(serial)).state).toBe('merged');

  expect(await ask(LEVELS[0], '/接单 1')).toContain('XB-0001归您了');
  const told: Heard[] = [];
  for (const [i, clerk] of LEVELS.slice(0, 4).entries()) {
    const said = await say(clerk, '/上报 1 水源的事，这一级办不了');
    expect(textsAt(said, LEVELS[i + 1] as string)).toContain('XB-0001');
    told.push(...said, ...(await wait(5 * 60_000)));
  }
  // The county's own matter is given to the county, and not back to the village.
  const given = await say('xb-chen', '/转派 1 @漆科长');
  expect(textsAt(given, 'xb-shuiwu')).toContain('XB-0001');
  told.push(...given, ...(await wait(5 * 60_000)));
  for (const house of HOUSES) {
    expect(textsAt(told, house)).toContain('陈书记');
    expect(textsAt(told, house)).toContain('漆科长');
  }

  await ask('xb-shuiwu', '/接单 1');
  await ask('xb-shuiwu', '/已联系 1');
  await ask('xb-chen', '/督办 1 3天');
  const watched = await wait(DAY);
  expect(textsAt(watched, 'xb-shuiwu')).toContain('督办第1天');
  const done = await say('xb-shuiwu', '/办结 1 水源地清了淤，换了滤料，水化验合格');
  for (const house of HOUSES) expect(textsAt(done, house)).toContain('水化验合格');
  expect(await ask(HOUSES[0], '好了，水清了')).toContain('XB-0001就算办好了');
  for (const house of HOUSES.slice(1)) expect(await ask(house, '好了')).toContain('XB-0001');
  expect((await one(1)).reporters.every(({ solved }) => solved === true)).toBe(true);

  await wait(4 * DAY);
  expect(await ask(HEAD, '/统计 10月 解决率')).toMatch(/解决率 100%（4\/4）/u);
  expect(await ask('xb-dusanwa', '医保今年交多少')).not.toContain('水');
}, 30_000);

test('one house that is not helped opens the matter again for itself, and is heard', async () => {
  village = await openVillage('demo/xiangbu.yaml', '2026-10-09 09:00');
  const { say, ask, one } = village;
  await say(HOUSES[0], TOLD[0] as string);
  await ask(LEVELS[0], '/接单 1');
  await ask(LEVELS[0], '/办结 1 换了水龙头');
  expect(textsAt(await say(HOUSES[0], '没好，还是泥水'), LEVELS[0])).toMatch(/要重办（第1次）/u);
  expect((await one(1)).state).toBe('redo');
}, 30_000);
