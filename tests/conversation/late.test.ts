import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { HOUR, MINUTE } from '../../src/domain/time.js';
import { openTown, textsAt, type Town } from '../support/town.js';

let town: Town;
beforeEach(async () => {
  town = await openTown();
});
afterEach(() => town.close());

const LATE = /今天\d+:\d\d说的/u;

test('what was said hours ago is opened with its own time, and everybody is told so', async () => {
  const at = town.now() - 3 * HOUR;
  const said = await town.say('zhuoma', '二社自来水停了', 'g2', { at });
  const [c] = await town.cases();
  expect([c?.reporters[0]?.at, c?.remarks[0]?.at]).toEqual([at, at]);
  expect(textsAt(said, 'g2')).toMatch(LATE);
  expect(textsAt(said, 'suonan')).toMatch(LATE);
});

test('so are those who are called to an emergency', async () => {
  const said = await town.say('zhuoma', '二社着火了，快来人', 'g2', { at: town.now() - HOUR });
  expect(textsAt(said, 'suonan')).toMatch(/【紧急】[\s\S]*今天\d+:\d\d说的/u);
});

test('of what was just said nobody is told when', async () => {
  const said = await town.say('zhuoma', '二社自来水停了', 'g2', { at: town.now() - 5 * MINUTE });
  expect(said.map(({ text }) => text).join()).not.toMatch(LATE);
});

test('time that passes after it was heard is no lateness', async () => {
  await town.say('zhuoma', '二社自来水停了', 'g2');
  await town.at(town.now() + 2 * HOUR);
  const said = await town.say('ma', '/派单 1 @益西');
  expect(textsAt(said, 'yixi')).toContain('GM-0001');
  expect(textsAt(said, 'yixi')).not.toMatch(LATE);
});
