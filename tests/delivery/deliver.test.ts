import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { backOff, GIVE_UP_AFTER, MOST_TRIES } from '../../src/delivery/back-off.js';
import { HOUR, MINUTE } from '../../src/domain/time.js';
import { openTown, type Town } from '../support/town.js';

let town: Town;
beforeEach(async () => {
  town = await openTown();
});
afterEach(() => town.close());

const offline = { sent: false, retry: true, reason: 'offline', detail: 'test' } as const;

describe('what could not be said', () => {
  test('is tried again at growing intervals that never exceed an hour', () => {
    const delays = Array.from({ length: 10 }, (_, i) => backOff(i + 1));
    expect(delays).toEqual([...delays].sort((a, b) => a - b));
    expect(Math.max(...delays)).toBe(HOUR);
  });

  test('is given up after two days, and not before', async () => {
    let attempts = 0;
    town.channel.fail = ({ conversation }) => {
      if (conversation.id !== 'zhuoma') return null;
      attempts++;
      return offline;
    };
    await town.say('zhuoma', '你好');
    const begun = town.now();
    while (!town.noted.includes('delivery:given_up') && town.now() - begun < 3 * GIVE_UP_AFTER) {
      await town.at(town.now() + 5 * MINUTE);
    }
    expect(attempts).toBe(MOST_TRIES);
    expect(town.now() - begun).toBeGreaterThanOrEqual(GIVE_UP_AFTER);
    expect(town.now() - begun).toBeLessThan(GIVE_UP_AFTER + 6 * HOUR);
  });

  test('keeps its key over all attempts', async () => {
    const keys: string[] = [];
    town.channel.fail = (message) => {
      keys.push(message.idempotencyKey);
      return keys.length < 4 ? offline : null;
    };
    await town.say('zhuoma', '你好');
    await town.at(town.now() + HOUR);
    await town.at(town.now() + HOUR);
    await town.at(town.now() + HOUR);
    expect(keys).toHaveLength(4);
    expect(new Set(keys).size).toBe(1);
  });
});

describe('updates of one case to one conversation', () => {
  test('go at once when nothing was said lately, and together when they follow within a minute', async () => {
    await town.say('zhuoma', '二社自来水停了', 'g2');
    const accepted = await town.say('suonan', '/接单 1');
    expect(accepted.filter((one) => one.where === 'g2')).toHaveLength(1);
    expect((await town.say('suonan', '/已联系 1')).filter((one) => one.where === 'g2')).toEqual([]);
    expect((await town.say('suonan', '/回复 1 配件下午到')).filter((one) => one.where === 'g2')).toEqual([]);
    const later = await town.at(town.now() + MINUTE);
    expect(later.filter((one) => one.where === 'g2')).toHaveLength(1);
    expect(later.find((one) => one.where === 'g2')?.text).toMatch(/联系上了[\s\S]*配件下午到/u);
  });
});

test('whether it is solved is not asked any more when the answer came first', async () => {
  await town.say('zhuoma', '二社自来水停了', 'g2');
  town.channel.fail = ({ conversation }) => (conversation.id === 'g2' ? offline : null);
  await town.say('suonan', '/办结 1 修好了');
  town.channel.fail = null;
  await town.say('zhuoma', '好了', 'g2');
  const later = await town.at(town.now() + HOUR);
  expect(later.map((one) => one.text).join()).not.toContain('好了吗');
});
