/** The exchanges of the product, played through the whole service: what is said, by whom, where. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { DAY, HOUR, MINUTE } from '../../src/domain/time.js';
import { openTown, textsAt, type Heard, type Town } from '../support/town.js';
import { GRID2 } from '../support/town-village.js';

let town: Town;
beforeEach(async () => {
  town = await openTown();
});
afterEach(() => town.close());

describe('a report in the group that nobody addressed to the bot', () => {
  test('is registered in one line, followed, worked on and solved, each step told where it was said', async () => {
    const first = await town.say('zhuoma', '二社自来水又停了吗？我家龙头一点水都没', 'g2');
    expect(textsAt(first, 'g2')).toMatch(/记下了：二社停水（GM-0001）。.*索南/u);
    expect(first.find((one) => one.where === 'g2')?.to).toEqual(['卓玛']);
    expect(textsAt(first, 'suonan')).toMatch(/新事项 GM-0001 二社停水（急）[\s\S]*\/接单 1/u);
    expect(textsAt(first, 'doutai')).toContain('GM-0001');

    const second = await town.say('cairang', '我家也没水', 'g2');
    expect(textsAt(second, 'g2')).toContain('您家也算进GM-0001了');
    expect(textsAt(second, 'suonan')).toContain('现在共2户');

    const accepted = await town.say('suonan', '/接单 1');
    expect(textsAt(accepted, 'suonan')).toMatch(/GM-0001归您了。电话 13912341234。.*\/已联系 1/u);
    expect(textsAt(accepted, 'doutai')).toContain('索南接了');
    expect(textsAt(accepted, 'g2')).toContain('索南接下了');

    expect(textsAt(await town.say('suonan', '/已联系 1'), 'g2')).toBe('');
    const merged = await town.say('suonan', '/办结 1 水泵跳闸，已经修好，三点来水');
    expect(merged.filter((one) => one.where === 'g2')).toHaveLength(1);
    expect(textsAt(merged, 'g2')).toMatch(/索南联系上了[\s\S]*水泵跳闸，已经修好，三点来水。好了吗/u);
    expect(merged.find((one) => one.where === 'g2')?.to).toEqual(['卓玛', '才让']);

    const thanks = await town.say('zhuoma', '来了，谢谢', 'g2');
    expect(textsAt(thanks, 'g2')).toContain('算办好了');
    expect((await town.cases())[0]).toMatchObject({ state: 'closed', closedAs: 'solved' });

    const again = await town.say('cairang', '没来', 'g2');
    const told = [...again, ...(await town.at(town.now() + MINUTE))];
    expect(textsAt(told, 'g2')).toContain('没算完');
    expect(told.find((one) => one.text.includes('没算完'))?.to).toEqual(['才让']);
    expect((await town.cases())[0]).toMatchObject({ state: 'redo', redos: 1 });
  });

  test('shows nobody a phone number or more than what was said there', async () => {
    await town.say('zhuoma', '二社没水了，我电话13912341234', 'g2');
    await town.say('suonan', '/接单 1');
    await town.at(town.now() + HOUR);
    expect(
      town.channel.said
        .filter((one) => one.where === 'g2')
        .map((one) => one.text)
        .join(),
    ).not.toMatch(/1\d{10}/u);
  });

  test('is one case for several people who say it in their own words', async () => {
    await town.say('zhuoma', '二社又停水了', 'g2');
    await town.say('macheng', '我们二社没水了，饭都做不成', 'g2');
    expect(await town.cases()).toHaveLength(1);
    expect((await town.cases())[0]?.reporters.map((one) => one.name)).toEqual(['卓玛', '马成']);
  });
});

describe('alone with the bot', () => {
  test('there is a case before any answer, one question at a time, and the clerks are named when the place is known', async () => {
    const first = await town.say('zhao', '喂有人吗我腿疼得走不成路，娃娃们都在外头打工，你们能不能过来看一下');
    expect(textsAt(first, 'zhao')).toMatch(/GM-0001/u);
    expect(textsAt(first, 'zhao')).toContain('您是哪个社的？');
    const second = await town.say('zhao', '二社');
    expect(textsAt(second, 'zhao')).toMatch(/索南|豆太/u);
    expect(textsAt(second, 'zhao')).toContain('电话');
    expect((await town.cases())[0]).toMatchObject({ area: GRID2, areaKnown: true });
    const third = await town.say('zhao', '13800138000');
    expect(textsAt(third, 'zhao')).toContain('电话只给');
    expect((await town.cases())[0]?.phone).toBe('13800138000');
    const accepted = await town.say('suonan', '/接单');
    expect(textsAt(accepted, 'suonan')).toContain('13800138000');
  });

  test('several messages in a row are one matter, and another matter is another case', async () => {
    await town.say('cairang', '我家门口的路灯坏了');
    await town.say('cairang', '就是大门右手那一盏');
    await town.say('cairang', '已经黑了三天了');
    expect(await town.cases()).toHaveLength(1);
    expect((await town.cases())[0]?.remarks).toHaveLength(3);
    await town.say('cairang', '还有我妈的低保这个月没有发，能不能问一下');
    expect(await town.cases()).toHaveLength(2);
  });

  test('progress, one case in detail, adding to it and withdrawing it work by plain words', async () => {
    await town.say('cairang', '我家门口的路灯坏了');
    expect(textsAt(await town.say('cairang', '进度'), 'cairang')).toMatch(/①GM-0001 路灯.*等接单/u);
    expect(textsAt(await town.say('cairang', '1'), 'cairang')).not.toContain('undefined');
    expect(textsAt(await town.say('cairang', 'GM-0001'), 'cairang')).toMatch(/您说的：我家门口的路灯坏了/u);
    await town.at(town.now() + HOUR);
    expect(textsAt(await town.say('cairang', '补充 电线也露出来了'), 'cairang')).toContain('记到GM-0001里了');
    const gone = await town.say('cairang', '撤回');
    expect(textsAt(gone, 'cairang')).toContain('撤回了');
    expect((await town.cases())[0]?.state).toBe('withdrawn');
    expect(textsAt(await town.say('cairang', '进度'), 'cairang')).not.toContain(
      '有1件事：\n①GM-0001 路灯（二社）：已派人',
    );
  });

  test('small talk is answered kindly and makes no case', async () => {
    expect(textsAt(await town.say('cairang', '你好'), 'cairang')).toContain('我是格子铺');
    expect(textsAt(await town.say('cairang', '谢谢'), 'cairang')).toContain('不客气');
    expect(textsAt(await town.say('cairang', '帮助'), 'cairang')).toContain('进度');
    expect(await town.cases()).toHaveLength(0);
  });

  test('an answer to a clerk starts the clock again and reaches the clerk', async () => {
    await town.say('cairang', '我家门口的路灯坏了');
    await town.say('suonan', '/接单 1');
    const asked = await town.say('suonan', '/补问 1 是哪一盏');
    expect(textsAt(asked, 'cairang')).toContain('是哪一盏');
    await town.at(town.now() + 2 * HOUR);
    const informed = await town.say('cairang', '大门右手那一盏');
    expect(textsAt(informed, 'suonan')).toContain('大门右手那一盏');
    expect((await town.cases())[0]?.state).toBe('in_progress');
  });
});

describe('an emergency', () => {
  test('in a group gives the number at once, calls people in private and says who is coming', async () => {
    const first = await town.say('macheng', '着火了着火了，老马家草垛着了', 'g2');
    expect(textsAt(first, 'g2')).toMatch(/119.*已经在叫/su);
    for (const id of ['suonan', 'doutai', 'lamu']) expect(textsAt(first, id)).toMatch(/【紧急】着火.*回 1/u);
    const later = await town.at(town.now() + 3 * MINUTE);
    expect(textsAt(later, 'wang')).toContain('前面的人还没回话');
    const going = await town.say('doutai', '我去');
    expect(textsAt(going, 'g2')).toContain('豆太正在过来');
    expect(textsAt(going, 'doutai')).toContain('您带头');
    expect(textsAt(going, 'suonan')).toContain('豆太去了');
    await town.say('doutai', '/办结 1 火灭了，人没事');
    await town.at(town.now() + 2 * MINUTE);
    await town.say('macheng', '满意', 'g2');
    expect((await town.cases())[0]).toMatchObject({ state: 'closed', closedAs: 'solved', lead: 'doutai' });
  });

  test('said by several people is one', async () => {
    await town.say('macheng', '着火了着火了，老马家草垛着了', 'g2');
    await town.say('zhuoma', '草垛着火了快来人', 'g2');
    expect(await town.cases()).toHaveLength(1);
  });

  test('of despair is answered with a person and told to few, never in a group', async () => {
    const heard = await town.say('zhao', '不想活了，药都买好了');
    expect(textsAt(heard, 'zhao')).toMatch(/我在.*12356.*120/su);
    expect(heard.filter((one) => one.where.startsWith('g'))).toEqual([]);
    expect(textsAt(heard, 'wang')).not.toBe('');
    expect(textsAt(heard, 'suonan')).toBe('');
  });
});

describe('what is no report', () => {
  test('is met with silence and leaves nothing behind', async () => {
    for (const text of [
      '锅里的水开了才想起没买面[捂脸]',
      '明天谁去镇上捎个我',
      '哈哈哈哈',
      '早上好各位',
      '[呲牙][呲牙]',
    ]) {
      expect(await town.say('gawa', text, 'g2')).toEqual([]);
    }
    expect(await town.messages()).toEqual([]);
    expect(await town.cases()).toEqual([]);
  });

  test('is not kept when it was looked at because the speaker has a case', async () => {
    await town.say('zhuoma', '二社又停水了', 'g2');
    await town.say('zhuoma', '哈哈今天的戏好看得很', 'g2');
    const kept = JSON.stringify(await town.messages());
    expect(kept).not.toContain('戏好看');
    expect(kept).not.toContain('停水了');
  });

  test('when in doubt, is shown to the clerks in private, who decide', async () => {
    const doubtful = await doubt(town);
    expect(doubtful.filter((one) => one.where === 'g2')).toEqual([]);
    expect(textsAt(doubtful, 'suonan')).toMatch(/二社群里尕娃说“.*”。要登记吗？回 1 登记，0 不用/u);
    const yes = await town.say('suonan', '1');
    expect(textsAt(yes, 'suonan')).toContain('给尕娃登记了：GM-0001');
    expect(textsAt(yes, 'g2')).toContain('GM-0001');
  });

  test('is forgotten when the clerk says no, and when nobody answers for a day', async () => {
    await doubt(town);
    await town.say('suonan', '0');
    expect(JSON.stringify(await town.messages())).not.toContain(DOUBTFUL);
    await doubt(town);
    expect(JSON.stringify(await town.messages())).toContain(DOUBTFUL);
    await town.at(town.now() + DAY + MINUTE);
    expect(JSON.stringify(await town.messages())).not.toContain(DOUBTFUL);
    expect(await town.cases()).toEqual([]);
  });
});

const DOUBTFUL = '这路，唉';
const doubt = (at: Town): Promise<Heard[]> => at.say('gawa', DOUBTFUL, 'g2');

describe('a confidential report', () => {
  test('goes around the village, names nobody, and its result goes to the reporter alone', async () => {
    const heard = await town.say('zhuoma', '我要反映一件事，社长给他亲戚多报了低保，不要让别人知道是我说的');
    expect(textsAt(heard, 'zhuoma')).toMatch(/GM-S-01/u);
    expect(textsAt(heard, 'ji')).toContain('GM-S-01');
    expect(textsAt(heard, 'ji')).not.toContain('卓玛');
    for (const id of ['suonan', 'doutai', 'lamu', 'wang', 'g2', 'gv']) expect(textsAt(heard, id)).toBe('');
    expect(textsAt(await town.say('wang', '/查看 GM-S-01'), 'wang')).toContain('没有找到');
    await town.say('ji', '/接单 GM-S-01');
    const done = await town.say('ji', '/办结 GM-S-01 已核实，退回多报的钱');
    const told = [...done, ...(await town.at(town.now() + MINUTE))];
    expect(textsAt(told, 'zhuoma')).toContain('已核实');
    expect(told.filter((one) => one.where.startsWith('g'))).toEqual([]);
  });
});

describe('a voice that nobody understood', () => {
  test('becomes a case for a person to listen to', async () => {
    const media = {
      kind: 'voice',
      name: 'a.sil',
      duration: 12_000,
      load: () => Promise.resolve(new Uint8Array([2, 35, 33])),
    } as const;
    const heard = await town.say('zhuoma', '', undefined, { media });
    expect(textsAt(heard, 'zhuoma')).toMatch(/语音收到了/u);
    expect(textsAt(heard, 'suonan')).toContain('GM-0001');
    expect((await town.cases())[0]?.remarks[0]?.media).toHaveLength(1);
  });
});

describe('the daily digest', () => {
  test('comes to the cadres at its time, once, also after downtime, and says so when it is late', async () => {
    await town.say('zhuoma', '二社又停水了', 'g2');
    const day = await town.at(town.now() + 8 * HOUR);
    expect(textsAt(day, 'gc')).toMatch(/格子铺 11月23日 郭米村\n今天新来 1 件/u);
    expect(textsAt(day, 'gc')).not.toContain('卓玛');
    expect(textsAt(await town.at(town.now() + HOUR), 'gc')).toBe('');
    await town.at(town.now() + 23 * HOUR);
    const restarted = await town.restart();
    const late = await restarted.at(restarted.now() + DAY + 2 * HOUR);
    expect(late.filter((one) => one.where === 'gc')).toHaveLength(1);
    expect(textsAt(late, 'gc')).toContain('补发');
    town = restarted;
  });
});

describe('somebody of whom not even the village is known', () => {
  test('is asked for it, and what was said before is taken up with the answer', async () => {
    expect(textsAt(await town.say('stranger', '路灯坏了三天了'), 'stranger')).toContain('哪个村');
    const heard = await town.say('stranger', '郭米村');
    expect(textsAt(heard, 'stranger')).toContain('GM-0001');
    expect((await town.cases())[0]?.remarks[0]?.text).toBe('路灯坏了三天了');
  });

  test('hears the emergency number at once, and help is called with the answer', async () => {
    expect(textsAt(await town.say('stranger', '着火了着火了，草垛着了'), 'stranger')).toMatch(/119.*哪个村/su);
    const heard = await town.say('stranger', '郭米二社');
    expect((await town.cases())[0]).toMatchObject({ emergency: 'fire' });
    expect(textsAt(heard, 'lamu')).toContain('【紧急】');
  });
});

test('what somebody said before a question they never answered is forgotten after a day', async () => {
  await town.say('stranger', '路灯坏了三天了');
  const kept = async (): Promise<string> => JSON.stringify(await town.store.scan('', 1000));
  expect(await kept()).toContain('路灯坏了三天了');
  await town.at(town.now() + DAY + MINUTE);
  expect(await kept()).not.toContain('路灯坏了三天了');
});

describe('a report whose author is not to be known', () => {
  test('reaches the ordinary clerk without the name, also later', async () => {
    const first = await town.say('cairang', '二社老马家天天夜里偷倒垃圾，不要说是我说的');
    expect(textsAt(first, 'cairang')).toContain('不会让人知道是您说的');
    const more = await town.say('cairang', '补充 昨晚又倒了一车');
    const done = await town.say('suonan', '/办结 1 已经叫他拉走了');
    await town.at(town.now() + HOUR);
    const no = await town.say('cairang', '没解决');
    const told = [...first, ...more, ...done, ...no].filter((one) => one.where !== 'cairang').map((one) => one.text);
    expect(told.length).toBeGreaterThan(2);
    expect(told.join()).not.toContain('才让');
  });
});

test('a visitor from another village reports where they are, not where they live', async () => {
  await town.say('guest', '二社自来水停了', 'g2');
  await town.say('guest', '村口的垃圾堆成山了，臭得很，没人拉', 'gv', { addressed: true });
  expect((await town.cases()).map((one) => one.area.startsWith('63.22.22.203.201'))).toEqual([true, true]);
});

describe('somebody who does not accept a refusal', () => {
  test('gets a person to look at it again', async () => {
    await town.say('cairang', '二社门口路灯坏了');
    await town.say('lamu', '/不予受理 1 不归村里管，找公路段');
    const heard = await town.say('cairang', '找人');
    expect(textsAt(heard, 'cairang')).toContain('再请人看一遍');
    expect((await town.cases())[0]?.state).toBe('dispatched');
  });
});
