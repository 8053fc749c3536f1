/** Bulletins: previewed, agreed to, sent one after the other, and who could not be reached. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { HOUR, MINUTE } from '../../src/domain/time.js';
import { MONDAY } from '../domain/case/world.js';
import { openTown, textsAt, type Heard, type Town } from '../support/town.js';
import { GRID1, GRID2, TOWN_VILLAGE } from '../support/town-village.js';

const HOUSEHOLDS = [
  { id: 'h1', area: GRID2, head: '才让', people: 2, frail: true },
  { id: 'h2', area: GRID2, head: '杜伦生', people: 1, frail: true },
  { id: 'h3', area: GRID1, head: '宋万青', people: 1 },
];

let town: Town;
beforeEach(async () => {
  town = await openTown({ village: { ...TOWN_VILLAGE, households: HOUSEHOLDS } });
});
afterEach(() => town.close());

const TEXT = '明天上午十点在村委会打疫苗';
const tell = async (who: string, text: string, where?: string): Promise<string> =>
  textsAt(await town.say(who, text, where), who);
/** What is said within the next hour, minute by minute. */
async function later(minutes = 60): Promise<Heard[]> {
  const all: Heard[] = [];
  for (let i = 1; i <= minutes; i++) all.push(...(await town.at(town.now() + MINUTE)));
  return all;
}

describe('a bulletin', () => {
  test('is shown first and goes nowhere before its writer confirms it', async () => {
    const preview = await tell('wang', `/通知 二社 ${TEXT}`);
    expect(preview).toMatch(/要发给1个群（二社群）：\n【郭米村通知】明天上午十点在村委会打疫苗\n回 1 发，回 0 不发/u);
    expect(await later(5)).toEqual([]);
    expect(await tell('wang', '0')).toContain('不发了');
    expect(await tell('wang', '1')).not.toContain('发了');
    expect(await later(5)).toEqual([]);
  });

  test('goes to each group of the areas named, at a pace, once', async () => {
    await tell('wang', `/通知 全村 ${TEXT}`);
    const first = await town.say('wang', '1');
    const all = [...first, ...(await later())];
    const groups = TOWN_VILLAGE.groups.filter(({ audience }) => audience === 'villagers').map(({ id }) => id);
    for (const group of groups) expect(textsAt(all, group)).toBe(`【郭米村通知】${TEXT}`);
    expect(textsAt(first, 'g2') === '' || textsAt(first, 'gv') === '').toBe(true);
    expect(textsAt(all, 'wang')).toContain(`通知都送到了（${String(groups.length)}处）`);
  });

  test('to people goes to each alone, and its writer hears who could not be reached', async () => {
    const preview = await tell('wang', `/通知 困难户 ${TEXT}`);
    expect(preview).toMatch(/1个人私信[\s\S]*收不到的：杜伦生/u);
    town.channel.fail = ({ conversation }) =>
      conversation.id === 'cairang' ? { sent: false, retry: true, reason: 'offline', detail: '' } : null;
    await town.say('wang', '1');
    expect(textsAt(await later(), 'wang')).toMatch(/送到0处（共1处）。没收到的：才让、杜伦生/u);
    town.channel.fail = null;
    expect(textsAt(await town.at(town.now() + 2 * HOUR), 'cairang')).toContain(TEXT);
  });

  test('of a grid lead goes out when the shop head agrees, and not when not', async () => {
    expect(await tell('lamu', `/通知 二社 ${TEXT}`)).toContain('交王书记同意后再发');
    expect(textsAt(await town.say('lamu', '1'), 'wang')).toContain('同意回 /通知 同意');
    const agreed = [...(await town.say('wang', '/通知 同意')), ...(await later(5))];
    expect(textsAt(agreed, 'g2')).toContain(TEXT);
    expect(textsAt(agreed, 'lamu')).toContain('王书记同意了');
    expect(await tell('wang', '/通知 同意')).toContain('没有等您同意');
    await tell('lamu', '/通知 二社 明天不打了');
    await tell('lamu', '1');
    const refused = await town.say('wang', '/通知 不同意');
    expect(textsAt(refused, 'lamu')).toContain('没同意');
    expect(textsAt([...refused, ...(await later(5))], 'g2')).toBe('');
  });

  test('agreed to twice at once goes out once', async () => {
    await tell('lamu', `/通知 二社 ${TEXT}`);
    await tell('lamu', '1');
    const both = await Promise.all([town.say('wang', '/通知 同意'), town.say('wang', '/通知 同意')]);
    const all = [...both.flat(), ...(await later(5))];
    expect(new Set(all.filter(({ where }) => where === 'g2')).size).toBe(1);
  });

  test.each(['才让、杜伦生、宋万青明天来领米', '杜伦生家医保还没交，赶紧交', '独居的才让有残疾，大家照看'])(
    'never puts names beside what people owe or suffer from into a group: %s',
    async (text) => {
      expect(await tell('wang', `/通知 二社 ${text}`)).toContain('不能发在群里');
      expect(await tell('wang', `/通知 困难户 ${text}`)).toContain('回 1 发');
    },
  );

  test('shows no phone number to a group', async () => {
    expect(await tell('wang', '/通知 二社 有事打13912341234')).toContain('139****1234');
  });

  test('needs somebody it is for, something to say, and the right to say it', async () => {
    expect(await tell('wang', '/通知 火星 来开会')).toContain('不知道“火星”');
    expect(await tell('wang', '/通知 二社')).toContain('请写上内容');
    expect(await tell('dian', `/通知 二社 ${TEXT}`)).not.toContain('回 1 发，');
    expect(await tell('zhuoma', `/通知 二社 ${TEXT}`)).not.toContain('回 1');
  });
});

