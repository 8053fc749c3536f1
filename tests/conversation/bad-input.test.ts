/** What nobody foresaw: strange texts, strange people, strange rooms, a store that does not answer. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { HOUR, MINUTE } from '../../src/domain/time.js';
import { AppError } from '../../src/common/errors.js';
import type { Store } from '../../src/ports/store.js';
import { throughStore } from '../support/through-store.js';
import { message, openTown, type Town } from '../support/town.js';

let town: Town;
beforeEach(async () => {
  town = await openTown();
});
afterEach(() => town.close());

const STRANGE: readonly (readonly [what: string, text: string])[] = [
  ['nothing', ''],
  ['blanks', ' \n\t　'],
  ['20,000 characters', '水'.repeat(20_000)],
  ['emoji only', '😀👍🌧️[捂脸][呲牙]'],
  ['control characters', 'a\u0000\u0007\u001b[31m水停了\u0000'],
  ['right to left', '\u202eانقطع الماء\u202c'],
  ['Tibetan', 'ང་ཚོའི་སྡེ་བའི་ཆུ་ཆད་སོང་།'],
  ['zero width and mixed scripts', '二\u200b社\u200d水 停了 water off воды нет'],
  ['half a surrogate', '水停了\ud83d'],
  ['something like a prototype', '__proto__'],
  ['something like a query', `'; DROP TABLE aggregate; --`],
];

describe.each(STRANGE)('a message of %s', (_what, text) => {
  test('alone with the bot is always answered and never fails', async () => {
    const heard = await town.say('zhuoma', text);
    expect(heard.filter((one) => one.where === 'zhuoma').length).toBeGreaterThanOrEqual(1);
    expect(town.noted.filter((one) => one.startsWith('trouble'))).toEqual([]);
  });

  test('in a group never fails, and behind a slash neither', async () => {
    await town.say('zhuoma', text, 'g2');
    await town.say('suonan', `/${text}`);
    await town.say('suonan', `/办结 1 ${text}`);
    expect(town.noted.filter((one) => one.startsWith('trouble'))).toEqual([]);
  });
});

test('a message key with anything in it is the same message twice', async () => {
  const key = 'k\u0000 "\n\ud83d键';
  await town.say('zhuoma', '路灯坏了', undefined, { key });
  expect(await town.say('zhuoma', '路灯坏了', undefined, { key })).toEqual([]);
  expect(await town.cases()).toHaveLength(1);
});

describe('a group', () => {
  test('that belongs to no village is not listened to', async () => {
    const strange = { conversation: { id: 'room-x', room: true, name: '别处的群' } };
    expect(await town.say('zhuoma', '着火了着火了', undefined, { ...strange, addressed: false })).toEqual([]);
    expect(await town.messages()).toEqual([]);
  });

  test('is recognised by its name when its id is new', async () => {
    const renamed = { conversation: { id: '@@new-id', room: true, name: '二社群' }, addressed: false };
    const heard = await town.say('zhuoma', '二社自来水停了', undefined, renamed);
    expect(heard.some((one) => one.where === '@@new-id' && one.text.includes('GM-0001'))).toBe(true);
  });

  test('where the bot only answers when addressed hears nothing else', async () => {
    expect(await town.say('zhuoma', '二社自来水停了', 'gm')).toEqual([]);
    const heard = await town.say('zhuoma', '二社自来水停了', 'gm', { addressed: true });
    expect(heard.some((one) => one.where === 'gm' && one.text.includes('GM-0001'))).toBe(true);
  });

  test('where the bot is silent gets no answer, but commands of staff work', async () => {
    expect(await town.say('zhuoma', '二社自来水停了', 'gs', { addressed: true })).toEqual([]);
    expect((await town.say('wang', '/待办', 'gs')).length).toBe(1);
  });

  test('of cadres is not taken for a group of villagers', async () => {
    expect(await town.say('suonan', '二社自来水停了', 'gc')).toEqual([]);
  });
});

describe('a store that does not answer', () => {
  /** Fails while `down` is true. */
  function shaky(store: Store, state: { down: boolean }, code: 'store_busy' | 'store_full'): Store {
    const fail = async (): Promise<never> => Promise.reject(new AppError(code, 'test'));
    return throughStore(store, {
      commit: (aggregate, version) => (state.down ? fail() : store.commit(aggregate, version)),
      remove: (id, version) => (state.down ? fail() : store.remove(id, version)),
    });
  }

  test.each(['store_busy', 'store_full'] as const)(
    '(%s) lets the platform deliver again, and nothing is lost',
    async (code) => {
      const state = { down: false };
      const weak = await openTown({ through: (store) => shaky(store, state, code) });
      state.down = true;
      const offered = message('zhuoma', '二社自来水停了', 'g2', weak.now());
      await expect(weak.service.receive(offered)).rejects.toMatchObject({ code });
      state.down = false;
      const heard = await weak.say('', '', undefined, offered);
      expect(heard.some((one) => one.text.includes('GM-0001'))).toBe(true);
      await weak.close();
    },
  );

  test('while a stored message is worked on, takes it up again later', async () => {
    const state = { down: false };
    const weak = await openTown({ through: (store) => shaky(store, state, 'store_busy') });
    const offered = message('zhuoma', '二社自来水停了', 'g2', weak.now());
    const received = weak.service.receive(offered);
    await received;
    state.down = true;
    await weak.service.settle();
    state.down = false;
    const heard = await weak.at(weak.now() + HOUR);
    expect([...weak.channel.said, ...heard].some((one) => one.text.includes('GM-0001'))).toBe(true);
    expect(await weak.cases()).toHaveLength(1);
    await weak.close();
  });
});

