/** The four ways of handling by the names of the township: as commands, and wherever they are named. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createDirectory } from '../../src/domain/directory.js';
import { DAY } from '../../src/domain/time.js';
import { waysOf } from '../../src/domain/ways.js';
import { en } from '../../src/wording/en/index.js';
import { openTown, textsAt, type Town } from '../support/town.js';
import { TOWN_VILLAGE } from '../support/town-village.js';

const WAYS = { direct: '直办', assist: '陪办', joint: '协办', supervise: '领办' };

let town: Town;
beforeEach(async () => {
  town = await openTown({ village: { ...TOWN_VILLAGE, ways: WAYS } });
  await town.say('zhao', '二社路灯坏了三个');
  await town.say('suonan', '/接单 1');
});
afterEach(() => town.close());

const tell = async (who: string, text: string): Promise<string> => textsAt(await town.say(who, text), who);
const mode = async () => (await town.cases())[0]?.mode;

describe('in a township with names of its own for the ways of handling', () => {
  test('two go together by that name, in the command, the answer and the file', async () => {
    expect(await tell('suonan', '/陪办1 @豆太')).toContain('GM-0001陪办：请豆太一起办');
    expect(await mode()).toBe('assist');
    expect(await tell('suonan', '/查看 1')).toContain('；陪办；承办：索南');
  });

  test('a name that means something else elsewhere means what it means there', async () => {
    expect(await tell('ma', '/协办 1 @供电所 换变压器')).toContain('GM-0001协办：供电所各办一块');
    expect(await mode()).toBe('joint');
    expect(await tell('lamu', '/查看 1')).toContain('（协办）');
  });

  test('what is watched is called so to everybody: in answers, notices, lists, figures and the digest', async () => {
    const heard = await town.say('ma', '/领办 1 1天');
    expect(textsAt(heard, 'ma')).toContain('GM-0001领办了');
    expect(textsAt(heard, 'suonan')).toContain('转为领办（马副书记）');
    expect(textsAt(await town.at(town.now() + DAY), 'suonan')).toContain('领办第1天');
    expect(await tell('wang', '/待办 领办')).toContain('领办的有1件');
    const late = await town.at(town.now() + 3 * DAY);
    expect(textsAt(late, 'wang') + textsAt(late, 'suonan')).toContain('超期了，还在领办');
    expect(textsAt(await town.at(town.now() + 8 * 3_600_000), 'gc')).toContain('已领办');
    expect(await tell('wang', '/统计')).toContain('领办1。');
    expect(await tell('wang', '/统计 领办')).toContain('领办1件');
    expect(town.channel.said.map(({ text }) => text).join()).not.toContain('督办');
  });

  test('the name that everybody knows still does, where it means nothing else', async () => {
    expect(await tell('ma', '/督办 1 2天')).toContain('领办了');
    expect(await tell('wang', '/待办 督办')).toContain('领办的有1件');
  });

  test('help and the right form are written in them', async () => {
    const help = await tell('ma', '/帮助');
    expect(help).toContain('/陪办 编号 @谁');
    expect(help).toContain('/领办 编号 几天');
    expect(help).not.toContain('/督办');
    expect(await tell('ma', '/帮助 领办')).toContain('例如：/领办 312 3天');
    expect(await tell('ma', '/领办 1')).toBe('请写上几天，例如：/领办 312 3天');
  });

  test('in English the name stands with the sense', () => {
    const brief = {
      id: 'c',
      number: 'GM-0001',
      category: '0402',
      urgency: 'C1',
      areaName: 'Group 2',
      gist: '',
    } as const;
    const notice = { kind: 'supervised', case: { ...brief, ways: WAYS }, by: '', due: null } as const;
    const reading = { room: false, now: town.now(), calendar: town.service.context.calendar };
    expect(en.notice(notice, reading)).toContain('is under supervision (领办) now');
  });
});

test('clerks of another township know nothing of these names', async () => {
  await town.close();
  town = await openTown();
  await town.say('zhao', '二社路灯坏了三个');
  await town.say('suonan', '/接单 1');
  expect(await tell('suonan', '/陪办 1 @豆太')).toContain('没有“陪办”这个命令');
  expect(await tell('ma', '/督办 1 2天')).toContain('督办了');
});

test('of two files for one place the narrower one says the name, and the wider one what it leaves out', () => {
  const { directory } = town.service.context;
  const [township] = directory().villages;
  const village = { ...township!, root: `${township!.root}.201`, ways: { assist: '同办' } };
  const both = createDirectory([township!, village]);
  expect(waysOf(both.filesOf(`${village.root}.2`))).toEqual({ ...WAYS, assist: '同办' });
  expect(waysOf(both.filesOf(`${township!.root}.202`))).toEqual(WAYS);
});
