/** Who is on duty when offices are closed, and what goes to them. */
import { afterEach, describe, expect, test } from '@jest/globals';
import { DAY, HOUR } from '../../src/domain/time.js';
import { MONDAY } from '../domain/case/world.js';
import { openTown, textsAt, type Town } from '../support/town.js';
import { GM, GRID2, TOWN_VILLAGE } from '../support/town-village.js';

const ROSTER = [
  { area: GRID2, person: 'doutai', weekdays: [6, 7], dates: [] },
  { area: GM, person: 'yixi', weekdays: [1, 2, 3, 4, 5, 6, 7], dates: [] },
  { area: GRID2, person: 'lamu', weekdays: [], dates: ['2026-11-29'] },
];
const SATURDAY = MONDAY + 5 * DAY;
const NO_WATER = '二社自来水停了，一点水都没有';

let town: Town;
const open = async (start: number): Promise<void> => {
  town = await openTown({ start, village: { ...TOWN_VILLAGE, roster: ROSTER } });
};
afterEach(() => town.close());
const offered = async () => (await town.cases()).at(-1)?.offered;

describe('what cannot wait for the morning', () => {
  test('goes to whoever is on duty for the grid, and says so', async () => {
    await open(SATURDAY);
    const said = await town.say('zhuoma', NO_WATER, 'g2');
    expect(await offered()).toEqual(['doutai']);
    expect(textsAt(said, 'doutai')).toContain('二社值班');
  });

  test('goes to whoever has that very date before the day of the week', async () => {
    await open(SATURDAY + DAY);
    await town.say('zhuoma', NO_WATER, 'g2');
    expect(await offered()).toEqual(['lamu']);
  });

  test('goes to whoever is on duty for the village where the grid has nobody', async () => {
    await open(MONDAY + 12 * HOUR);
    await town.say('zhuoma', NO_WATER, 'g2');
    expect(await offered()).toEqual(['yixi']);
  });

  test('goes to the stand-in of somebody on duty who is away', async () => {
    await open(SATURDAY - DAY);
    await town.say('doutai', '/请假 3 @索南');
    town.set(SATURDAY);
    await town.say('zhuoma', NO_WATER, 'g2');
    expect(await offered()).toEqual(['suonan']);
  });
});

test('in office hours, and for what can wait, the usual people are asked', async () => {
  await open(MONDAY);
  await town.say('zhuoma', NO_WATER, 'g2');
  expect(await offered()).toEqual(['doutai', 'suonan']);
  town.set(SATURDAY);
  await town.say('cairang', '二社路口的路灯坏了三个', 'g2');
  expect(await offered()).toEqual(['doutai', 'suonan']);
});

test('whoever is on duty is called to an emergency with the grid', async () => {
  await open(MONDAY);
  const said = await town.say('zhuoma', '着火了！二社草垛着火了，快来人', 'g2');
  expect(textsAt(said, 'yixi')).toContain('【紧急】');
});

test('the roster of the coming days is shown on request', async () => {
  await open(MONDAY);
  expect(textsAt(await town.say('suonan', '/值班'), 'suonan')).toMatch(/今天 .*益西[\s\S]*11月28日 .*二社豆太/u);
});