describe('who was not there', () => {
  test('hears the latest when they ask, only what was for them', async () => {
    await tell('wang', `/通知 二社 ${TEXT}`);
    await tell('wang', '1');
    await tell('wang', '/通知 一社 明天一社查电表');
    await tell('wang', '1');
    await later(5);
    expect(await tell('zhuoma', '最近有啥通知')).toMatch(/最近的通知[\s\S]*打疫苗/u);
    expect(await tell('zhuoma', '通知')).not.toContain('查电表');
  });

  test('who asks why there is no power hears what was announced', async () => {
    await tell('wang', '/通知 全村 今天10点到18点全村停电检修');
    await tell('wang', '1');
    await later(5);
    expect(town.now()).toBeGreaterThan(MONDAY);
    expect(await tell('zhuoma', '咋没电了')).toContain('18:00');
    expect(await town.cases()).toHaveLength(0);
  });
});

test('is not sent when whoever must agree does not, and its writer reads why', async () => {
  await tell('lamu', `/通知 二社 ${TEXT}`);
  await tell('lamu', '1');
  expect(textsAt(await town.say('wang', '/通知 不同意 时间不对'), 'lamu')).toContain('没同意，不发了。说：“时间不对”');
  expect(await tell('wang', '/通知 同意')).toContain('没有等您同意的通知');
});

describe('of the township', () => {
  test('goes to all of its villages, and to those who ask later', async () => {
    expect(await tell('ma', '/通知 全乡 明天8点到18点停水检修')).toContain('【扎麻什乡通知】');
    expect(await tell('ma', '1')).toContain('发了');
    expect((await later()).map(({ where }) => where)).toEqual(expect.arrayContaining(['gv', 'gm', 'gs']));
    expect(await tell('zhuoma', '最近有啥通知')).toContain('停水检修');
    town.set(MONDAY + 24 * HOUR);
    expect(textsAt(await town.say('zhuoma', '咋没水', 'g2'), 'g2')).toContain('停水检修');
  });

  test('is told to whom a village is called by its name', async () => {
    expect(await tell('ma', '/通知 郭米村干部 后天开会')).toContain('5个人私信');
    expect(await tell('ma', '/通知 大家 后天开会')).toContain('4个群');
  });

  test('agrees where the village has no head', async () => {
    await tell('wang', '/请假 2 @马副书记');
    await tell('lamu', `/通知 二社 ${TEXT}`);
    expect(textsAt(await town.say('lamu', '1'), 'ma')).toContain('同意回 /通知 同意');
    expect(await tell('ma', '/通知 同意')).toContain('发了');
  });
});
