import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { sceneOfArea } from '../../src/domain/code-scene.js';
import { HOUR, MINUTE } from '../../src/domain/time.js';
import { contactId } from '../../src/usecases/ids.js';
import { throughStore } from '../support/through-store.js';
import { openTown, textsAt, type Town } from '../support/town.js';
import { GRID2 } from '../support/town-village.js';

let town: Town;
beforeEach(async () => {
  town = await openTown();
});
afterEach(() => town.close());

/** Which of these the store holds anywhere. */
async function kept(...words: readonly string[]): Promise<string[]> {
  const everything = JSON.stringify(await town.store.scan('', 10_000));
  return words.filter((word) => everything.includes(word));
}

const photo = {
  media: { kind: 'image' as const, name: 'a.jpg', duration: 0, load: async () => new Uint8Array([0xff, 0xd8, 1]) },
};

/** By somebody of whom no file knows. */
async function reportLamp(): Promise<void> {
  await town.say('stranger', '', undefined, { gesture: { kind: 'followed', scene: sceneOfArea(GRID2) } });
  await town.say('stranger', '二社路灯不亮，我是丁香，电话13888887777');
  await town.say('stranger', '', undefined, photo);
}

describe('"我的数据"', () => {
  test('says what is kept of the speaker, the phone masked, and how long', async () => {
    await reportLamp();
    const heard = textsAt(await town.say('stranger', '我的数据'), 'stranger');
    expect(heard).toContain('GM-0001');
    expect(heard).toContain('30天');
    expect(heard).not.toContain('13888887777');
  });

  test('of somebody unknown says that nothing is kept, and keeps nothing', async () => {
    expect(textsAt(await town.say('stranger', '我的信息'), 'stranger')).toContain('没存您的信息');
    expect(await town.store.get(contactId('simulator', 'stranger'))).toBeNull();
  });

  test('asked in a group is answered in private, and to the bot only', async () => {
    expect(await town.say('zhuoma', '我的数据', 'g2')).toEqual([]);
    const heard = await town.say('zhuoma', '我的数据', 'g2', { addressed: true });
    expect(heard.map((one) => one.where)).toEqual(['zhuoma']);
  });
});

describe('"删除我的信息"', () => {
  test.each(['删除我的信息', '请删除我的个人信息', '把我的数据都删了吧', '注销我的资料。'])(
    '%s asks first, and deletes nothing yet',
    async (words) => {
      await reportLamp();
      const heard = textsAt(await town.say('stranger', words), 'stranger');
      expect(heard).toContain('还在办的1件事照样办');
      expect(heard).toContain('确定删除');
      expect(await kept('13888887777')).toHaveLength(1);
    },
  );

  test('confirmed takes name, handle, phone, words and pictures out of everything, and the case stays', async () => {
    await reportLamp();
    await town.say('stranger', '删除我的信息');
    const heard = textsAt(await town.say('stranger', '确定删除'), 'stranger');
    expect(heard).toContain('删好了');
    // Its own answers are kept as long as a message might be delivered again.
    await town.at(town.now() + 8 * 24 * HOUR);
    expect(await kept('13888887777', '丁香', 'stranger', '"kind":"media"')).toEqual([]);
    const [c] = await town.cases();
    expect(c).toMatchObject({ number: 'GM-0001', category: '0402', reporters: [], phone: null });
  });

  test('is not confirmed by a yes to something else, nor an hour later, nor in a group', async () => {
    await reportLamp();
    await town.say('stranger', '确定删除');
    await town.say('stranger', '删除我的信息');
    await town.say('stranger', '确定删除', 'g2', { addressed: true });
    town.set(town.now() + HOUR + MINUTE);
    await town.say('stranger', '确定删除');
    expect(await kept('13888887777')).toHaveLength(1);
  });

  test('is done although the process dies in the middle', async () => {
    await reportLamp();
    town.set(town.now() + 30 * MINUTE);
    await town.say('stranger', '二社的水渠堵了，水漫到路上');
    await town.say('stranger', '删除我的信息');
    let commits = 0;
    town = await town.restart((store) =>
      throughStore(store, {
        commit: async (aggregate, version) => {
          if (aggregate.kind === 'case' && (commits += 1) === 2) throw new Error('killed');
          return store.commit(aggregate, version);
        },
      }),
    );
    await town.say('stranger', '确定删除');
    town = await town.restart();
    await town.at(town.now() + 5 * MINUTE);
    expect((await town.cases()).map((c) => c.reporters)).toEqual([[], []]);
    expect(await town.store.get(contactId('simulator', 'stranger'))).toBeNull();
  });

  test('ends what was still to be said to them', async () => {
    await reportLamp();
    await town.say('suonan', '/接单 1');
    await town.say('suonan', '/已联系 1');
    await town.say('stranger', '删除我的信息');
    await town.say('stranger', '确定删除');
    expect(textsAt(await town.at(town.now() + 5 * MINUTE), 'stranger')).toBe('');
  });

  test('does not touch what others have said in the same case, who hear of it as before', async () => {
    await town.say('zhuoma', '二社自来水停了，一点水都没有', 'g2');
    await town.say('cairang', '我家也没水', 'g2');
    await town.say('zhuoma', '删除我的信息');
    await town.say('zhuoma', '确定删除');
    const heard = await town.say('suonan', '/办结 1 水泵修好了');
    expect(heard.find((one) => one.where === 'g2')?.to).toEqual(['才让']);
  });
});