describe('a channel that does not take a message', () => {
  test('gets it again later, in order, and once', async () => {
    town.channel.fail = () => ({ sent: false, retry: true, reason: 'offline', detail: 'test' });
    expect(await town.say('zhuoma', '二社自来水停了', 'g2')).toEqual([]);
    town.channel.fail = null;
    const heard = await town.at(town.now() + MINUTE);
    expect(heard.filter((one) => one.text.includes('记下了'))).toHaveLength(1);
    expect(await town.at(town.now() + HOUR)).not.toContainEqual(
      expect.objectContaining({ text: expect.stringContaining('记下了') }),
    );
  });

  test('for good is given up visibly, and an operator can have it sent again', async () => {
    town.channel.fail = (one) =>
      one.conversation.room ? { sent: false, retry: false, reason: 'refused', detail: 'not a member' } : null;
    await town.say('zhuoma', '二社自来水停了', 'g2');
    expect(town.noted).toContain('delivery:given_up');
    const { undelivered, retryUndelivered } = await import('../../src/usecases/undelivered.js');
    expect(await undelivered(town.store)).toMatchObject([
      { ref: 'GM-0001', kind: 'registered', failed: 'refused: not a member' },
    ]);
    town.channel.fail = null;
    expect(await retryUndelivered(town.store, town.now())).toBe(1);
    expect((await town.at(town.now() + 1)).some((one) => one.text.includes('记下了'))).toBe(true);
  });
});

test('two clerks who accept at the same moment get one case between them, and each a clear sentence', async () => {
  await town.say('zhuoma', '二社自来水停了', 'g2');
  const both = ['suonan', 'doutai'].map((who) => town.service.receive(message(who, '/接单 1', undefined, town.now())));
  await Promise.all(both);
  await town.service.settle();
  const answers = town.channel.said
    .filter((one) => one.where === 'suonan' || one.where === 'doutai')
    .map((one) => one.text);
  expect(answers.filter((one) => one.includes('归您了'))).toHaveLength(1);
  expect(answers.some((one) => /已经由.+接了|接了，您不用管了/u.test(one))).toBe(true);
});

test('a hundred people who report at once get a hundred numbers, each once', async () => {
  const texts = Array.from({ length: 100 }, (_, i) =>
    message(`new-${String(i)}`, '我妈的低保这个月没有发', 'gv', town.now(), { addressed: true }),
  );
  await Promise.all(texts.map((one) => town.service.receive(one)));
  await town.service.settle();
  const numbers = (await town.store.find<{ number: string }>({ kind: 'case', area: '63.22.22', limit: 200 })).map(
    (one) => one.data.number,
  );
  expect(new Set(numbers).size).toBe(100);
  expect([...numbers].sort()[99]).toBe('GM-0100');
});
