import { afterEach, expect, test } from '@jest/globals';
import type { OutgoingMessage } from '../../src/ports/channel.js';
import { openTown, textsAt, type Town } from '../support/town.js';

const NIGHT = { from: 22 * 60, to: 7 * 60 };
const monday = (time: string): number => Date.parse(`2026-11-23T${time}:00+08:00`);
const TUESDAY_MORNING = Date.parse('2026-11-24T07:00:00+08:00');

let town: Town;
afterEach(() => town.close());

/** Everything that was handed to the channel from now on. */
function handed(): OutgoingMessage[] {
  const all: OutgoingMessage[] = [];
  town.channel.fail = (message) => {
    all.push(message);
    return null;
  };
  return all;
}

test('at night an ordinary report is answered, and its clerk hears of it in the morning', async () => {
  town = await openTown({ start: monday('23:10'), quietHours: NIGHT });
  const said = await town.say('zhuoma', '我想问一下低保怎么申请，帮我登记一下，二社的');
  expect(textsAt(said, 'zhuoma')).toContain('GM-');
  expect(said.filter(({ where }) => where !== 'zhuoma')).toEqual([]);
  // What the speaker is told besides belongs to the answer.
  expect((await town.at(TUESDAY_MORNING - 1)).filter(({ where }) => where !== 'zhuoma')).toEqual([]);
  const morning = await town.at(TUESDAY_MORNING);
  expect(morning.map(({ text }) => text).join()).toContain('GM-0001');
  expect(await town.at(TUESDAY_MORNING + 1_000)).toEqual([]);
});

test('danger is told at once, and as urgent', async () => {
  town = await openTown({ start: monday('23:10'), quietHours: NIGHT });
  const all = handed();
  await town.say('zhuoma', '二社着火了，快来人');
  expect(all.filter(({ conversation }) => conversation.id !== 'zhuoma').length).toBeGreaterThan(0);
  expect(all.some(({ urgent }) => urgent)).toBe(true);
});

test('what is held survives a restart', async () => {
  town = await openTown({ start: monday('23:10'), quietHours: NIGHT });
  await town.say('zhuoma', '我想问一下低保怎么申请，帮我登记一下，二社的');
  town = await town.restart();
  expect((await town.at(TUESDAY_MORNING)).map(({ text }) => text).join()).toContain('GM-0001');
});

test('nothing ordinary is urgent', async () => {
  town = await openTown();
  const all = handed();
  await town.say('zhuoma', '二社自来水停了', 'g2');
  expect(all.length).toBeGreaterThan(1);
  expect(all.filter(({ urgent }) => urgent)).toEqual([]);
});
