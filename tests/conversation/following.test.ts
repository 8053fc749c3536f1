import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
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
