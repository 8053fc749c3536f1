/** What clerks type: the right form, the wrong form, somebody else's case, a typing error. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { DAY, HOUR, MINUTE } from '../../src/domain/time.js';
import { COMMANDS } from '../../src/conversation/commands/table.js';
import { editDistance, nearestCommand } from '../../src/conversation/commands/nearest.js';
import { GRID1, GRID2 } from '../support/town-village.js';
import { openTown, textsAt, type Town } from '../support/town.js';

let town: Town;
beforeEach(async () => {
  town = await openTown();
});
afterEach(() => town.close());

const tell = async (who: string, text: string, where?: string): Promise<string> =>
  textsAt(await town.say(who, text, where), where ?? who);

describe('a command', () => {
  beforeEach(() => town.say('zhuoma', '二社自来水停了', 'g2'));

  test('is understood with a full-width slash, glued to its number, in English, with the village letters', async () => {
    expect(await tell('suonan', '／查看 1')).toContain('GM-0001');
    expect(await tell('suonan', '/查看1')).toContain('GM-0001');
    expect(await tell('suonan', '/show GM-0001')).toContain('GM-0001');
    expect(await tell('suonan', '/查看 gm1')).toContain('GM-0001');
    expect(await tell('suonan', '/SHOW #1')).toContain('GM-0001');
  });

  test('needs no number when a message about the case is quoted or only one case fits', async () => {
    const quote = { senderName: '格子铺', text: '新事项 GM-0001 二社停水（急）' };
    expect(textsAt(await town.say('suonan', '/接单', undefined, { quote }), 'suonan')).toContain('GM-0001归您了');
    expect(await tell('suonan', '/已联系')).toContain('/办结 1');
    await town.say('cairang', '我家门口的路灯坏了');
    await town.say('suonan', '/接单 2');
    expect(await tell('suonan', '/办结 都弄好了')).toMatch(/有2件，是哪一件[\s\S]*2 二社路灯[\s\S]*1 二社停水/u);
  });

  test('with a typing error is answered with the nearest one', async () => {
    expect(await tell('suonan', '/办完 1')).toMatch(/没有“办完”这个命令，是不是 \/办结/u);
    expect(await tell('suonan', '/接但 1')).toContain('/接单');
    expect(await tell('suonan', '/asign 1')).toContain('/派单');
    expect(await tell('suonan', '/呱呱呱呱')).toContain('/帮助');
  });

  test('that lacks something is answered with the right form and an example', async () => {
    expect(await tell('suonan', '/办结 1')).toBe('请写上处理结果，例如：/办结 312 水泵修好，三点来水');
    expect(await tell('lamu', '/派单 1')).toContain('@谁');
    expect(await tell('suonan', '/请假')).toContain('天数');
    expect(await tell('suonan', '/待办 昨天')).toContain('今日');
  });

  test('by somebody without the right says who may and what to do instead', async () => {
    expect(await tell('suonan', '/转派 1 @豆太')).toMatch(/一级网格员.*\/上报 1/u);
    expect(await tell('yixi', '/接单 1')).toContain('没有找到');
    expect((await town.cases())[0]?.lead).toBeNull();
  });

  test('typed by a villager is answered as to a villager', async () => {
    expect(await tell('zhuoma', '/办结 1', 'g2')).toContain('直接回“好了”就行');
    expect(await tell('zhuoma', '/日报')).toContain('直接说');
    expect((await town.cases())[0]?.state).toBe('dispatched');
  });

  test('with a number of another village, or of none, finds nothing', async () => {
    expect(await tell('suonan', '/接单 XB-0001')).toContain('没有找到XB-0001');
    expect(await tell('suonan', '/接单 77')).toContain('没有找到77');
  });

  test('in the wrong state says what the state is and what to do', async () => {
    await town.say('suonan', '/办结 1 修好了');
    expect(await tell('suonan', '/接单 1')).toMatch(/等您说好没好|办完了/u);
  });

  test('for a case that a colleague took says who has it', async () => {
    await town.say('doutai', '/接单 1');
    expect(await tell('suonan', '/接单 1')).toContain('已经由豆太接了');
  });

  test('given twice with the same message does its work once', async () => {
    const once = { key: 'same-key' };
    await town.say('suonan', '/接单 1', undefined, once);
    expect(await town.say('suonan', '/接单 1', undefined, once)).toEqual([]);
    expect((await town.cases())[0]?.log.filter((one) => one.action === 'accept')).toHaveLength(1);
  });
});

describe('a clerk', () => {
  test('returns a case with a reason, and the head decides', async () => {
    await town.say('zhuoma', '我们二社的变压器一直冒火花，停电了', 'g2');
    await town.say('cairang', '二社门口路灯坏了');
    const number = (await town.cases()).length;
    const returned = await town.say('suonan', `/退单 ${String(number)} 是供电所的，村里动不了`);
    expect(textsAt(returned, 'lamu')).toMatch(/退单：“是供电所的，村里动不了”。同意回 \/同意/u);
    const ruled = await town.say('lamu', `/同意 ${String(number)} @供电所`);
    expect(textsAt(ruled, 'dian')).toContain('新事项');
    expect(textsAt(ruled, 'lamu')).toContain('转给供电所');
  });

  test('hands a case up a level', async () => {
    await town.say('cairang', '二社门口路灯坏了');
    const heard = await town.say('suonan', '/上报 1 要换变压器');
    expect(textsAt(heard, 'lamu')).toMatch(/新事项.*[\s\S]*上报：要换变压器/u);
    expect(textsAt(heard, 'suonan')).toContain('拉姆社长');
  });

  test('who is away is replaced by the deputy until the leave is over', async () => {
    expect(await tell('suonan', '/请假 3 @豆太')).toContain('由豆太代办');
    const heard = await town.say('zhuoma', '二社自来水停了', 'g2');
    expect(textsAt(heard, 'suonan')).toBe('');
    expect(textsAt(heard, 'doutai')).toContain('新事项');
    expect(await tell('suonan', '/请假 0')).toContain('回来了');
    await tell('suonan', '/请假 两周 @豆太');
    expect(await tell('suonan', '/销假')).toContain('回来了');
    await town.at(town.now() + DAY);
    expect(textsAt(await town.say('cairang', '二社路灯坏了'), 'suonan')).toContain('新事项');
  });

  test('sees the own list, what is late and everything in charge', async () => {
    expect(await tell('suonan', '/待办')).toContain('现在没有事');
    await town.say('zhuoma', '二社自来水停了', 'g2');
    expect(await tell('suonan', '/待办')).toMatch(/有1件[\s\S]*二社停水/u);
    await town.at(town.now() + 2 * DAY);
    expect(await tell('suonan', '/待办 超期')).toContain('停水');
    expect(await tell('yixi', '/待办 全部')).toContain('没有事');
  });

  test('asks who is responsible for what', async () => {
    expect(await tell('wang', '/谁负责 二社 停水')).toMatch(/二社停水：.*索南/u);
  });

  test('gets help: all commands that the role may use, and one in detail', async () => {
    const help = await tell('suonan', '/帮助');
    expect(help).toContain('/办结 编号 处理结果');
    expect(help).not.toContain('/不予受理');
    expect(await tell('wang', '/帮助')).toContain('/不予受理');
    expect(await tell('suonan', '/帮助 办结')).toContain('例如：/办结 312');
  });

  test('gets the digest on demand', async () => {
    await town.say('zhuoma', '二社自来水停了', 'g2');
    expect(await tell('wang', '/日报')).toMatch(/郭米村\n今天新来 1 件/u);
  });

  test('sees nothing private in a group', async () => {
    await town.say('zhuoma', '二社自来水停了，我电话13912341234', 'g2');
    expect(await tell('suonan', '/接单 1', 'g2')).not.toContain('139');
    expect(await tell('suonan', '/查看 1', 'g2')).toContain('私下');
  });
});

describe('a leader', () => {
  test('merges two cases of one matter; both reporters hear the result', async () => {
    await town.say('cairang', '二社门口路灯坏了');
    await town.say('macheng', '二社路灯不亮了');
    const merged = await town.say('lamu', '/并单 2 1');
    expect(textsAt(merged, 'macheng')).toContain('GM-0001是同一件事');
    await town.say('suonan', '/办结 1 换了灯泡');
    await town.at(town.now() + 2 * MINUTE);
    for (const id of ['cairang', 'macheng']) expect(textsAt(town.channel.said, id)).toContain('换了灯泡');
  });

  test('takes apart what was joined by mistake, and each reporter follows their own case again', async () => {
    await town.say('cairang', '二社门口路灯坏了');
    await town.say('macheng', '二社路灯不亮了');
    await town.say('lamu', '/并单 2 1');
    expect(await tell('lamu', '/拆单 2')).toContain('GM-0002拆出来了');
    await town.say('suonan', '/办结 1 换了灯泡');
    await town.at(town.now() + 2 * MINUTE);
    expect(textsAt(town.channel.said, 'cairang')).toContain('换了灯泡');
    expect(textsAt(town.channel.said, 'macheng')).not.toContain('换了灯泡');
  });

  test('puts right what a case is about, by name or code, and is asked when that is not clear', async () => {
    await town.say('cairang', '二社门口路灯坏了');
    expect(await tell('lamu', '/改类 1')).toContain('请写上类别');
    expect(await tell('lamu', '/改类 1 飞船')).toContain('没有“飞船”这一类');
    expect(await tell('lamu', '/改类 1 补贴')).toMatch(/惠农补贴（0701）、.*残疾补贴（0803）/u);
    expect(await tell('lamu', '/改类 1 停电')).toContain('改成“停电”');
    expect((await town.cases())[0]).toMatchObject({ category: '0503' });
    expect(await tell('suonan', '/改类 1 0402')).toContain('/上报');
  });

  test('puts right where a case lies, and it goes to the clerk of that place while nobody has taken it', async () => {
    await town.say('cairang', '二社门口路灯坏了');
    expect(await tell('lamu', '/改地点 1')).toContain('请写上哪个社');
    expect(await tell('lamu', '/改地点 1 月亮上')).toContain('不知道“月亮上”在哪儿');
    const heard = await town.say('lamu', '/改地点 1 一社');
    expect(textsAt(heard, 'lamu')).toContain('GM-0001改到一社了');
    expect(textsAt(heard, 'yixi')).toContain('新事项 GM-0001');
    expect(textsAt(heard, 'suonan')).toContain('GM-0001');
    expect((await town.cases())[0]).toMatchObject({ area: GRID1, offered: ['yixi'] });
    await town.say('yixi', '/接单 1');
    await town.say('yixi', '/改地点 1 二社');
    expect((await town.cases())[0]).toMatchObject({ area: GRID2, lead: 'yixi', state: 'accepted' });
  });

  test('declines only for a reason of the rules, and the reporter hears where to go instead', async () => {
    await town.say('cairang', '二社门口路灯坏了');
    expect(await tell('lamu', '/不予受理 1 没空')).toContain('只有这几种');
    const heard = await town.say('lamu', '/不予受理 1 不归村里管，找公路段');
    expect(textsAt(heard, 'cairang')).toMatch(/不归村里和乡里管.*找公路段/u);
  });

  test('sends a case back to be done again', async () => {
    await town.say('cairang', '二社门口路灯坏了');
    await town.say('suonan', '/办结 1 换了灯泡');
    await town.at(town.now() + HOUR);
    const heard = await town.say('lamu', '/重办 1 去看了，还是不亮');
    expect(textsAt(heard, 'suonan')).toContain('重办');
  });
});

test('every command has an example that begins with its own form, and names that mean nothing else', () => {
  const names = COMMANDS.flatMap((one) => [one.name, one.zh, ...one.also]);
  expect(new Set(names).size).toBe(names.length);
  for (const one of COMMANDS) {
    expect(one.example.startsWith(`/${one.zh}`)).toBe(true);
    expect(one.form.startsWith(`/${one.zh}`)).toBe(true);
  }
});

test.each([
  ['办完', '办结'],
  ['接但', '接单'],
  ['代办', '待办'],
  ['accpet', '接单'],
  ['转拍', '转派'],
])('/%s is taken for /%s', (typed, meant) => {
  expect(nearestCommand(typed)?.zh).toBe(meant);
});

test('edit distance counts a swap of neighbours as one', () => {
  expect(editDistance('accpet', 'accept')).toBe(1);
  expect(editDistance('', 'ab')).toBe(2);
  expect(editDistance('同意', '不同意')).toBe(1);
});

test('what is put aside is listed with its day and plan, what is supervised apart from it', async () => {
  await town.say('zhuoma', '二社路口的路灯坏了三个', 'g2');
  await town.say('cairang', '二社水渠塌了一段，浇不上水', 'g2');
  for (const command of ['接单 1', '已联系 1', '接单 2']) await town.say('suonan', `/${command}`);
  await town.say('wang', '/挂账 1 12月5日 等配件');
  await town.say('ma', '/督办 2 5天');
  const parked = await tell('lamu', '/待办 挂账');
  expect(parked).toMatch(/挂账的有1件：\n1 二社路灯（.*12月5日9:00再看：等配件/u);
  const watched = await tell('lamu', '/待办 督办');
  expect(watched).toMatch(/督办的有1件：\n2 二社/u);
  expect(await tell('lamu', '/待办 挂')).toContain('挂账、督办或者全部');
});
