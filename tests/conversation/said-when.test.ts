/** When it was is kept with the case, and read by whoever takes it on. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { DAY } from '../../src/domain/time.js';
import { MONDAY } from '../domain/case/world.js';
import { openTown, textsAt, type Town } from '../support/town.js';

let town: Town;
beforeEach(async () => {
  town = await openTown();
});
afterEach(() => town.close());

test('what has gone on for days is told to the clerk with its first day', async () => {
  await town.say('zhuoma', '二社的水浑了三天了，没法喝');
  const [c] = await town.cases();
  expect(c?.when).toEqual({ from: MONDAY - 3 * DAY, to: MONDAY });
  expect(textsAt(await town.say('suonan', '/查看 1'), 'suonan')).toMatch(/说是从\d+月\d+日起/u);
});
