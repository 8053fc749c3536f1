/** Which matter is meant: several in one message, and one asked after later. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { DAY, HOUR } from '../../src/domain/time.js';
import { openTown, textsAt, type Town } from '../support/town.js';
import { GRID2 } from '../support/town-village.js';

let town: Town;
beforeEach(async () => {
  town = await openTown();
});
afterEach(() => town.close());

const categories = async (): Promise<string[]> => (await town.cases()).map((c) => c.category).sort();

describe('several matters in one message', () => {
  test('become a case each, with their own words, and each is told its number', async () => {
    const told = await town.say('zhuoma', '二社的路灯坏了三个，晚上黑得很。另外我家自来水停了两天了', 'g2');
    expect(await categories()).toEqual(['0402', '0501']);
    for (const number of ['GM-0001', 'GM-0002']) expect(textsAt(told, 'g2')).toContain(number);
    const water = (await town.cases()).find((c) => c.category === '0501');
    expect(water?.gist).not.toContain('路灯');
    expect(water).toMatchObject({ area: GRID2, areaKnown: true });
  });

  test('ask once where they are, and the answer holds for both', async () => {
    const first = await town.say('zhao', '我的低保三个月没发了，另外门口的路灯坏了也没人修');
    expect(await categories()).toEqual(['0402', '0801']);
    expect(textsAt(first, 'zhao').match(/哪个社/gu)).toHaveLength(1);
    await town.say('zhao', '二社');
    expect((await town.cases()).map((c) => c.area)).toEqual([GRID2, GRID2]);
  });

  test.each(['二社自来水停了，还有人管没有', '水管冻裂了，一滴水都没有。还有，水表也炸了', '路灯坏了。路灯坏了三天了'])(
    'are not seen in one matter told in two breaths: %s',
    async (text) => {
      await town.say('zhuoma', text, 'g2');
      expect(await town.cases()).toHaveLength(1);
    },
  );

  test('are not cut out of an emergency', async () => {
    await town.say('zhuoma', '着火了，二社草垛着火了！还有自来水停了没水救火', 'g2');
    expect(await town.cases()).toMatchObject([{ emergency: 'fire' }]);
  });
});

describe('somebody who asks after their matter', () => {
  test.each(['那个事情到底有人管吗', '水还没来，咋还不修', '报了两天了也没人来'])(
    'hears how far it is, the clerk hears that they asked, and there is no second case: %s',
    async (text) => {
      await town.say('zhuoma', '二社自来水停了，我家一点水都没有', 'g2');
      await town.say('suonan', '/接单 1');
      await town.at(town.now() + 5 * HOUR);
      const told = await town.say('zhuoma', text, 'g2');
      expect(textsAt(told, 'g2')).toContain('GM-0001');
      expect(textsAt(told, 'suonan')).toContain(text);
      expect(await town.cases()).toHaveLength(1);
    },
  );

  test('and reports something else meanwhile gets a case for that', async () => {
    await town.say('zhuoma', '二社自来水停了，我家一点水都没有', 'g2');
    await town.at(town.now() + DAY);
    await town.say('zhuoma', '广场的路灯坏了好几天了，咋还没人修', 'g2');
    expect(await town.cases()).toHaveLength(2);
  });

  test('in a group where they reported nothing is taken for talk', async () => {
    expect(await town.say('zhuoma', '还没来呢', 'g2')).toEqual([]);
  });
});

describe('with a second opinion', () => {
  test('what the reading is unsure of is settled by it, and what people say to each other is not shown to it', async () => {
    const asked: string[] = [];
    const other = await openTown({
      reconsider: (text, understood) => {
        asked.push(text);
        return Promise.resolve({
          ...understood,
          report: { is: true, confidence: 0.95 },
          category: { code: '0402', confidence: 0.9 },
        });
      },
    });
    await other.say('zhao', '那个黑灯瞎火的，唉');
    expect(await other.cases()).toMatchObject([{ category: '0402' }]);
    await other.say('zhao', '晚上一起吃饭吧', 'g2');
    await other.say('suonan', '/待办');
    expect(asked).toEqual(['那个黑灯瞎火的，唉']);
    await other.close();
  });
});
