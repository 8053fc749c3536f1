/** Deadlines with teeth, as clerks and villagers hear them: reminders, the next in line, the daily word on what is supervised. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { indicatorsOf } from '../../src/domain/indicators.js';
import { DAY, HOUR, MINUTE } from '../../src/domain/time.js';
import { MONDAY } from '../domain/case/world.js';
import { heardUntil, openTown, textsAt, type Heard, type Town } from '../support/town.js';

let town: Town;
beforeEach(async () => {
  town = await openTown();
  await town.say('zhuoma', '二社路口的路灯坏了三个，晚上看不见', 'g2');
});
afterEach(() => town.close());

const until = (then: number, step = 30 * MINUTE): Promise<Heard[]> => heardUntil(town, then, step);

describe('nobody takes it', () => {
  test('they are reminded half an hour before, once', async () => {
    const soon = textsAt(await until(MONDAY + 90 * MINUTE), 'suonan');
    expect(soon.match(/⏰ GM-0001/gu)).toHaveLength(1);
    expect(soon).toMatch(/请今天12:00前接单/u);
  });

  test('whoever took it hears nothing of the kind', async () => {
    await town.say('suonan', '/接单 1');
    expect(textsAt(await until(MONDAY + 3 * HOUR), 'suonan')).not.toContain('接单');
  });

  test('it goes to the next in line after as long again, the reporter is told, and either may take it', async () => {
    const all = await until(MONDAY + 7 * HOUR);
    expect(textsAt(all, 'lamu')).toMatch(/GM-0001（二社路灯）.*还没人接，请您来办：回 \/接单 1/u);
    expect(textsAt(all, 'g2')).toContain('拉姆社长');
    expect(textsAt(await town.say('suonan', '/接单 1'), 'lamu')).toContain('您不用管了');
  });

  test('it climbs one by one and stops at the top', async () => {
    const all = await until(MONDAY + 3 * DAY, 3 * HOUR);
    for (const who of ['lamu', 'wang', 'ma']) expect(textsAt(all, who).match(/还没人接，请您来办/gu)).toHaveLength(1);
  });
});

describe('a supervised case', () => {
  beforeEach(async () => {
    await town.say('suonan', '/接单 1');
    await town.say('ma', '/督办 1 5天');
  });

  test('is asked after every working morning, of whoever has it and of whoever is above', async () => {
    const all = await until(MONDAY + 2 * DAY + HOUR, HOUR);
    const asked = textsAt(all, 'suonan').match(/督办第\d天：GM-0001/gu);
    expect(asked).toEqual(['督办第1天：GM-0001', '督办第2天：GM-0001']);
    expect(textsAt(all, 'lamu')).toContain('督办第2天');
  });

  test('is asked after once when the service was down for days', async () => {
    const after = textsAt(await town.at(MONDAY + 3 * DAY), 'suonan');
    expect(after.match(/督办第/gu)).toHaveLength(1);
  });

  test('that was late before is not on time by its new end', async () => {
    await until(MONDAY + 15 * DAY, 6 * HOUR);
    await town.say('ma', '/督办 1 5天');
    await town.say('suonan', '/已联系 1');
    await town.say('suonan', '/办结 1 换了新灯');
    const [c] = await town.cases();
    expect(c!.clock.repliedAt).toBeLessThan(c!.clock.finishDue!);
    expect(indicatorsOf([c!], MONDAY, MONDAY + 60 * DAY, town.service.context.calendar).onTime).toMatchObject({
      ...{ numerator: 0, denominator: 1 },
    });
  });

  test('is left alone when it is done', async () => {
    await town.say('suonan', '/已联系 1');
    await town.say('suonan', '/办结 1 换了新灯');
    expect(textsAt(await until(MONDAY + DAY + HOUR, HOUR), 'suonan')).not.toContain('督办第');
  });
});

describe('an extension', () => {
  const quote = { text: 'GM-0001 二社路灯', sender: '' };
  const tell = async (text: string, more = {}): Promise<string> =>
    textsAt(await town.say('suonan', text, undefined, more), 'suonan');
  beforeEach(() => town.say('suonan', '/接单 1'));

  test.each([
    ['/延期 3 配件没到', {}],
    ['/延期 ３ 配件没到', { quote }],
    ['/延期 1 3 配件没到', {}],
    ['/延期 1 3天 配件没到', { quote }],
  ])('%s is of three days for the case that is meant (%#)', async (typed, more) => {
    expect(await tell(typed, more)).toContain('GM-0001延期报上去了');
    expect((await town.cases())[0]?.request).toMatchObject({ workdays: 3, reason: '配件没到' });
  });

  test('without days asks for them, and is not possible while the clock stands', async () => {
    expect(await tell('/延期 1 配件没到')).toContain('请写上工作日数');
    await tell('/补问 1 是哪一盏');
    expect(await tell('/延期 1 3 配件没到')).toMatch(/不能延期。时间停着.*\/恢复 1/u);
  });
});

describe('the day to look again at what is put aside', () => {
  test.each([
    ['12月1日9点 等配件', '12月1日'],
    ['１２－０１ 等配件', '12月1日'],
    ['三天后 等配件', '11月26日'],
    ['大后天 等配件', '11月26日'],
    ['两周后，等配件', '12月7日'],
    ['明年3月1日 等配件', '3月1日'],
  ])('%s', async (written, day) => {
    await town.say('suonan', '/已联系 1');
    const heard = textsAt(await town.say('wang', `/挂账 1 ${written}`), 'wang');
    expect(heard).toContain(day);
    expect((await town.cases())[0]?.parking?.reason).toBe('等配件');
  });

  test('of an urgent matter stops no clock, and whoever sets it is told so', async () => {
    await town.say('zhuoma', '二社自来水停了，一点水都没有');
    await town.say('suonan', '/已联系 2');
    const heard = textsAt(await town.say('wang', '/挂账 2 12月1日 地冻着'), 'wang');
    expect(heard).toContain('这件事时间不停，期限还是明天10:00');
    expect((await town.cases())[1]?.clock.remaining).toBeNull();
  });
});
