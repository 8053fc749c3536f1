/** One fact told by several people who do not hear each other: joined, proposed, taken apart again. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { HOUR, MINUTE } from '../../src/domain/time.js';
import { openTown, textsAt, type Heard, type Town } from '../support/town.js';
import { GRID2 } from '../support/town-village.js';

let town: Town;
beforeEach(async () => {
  town = await openTown();
});
afterEach(() => town.close());

const LAMP = '大柳树底下那个路灯不亮了';
const SAME_LAMP = '大柳树跟前的灯坏了';
const TURBID = '二社的水浑得很，跟泥汤一样';
const SAME_WATER = '二社自来水发浑，沉底有泥沙';

const tell = async (who: string, text: string): Promise<string> => textsAt(await town.say(who, text), who);
const reporters = async (): Promise<string[][]> =>
  (await town.cases()).map((c) => c.reporters.map(({ door }) => door.user));
const later = (hours: number): void => town.set(town.now() + hours * HOUR);

describe('strangers who tell clearly the same', () => {
  test('are one case, each hears its number, and the clerk hears the new words and how to take them apart', async () => {
    await town.say('cairang', LAMP);
    const told = await town.say('macheng', SAME_LAMP);
    expect(await reporters()).toEqual([['cairang', 'macheng']]);
    expect(textsAt(told, 'macheng')).toContain('跟GM-0001（一社路灯）是同一件事');
    expect(textsAt(told, 'yixi')).toContain(`马成（“${SAME_LAMP}”），现在共2户`);
    expect(textsAt(told, 'yixi')).toContain('/拆单 1');
    expect((await town.cases())[0]?.remarks.map((one) => one.text)).toEqual([LAMP, SAME_LAMP]);
    await town.say('yixi', '/办结 1 换了灯泡');
    await town.at(town.now() + 2 * MINUTE);
    for (const id of ['cairang', 'macheng']) expect(textsAt(town.channel.said, id)).toContain('换了灯泡');
  });

  test('hear once what is kept of them, also who was only joined', async () => {
    await town.say('cairang', LAMP);
    await town.say('macheng', SAME_LAMP);
    await town.at(town.now() + MINUTE);
    expect(textsAt(town.channel.said, 'macheng').match(/说明一下/gu)).toHaveLength(1);
  });

  test.each([
    ['a lamp elsewhere', '一社卫生室门口路灯坏了'],
    ['a lamp of another community', '二社广场上那个路灯不亮了'],
    ['no place', '路灯不亮了，晚上黑得很'],
    ['a suggestion', '建议大柳树底下再装个路灯'],
    ['another matter at the same place', '大柳树底下垃圾堆成山了，臭得很'],
  ])('are not joined to what others tell of %s', async (_, text) => {
    await town.say('cairang', LAMP);
    await town.say('macheng', text);
    expect((await reporters()).flat().filter((who) => who === 'macheng')).toHaveLength((await reporters()).length - 1);
    expect((await reporters())[0]).toEqual(['cairang']);
  });

  test('are asked about when nobody says which lamp it is', async () => {
    await town.say('cairang', '二社门口路灯坏了');
    const told = await town.say('macheng', '二社路灯不亮了');
    expect(await reporters()).toEqual([['cairang'], ['macheng']]);
    expect(textsAt(told, 'lamu')).toContain('GM-0002像是和GM-0001同一件事');
  });

  test('are not joined to what is done', async () => {
    await town.say('cairang', LAMP);
    await town.say('yixi', '/办结 1 换了灯泡');
    later(1);
    await town.say('macheng', SAME_LAMP);
    expect(await reporters()).toEqual([['cairang'], ['macheng']]);
  });
});

describe('who was joined by mistake', () => {
  const apart = async (): Promise<string> => {
    await town.say('cairang', LAMP);
    await town.say('macheng', SAME_LAMP);
    return tell('wang', '/拆单 1');
  };

  test('gets a case of their own with their own words, and each hears the result of their own', async () => {
    expect(await apart()).toContain('GM-0002拆出来了');
    expect(await reporters()).toEqual([['cairang'], ['macheng']]);
    expect((await town.cases())[1]).toMatchObject({ gist: SAME_LAMP, category: '0402', state: 'dispatched' });
    expect(textsAt(town.channel.said, 'macheng')).toContain('GM-0002');
    await town.say('yixi', '/办结 1 换了灯泡');
    await town.at(town.now() + 2 * MINUTE);
    expect(textsAt(town.channel.said, 'cairang')).toContain('换了灯泡');
    expect(textsAt(town.channel.said, 'macheng')).not.toContain('换了灯泡');
    expect(await tell('macheng', '进度')).not.toContain('GM-0001');
  });

  test('is named where several were joined', async () => {
    await town.say('cairang', LAMP);
    for (const who of ['macheng', 'gawa']) await town.say(who, SAME_LAMP);
    await town.say('wang', '/拆单 1 马成');
    expect(await reporters()).toEqual([['cairang', 'gawa'], ['macheng']]);
  });

  test('stays with who may not take apart, and the first reporter always stays', async () => {
    await town.say('cairang', LAMP);
    expect(await tell('wang', '/拆单 1')).toContain('不能这样做');
    await town.say('macheng', SAME_LAMP);
    expect(await tell('yixi', '/拆单 1')).toContain('一级网格员');
    expect(await reporters()).toEqual([['cairang', 'macheng']]);
  });
});

describe('strangers who perhaps tell the same', () => {
  test('have a case each, whoever leads is asked, and joins and parts them with one command', async () => {
    await town.say('cairang', TURBID);
    later(1);
    const told = await town.say('macheng', SAME_WATER);
    expect(await reporters()).toEqual([['cairang'], ['macheng']]);
    expect(textsAt(told, 'lamu')).toContain('GM-0002像是和GM-0001同一件事');
    expect(textsAt(told, 'suonan')).not.toContain('像是');
    const [order = ''] = /\/并单 \d+ \d+/u.exec(textsAt(told, 'lamu')) ?? [];
    await town.say('lamu', order);
    expect((await reporters())[0]).toEqual(['cairang', 'macheng']);
    expect(await tell('lamu', '/拆单 2')).toContain('GM-0002拆出来了');
    expect((await reporters())[0]).toEqual(['cairang']);
  });

  test('are never compared when one of it is sealed or told in confidence', async () => {
    const told = [
      ...(await town.say('cairang', '我要举报，二社的补助款让人私分了，一家扣了五百')),
      ...(await town.say('macheng', '举报二社补助款被私分，每家扣了五百')),
      ...(await town.say('gawa', `${LAMP}，不要说是我说的`)),
      ...(await town.say('zhao', SAME_LAMP)),
    ];
    expect(await reporters()).toEqual([['cairang'], ['macheng'], ['gawa'], ['zhao']]);
    expect(told.map(({ text }) => text).join('\n')).not.toContain('像是');
  });
});

describe('who tells their own matter anew', () => {
  test('adds to it, however long ago it was, and opens no second case', async () => {
    await town.say('cairang', LAMP);
    later(5 * 24);
    const told = await town.say('cairang', '大柳树底下的路灯还是不亮，路灯坏了这么久');
    expect(await reporters()).toEqual([['cairang']]);
    expect(textsAt(told, 'yixi')).toContain('这么久');
  });

  test('has a second case for something else of the same kind', async () => {
    await town.say('cairang', LAMP);
    later(5 * 24);
    await town.say('cairang', '学校门口的路灯也灭了两盏');
    expect(await town.cases()).toHaveLength(2);
  });
});

describe('several houses with what looks like one cause', () => {
  const HOUSES = [
    ['cairang', TURBID],
    ['macheng', SAME_WATER],
    ['gawa', '二社水里头有泥，烧开了壶底一层，不敢喝'],
  ] as const;

  const FOURTH = ['zhuoma', '二社自来水发浑，有泥沙'] as const;
  const raises = ({ text }: Heard): boolean => text.includes('👥');

  test('are told to the grid lead once, and stand together in the digest', async () => {
    const heard: Heard[] = [];
    for (const [who, text] of [...HOUSES, FOURTH]) {
      later(1);
      heard.push(...(await town.say(who, text)));
    }
    const raised = heard.filter(raises);
    expect((await reporters()).flat()).toHaveLength(4);
    expect(raised).toHaveLength(1);
    expect(raised[0]?.where).toBe('lamu');
    expect(raised[0]?.text).toMatch(/👥 二社3户都说水质，像是一个原因（GM-0001、GM-0002/u);
    expect(await tell('lamu', '/日报')).toMatch(/同一件事.*水质/u);
  });

  test('are not told again by another process', async () => {
    for (const [who, text] of HOUSES) {
      later(1);
      await town.say(who, text);
    }
    expect(town.channel.said.some(raises)).toBe(true);
    town = await town.restart();
    expect((await town.say(...FOURTH)).some(raises)).toBe(false);
  });
});

describe('in a group', () => {
  test('what is clearly told already is joined without a word to the clerk, however unsure the report', async () => {
    await town.say('cairang', '二社停水了', 'g2');
    later(1);
    const told = await town.say('macheng', '没水做饭都做不成', 'g2');
    expect(await reporters()).toEqual([['cairang', 'macheng']]);
    expect(textsAt(told, 'g2')).toContain('您家也算进GM-0001了');
    expect((await town.cases())[0]).toMatchObject({ area: GRID2 });
  });
});
