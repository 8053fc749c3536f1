import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { bindPerson } from '../../src/conversation/bind-person.js';
import { sceneOfArea } from '../../src/domain/code-scene.js';
import type { Gesture } from '../../src/ports/channel.js';
import { contactId } from '../../src/usecases/ids.js';
import { openTown, textsAt, type Town } from '../support/town.js';
import { GM, GRID2, TOWNSHIP } from '../support/town-village.js';

let town: Town;
beforeEach(async () => {
  town = await openTown();
});
afterEach(() => town.close());

const does = async (gesture: Gesture): Promise<string> =>
  textsAt(await town.say('ding', '', undefined, { gesture }), 'ding');
const contact = async () =>
  (await town.store.get<{ home: string; village: string }>(contactId('simulator', 'ding')))?.data;

describe('who begins to follow', () => {
  test('by the code of a grid is greeted with its name, and belongs there at once', async () => {
    expect(await does({ kind: 'followed', scene: sceneOfArea(GRID2) })).toContain('二社格子铺');
    await town.say('ding', '路灯不亮了，好几天了');
    expect(await town.cases()).toMatchObject([{ area: GRID2, areaKnown: true }]);
  });

  test('is told once what is kept of them, and for how long', async () => {
    expect(await does({ kind: 'followed', scene: sceneOfArea(GRID2) })).toContain('语音和图片办完30天就删');
    await town.say('ding', '路灯不亮了，好几天了');
    expect(textsAt(await town.at(town.now() + 5_000), 'ding')).not.toContain('30天');
  });

  test.each([null, 'area:63.9.9', 'something else', sceneOfArea(TOWNSHIP)])(
    'by no code of a village (%s) is greeted and belongs nowhere yet',
    async (scene) => {
      expect(await does({ kind: 'followed', scene })).toContain('格子铺');
      expect(await contact()).toMatchObject({ village: null, home: null });
    },
  );
});

test("a follower who scans a village's code belongs to the village, and keeps the grid in it", async () => {
  await does({ kind: 'scanned', scene: sceneOfArea(GRID2) });
  expect(await does({ kind: 'scanned', scene: sceneOfArea(GM) })).toContain('郭米村');
  expect(await contact()).toMatchObject({ village: GM, home: GRID2 });
});

test('an entry of the menu is what they would have typed', async () => {
  const typed = textsAt(await town.say('ding', '帮助'), 'ding');
  expect(await does({ kind: 'chosen', key: '帮助' })).toBe(typed);
});

test('of who ends to follow nothing is kept, and nothing is said', async () => {
  await does({ kind: 'followed', scene: sceneOfArea(GRID2) });
  await town.say('ding', '路灯不亮了，我的电话13888887777');
  expect(await does({ kind: 'unfollowed' })).toBe('');
  expect(await contact()).toBeUndefined();
  expect(await town.cases()).toMatchObject([{ reporters: [], remarks: [], phone: null, state: 'dispatched' }]);
});

describe('of who is known by two doors', () => {
  const OTHER = 'o-zhao';
  beforeEach(async () => {
    const { context } = town.service;
    const person = context.directory().person('zhao');
    await bindPerson(context, person!, { channel: 'simulator', user: OTHER, session: null, at: town.now() });
    await town.say(OTHER, '二社路灯不亮了，好几天了', undefined, { sender: { id: OTHER, name: '赵小章' } });
    await town.at(town.now() + 5_000);
  });
  /** What holds the word, as ids. */
  const stored = async (word: string): Promise<string[]> =>
    (await town.store.scan('', 10_000)).filter((one) => JSON.stringify(one).includes(word)).map((one) => one.id);

  test('and closes one, nothing is kept of that one, and news go to the other', async () => {
    await town.say(OTHER, '', undefined, { gesture: { kind: 'unfollowed' } });
    const heard = await town.say('suonan', '/办结 1 换了新灯泡');
    expect(textsAt(heard, 'zhao')).toContain('换了新灯泡');
    expect(await stored(OTHER)).toEqual([]);
  });

  test('and wants to be forgotten, nothing is kept of either', async () => {
    await town.say('zhao', '删除我的信息');
    await town.say('zhao', '确定删除');
    expect(await town.cases()).toMatchObject([{ reporters: [], remarks: [] }]);
    expect(await stored(OTHER)).toEqual([]);
    expect(await town.store.get(contactId('person', 'zhao'))).toBeNull();
  });
});
