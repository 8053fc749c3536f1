/** Open cases that may be of one fact: the store is what counts, whoever wrote to it. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { DAY, HOUR } from '../../src/domain/time.js';
import { createSimilarCases, type FindSimilar } from '../../src/usecases/similar-cases.js';
import { openTown, type Town } from '../support/town.js';
import { GM, GRID1, TOWNSHIP } from '../support/town-village.js';

const LAMP = '大柳树底下那个路灯不亮了';

let town: Town;
/** Of another process: it has seen nothing of what the town's own service keeps in memory. */
let find: FindSimilar;
beforeEach(async () => {
  town = await openTown();
  find = createSimilarCases(town.service.context);
});
afterEach(() => town.close());

const numbers = async (changes: { area?: string; id?: string } = {}): Promise<string[]> => {
  const telling = { id: '', category: '0402', area: GRID1, place: '大柳树', at: town.now(), text: LAMP, ...changes };
  return (await find(GM, telling)).map((one) => one.case.number);
};

test('sees what others opened before and after it first looked, as it is now', async () => {
  expect(await numbers()).toEqual([]);
  await town.say('cairang', LAMP);
  expect(await numbers()).toEqual(['GM-0001']);
  await town.say('yixi', '/接单 1');
  expect(
    (await find(GM, { id: '', category: '0402', area: GRID1, place: null, at: town.now(), text: LAMP }))[0]?.case,
  ).toMatchObject({ lead: 'yixi' });
});

test('does not find a case for itself', async () => {
  await town.say('cairang', LAMP);
  const [c] = await town.cases();
  expect(await numbers({ id: `${c?.id ?? ''}#0` })).toEqual([]);
});

test.each([
  ['done', ['yixi', '/办结 1 换了灯泡']],
  ['taken back', ['cairang', '撤回']],
  ['merged', ['wang', '/并单 1 2']],
] as const)('does not find what was %s since it was read', async (_, [who, text]) => {
  await town.say('cairang', LAMP);
  await town.say('zhao', '一社广场垃圾没人拉，臭得很');
  expect(await numbers()).toEqual(['GM-0001']);
  await town.say(who, text);
  expect(await numbers()).toEqual([]);
});

test('never finds what is sealed or was told in confidence', async () => {
  await town.say('gawa', `${LAMP}，不要说是我说的`);
  expect(await numbers()).toEqual([]);
  const text = '我要举报，一社的补助款让人私分了，一家扣了五百';
  await town.say('zhao', text);
  expect((await town.cases()).map((c) => c.sealed)).toEqual([false, true]);
  expect(await find(GM, { id: '', category: '1202', area: GRID1, place: null, at: town.now(), text })).toEqual([]);
});

test('finds nothing that has stalled for a month, and finds a new place once it was put right', async () => {
  await town.say('cairang', LAMP);
  expect(await numbers({ area: `${GM}.2` })).toEqual([]);
  await town.say('wang', '/改地点 1 二社');
  expect(await numbers({ area: GM })).toEqual(['GM-0001']);
  expect(await numbers({ area: `${GM}.2` })).toEqual(['GM-0001']);
  town.set(town.now() + 31 * DAY + HOUR);
  find = createSimilarCases(town.service.context);
  expect(await numbers({ area: GM })).toEqual([]);
});

test('keeps villages apart', async () => {
  await town.say('cairang', LAMP);
  const found = await find(`${TOWNSHIP}.202`, { id: '', category: '0402', area: '', place: null, at: 0, text: LAMP });
  expect(found).toEqual([]);
});
