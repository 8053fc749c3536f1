/** Four ways of handling, more time, and putting aside: by command, with everybody concerned told. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { DAY } from '../../src/domain/time.js';
import { duty } from '../domain/small-village.js';
import { openTown, textsAt, type Town } from '../support/town.js';
import { TOWN_VILLAGE, TOWNSHIP } from '../support/town-village.js';

let town: Town;
beforeEach(async () => {
  town = await openTown();
  await town.say('zhao', '二社路灯坏了三个');
  await town.say('suonan', '/接单 1');
});
afterEach(() => town.close());

const tell = async (who: string, text: string): Promise<string> => textsAt(await town.say(who, text), who);
const onlyCase = async () => (await town.cases())[0];

describe('two together', () => {
  test('the colleague hears what it is, the villager who comes, and both may report it done', async () => {
    const heard = await town.say('suonan', '/协办 1 @豆太');
    expect(textsAt(heard, 'suonan')).toContain('请豆太一起办');
    expect(textsAt(heard, 'doutai')).toContain('GM-0001');
    expect(textsAt([...heard, ...(await town.at(town.now() + 60_000))], 'zhao')).toMatch(/索南、豆太/u);
    expect(await onlyCase()).toMatchObject({ mode: 'assist', lead: 'suonan', partners: ['doutai'] });
    expect(await tell('doutai', '/办结 1 换了三个灯泡')).toContain('已经告诉群众');
  });

  test('a name is wanted, and one that is known', async () => {
    expect(await tell('suonan', '/协办 1')).toContain('请写上@谁');
    expect(await tell('suonan', '/协办 1 @谁也不是')).toContain('没有找到“谁也不是”');
  });
});

describe('several units, each with a part', () => {
  test('is for the chief shopkeeper to set up, and finished when every part is', async () => {
    expect(await tell('suonan', '/联办 1 @供电所 换变压器')).toContain('总店长');
    const heard = await town.say('ma', '/联办 1 @供电所 换变压器 @拉姆社长 通知各户 5天');
    expect(textsAt(heard, 'ma')).toContain('各办一块');
    expect(textsAt(heard, 'dian')).toContain('换变压器');
    const c = await onlyCase();
    expect(c).toMatchObject({ mode: 'joint', lead: 'suonan', deadlines: 'F' });
    expect(c?.parts.map((part) => [part.person, part.what])).toEqual([
      ['dian', '换变压器'],
      ['lamu', '通知各户'],
    ]);
    expect(await tell('suonan', '/办结 1 都好了')).toContain('2');
    await town.say('dian', '/办结 1 变压器换了');
    await town.say('lamu', '/办结 1 各户都说到了');
    expect(await tell('suonan', '/办结 1 都好了')).toContain('已经告诉群众');
  });
});

describe('watched from above', () => {
  test('has an end of its own, and those who work on it know', async () => {
    expect(await tell('ma', '/督办 1')).toContain('请写上几天');
    expect(await tell('wang', '/督办 1 3天')).toContain('总店长');
    const before = (await onlyCase())?.clock.finishDue ?? 0;
    const heard = await town.say('ma', '/督办 1 2天');
    expect(textsAt(heard, 'suonan')).toContain('督办');
    const c = await onlyCase();
    expect(c?.mode).toBe('supervise');
    expect(c?.clock.finishDue).toBeLessThan(before);
  });
});

describe('more time', () => {
  test('is asked for with a reason, granted by the head, told to the villager, and given once', async () => {
    await town.say('suonan', '/已联系 1');
    expect(await tell('suonan', '/延期 1')).toContain('请写上工作日数');
    expect(await tell('suonan', '/延期 1 三个工作日')).toContain('请写上原因');
    const before = (await onlyCase())?.clock.finishDue ?? 0;
    const asked = await town.say('suonan', '/延期 1 三个工作日 配件要从西宁发过来');
    expect(textsAt(asked, 'suonan')).toContain('延期报上去了');
    const judge = ['lamu', 'wang'].find((who) => textsAt(asked, who).includes('配件要从西宁发过来'));
    expect(judge).toBeDefined();
    const heard = await town.say('wang', '/同意 1');
    expect(textsAt([...heard, ...(await town.at(town.now() + 60_000))], 'zhao')).toContain('配件要从西宁发过来');
    expect((await onlyCase())?.clock.finishDue).toBeGreaterThan(before);
    expect(await tell('suonan', '/延期 1 2 还是没到')).toMatch(/一次|延过/u);
  });
});

describe('what cannot be done now', () => {
  test('is put aside with a plan and a day, taken up again on that day, and the villager hears both', async () => {
    await town.say('suonan', '/已联系 1');
    expect(await tell('wang', '/挂账 1 地冻着')).toContain('请写上日期');
    expect(await tell('wang', '/挂账 1 2月30日 地冻着')).toContain('请写上日期');
    const heard = await town.say('wang', '/挂账 1 30天 地冻着挖不开，开春就换');
    expect(textsAt(heard, 'wang')).toContain('GM-0001挂账了');
    expect(textsAt([...heard, ...(await town.at(town.now() + 60_000))], 'zhao')).toContain('开春就换');
    const back = await town.at(town.now() + 31 * DAY);
    expect(textsAt(back, 'suonan')).toContain('GM-0001');
    expect(await onlyCase()).toMatchObject({ state: 'in_progress', parking: null });
  });

  test('goes on earlier when it can', async () => {
    await town.say('suonan', '/已联系 1');
    await town.say('wang', '/挂账 1 30天 等配件');
    expect(await tell('suonan', '/恢复 1')).toContain('接着办');
    expect(await onlyCase()).toMatchObject({ state: 'in_progress' });
  });
});

test('whoever only audits the service is handed no case', async () => {
  await town.close();
  const auditor = { id: 'shenji', name: '沈计', duties: [duty('auditor', TOWNSHIP)], handles: [], absences: [] };
  town = await openTown({ village: { ...TOWN_VILLAGE, people: [...TOWN_VILLAGE.people, auditor] } });
  await town.say('zhao', '二社路灯坏了三个');
  const before = (await onlyCase())?.offered;
  expect(await tell('lamu', '/派单 1 @沈计')).toContain('沈计');
  expect(await onlyCase()).toMatchObject({ offered: before });
});
