/** Dialogue 5: what is announced in a group is not answered, but known to whoever asks why there is no power. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { DAY, HOUR, MINUTE } from '../../src/domain/time.js';
import { at } from '../domain/plain-calendar.js';
import { openTown, textsAt, type Town } from '../support/town.js';
import { GM } from '../support/town-village.js';

const MORNING = at('2026-11-24 10:00');
const PLAN = '明天8点到18点二社停电检修';

let town: Town;
beforeEach(async () => {
  town = await openTown();
});
afterEach(() => town.close());

const boards = () => town.store.find<{ notices: unknown[] }>({ kind: 'notice-board', area: '', limit: 10 });

describe('a notice said in a group', () => {
  test('is met with silence, kept without who said it, and answers “咋没电” the next day without a case', async () => {
    expect(await town.say('wang', PLAN, 'gv')).toEqual([]);
    expect(JSON.stringify(await boards())).not.toContain('wang');
    await town.at(MORNING);
    const told = await town.say('cairang', '咋没电', 'g2');
    expect(textsAt(told, 'g2')).toBe('村里昨天通知了：今天8:00到18:00，二社停电检修。今天18:00后还没电就告诉我。');
    expect(told.map((one) => one.to)).toEqual([['才让']]);
    expect(await town.cases()).toEqual([]);
  });

  test('by somebody who is not of the staff is kept when it is worded as offices word it', async () => {
    await town.say('cairang', '【通知】因线路检修，明天8点到18点二社停电，请大家相互转告', 'g2');
    await town.say('macheng', '听说明天全天停水', 'g2');
    await town.at(MORNING);
    expect(textsAt(await town.say('zhuoma', '咋没电'), 'zhuoma')).toContain('村里昨天通知了');
    expect(textsAt(await town.say('zhuoma', '咋停水了'), 'zhuoma')).not.toContain('通知了');
  });

  test('is repeated once to a group that asks again at once, and to everybody who asks alone', async () => {
    await town.say('wang', PLAN, 'g2');
    await town.at(MORNING);
    await town.say('cairang', '咋没电', 'g2');
    expect(await town.say('macheng', '停电了吗', 'g2')).toEqual([]);
    expect(textsAt(await town.say('macheng', '停电了吗'), 'macheng')).toContain('通知了');
    await town.at(MORNING + 11 * MINUTE);
    expect(textsAt(await town.say('gawa', '又没电了', 'g2'), 'g2')).toContain('通知了');
  });

  test('is kept without the phone number in it, and its grids are told apart', async () => {
    await town.say('wang', '明天8点到18点十二社停电检修，有事打13912345678', 'gv');
    const kept = JSON.stringify(await boards());
    expect(kept).toContain('十二社停电检修');
    expect(kept).toContain(JSON.stringify({ areas: [GM] }).slice(1, -1));
    expect(kept).not.toContain('13912345678');
  });

  test('answers who asks ahead', async () => {
    await town.say('wang', PLAN, 'g2');
    expect(textsAt(await town.say('zhuoma', '明天停电不'), 'zhuoma')).toContain('明天8:00到18:00');
  });
});

describe('a report is made as usual', () => {
  test.each([
    ['before it begins', '没电了，家里黑着', at('2026-11-23 20:00')],
    ['after it is over', '二社没电了，啥时候来电', at('2026-11-24 18:30')],
    ['of another cause', '电线断了掉在路上，二社没电', MORNING],
    ['of something else that is missing', '二社自来水停了，一点水都没有', MORNING],
  ])('%s: %s', async (_, text, now) => {
    await town.say('wang', PLAN, 'g2');
    await town.at(now);
    const told = await town.say('cairang', text, 'g2');
    expect(told.map((one) => one.text).join()).not.toContain('通知了');
    expect(town.noted).not.toContain('notice_repeated');
  });

  test('by somebody of another grid', async () => {
    await town.say('wang', '明天8点到18点一社停电检修', 'gv');
    await town.at(MORNING);
    expect(textsAt(await town.say('cairang', '咋没电'), 'cairang')).not.toContain('通知了');
  });

  test('when the plan was called off', async () => {
    await town.say('wang', PLAN, 'g2');
    await town.say('wang', '明天的停电检修取消了', 'g2');
    await town.at(MORNING);
    expect(textsAt(await town.say('cairang', '咋没电'), 'cairang')).not.toContain('通知了');
  });
});

test('a notice is gone a day after its end', async () => {
  await town.say('wang', PLAN, 'g2');
  expect((await boards()).flatMap((board) => board.data.notices)).toHaveLength(1);
  await town.at(at('2026-11-24 18:00') + DAY + HOUR);
  expect(await boards()).toMatchObject([{ due: null, data: { notices: [] } }]);
});
