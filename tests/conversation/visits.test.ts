/** The work notebook: visits by command, in plain words and by voice; from note to case; who has not been seen. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { DAY } from '../../src/domain/time.js';
import { visitsIn } from '../../src/usecases/visits.js';
import { MONDAY } from '../domain/case/world.js';
import { openTown, textsAt, type Town } from '../support/town.js';
import { GM, GRID1, GRID2, TOWN_VILLAGE } from '../support/town-village.js';

const HOUSEHOLDS = [
  { id: 'h1', area: GRID2, head: '杜伦生', people: 2, frail: true },
  { id: 'h2', area: GRID2, head: '马成', people: 5 },
  { id: 'h3', area: GRID2, head: '马成龙', people: 3 },
  { id: 'h4', area: GRID1, head: '宋万青', people: 1, frail: true },
];

let town: Town;
beforeEach(async () => {
  town = await openTown({ village: { ...TOWN_VILLAGE, households: HOUSEHOLDS } });
});
afterEach(() => town.close());

const visits = () => visitsIn(town.service.context, GM, 0);
const tell = async (who: string, text: string, where?: string): Promise<string> =>
  textsAt(await town.say(who, text, where), who);

describe('a visit', () => {
  test('told in plain words is noted, and the matter in it becomes a case with 1, where the household is', async () => {
    const noted = await tell('suonan', '今天去了杜伦生家，老汉说水还是有点浑，其他都好，医保已经交了');
    expect(noted).toMatch(/记进走访日志：杜伦生户，.*里面说“水还是有点浑”，要不要立一件事？回 1 立件/u);
    expect(await town.cases()).toHaveLength(0);
    expect(await tell('suonan', '1')).toContain('GM-0001');
    expect(await town.cases()).toMatchObject([{ area: GRID2, category: '0502', concerned: '杜伦生' }]);
    expect(await visits()).toMatchObject([{ whom: '杜伦生', household: 'h1', by: 'suonan' }]);
  });

  test('stays a note with 0, and a visit without a matter asks nothing', async () => {
    await tell('suonan', '/走访 杜伦生 水浑得没法喝');
    expect(await tell('suonan', '0')).toContain('只记在日志里');
    expect(await tell('suonan', '/走访 马成龙 都好着，聊了聊')).not.toContain('要不要');
    expect(await town.cases()).toHaveLength(0);
    expect((await visits()).map(({ whom }) => whom).sort()).toEqual(['杜伦生', '马成龙']);
  });

  test('is noted once, however often the message is delivered', async () => {
    const more = { key: 'same' };
    await town.say('suonan', '/走访 杜伦生 都好', undefined, more);
    await town.say('suonan', '/走访 杜伦生 都好', undefined, more);
    expect(await visits()).toHaveLength(1);
  });

  test('of a household that is in no list is noted as it was said, and said so', async () => {
    expect(await tell('suonan', '/走访 老祁家 房子漏雨')).toContain('名册里没有这一户');
    expect(await visits()).toMatchObject([{ household: null, whom: '老祁', area: GRID2 }]);
  });

  test('told in a group is answered in private alone', async () => {
    const said = await town.say('suonan', '/走访 杜伦生 老汉病着', 'g2');
    expect(textsAt(said, 'g2')).toBe('');
    expect(textsAt(said, 'suonan')).toContain('杜伦生');
  });

  test('is nothing for a villager: who tells of one is listened to as ever', async () => {
    await tell('zhuoma', '今天去了杜伦生家，他家自来水停了两天，没水吃，快派人修');
    expect(await visits()).toHaveLength(0);
    expect(await town.cases()).toHaveLength(1);
  });

  test('is not seen where a clerk tells of no household of the list', async () => {
    await tell('suonan', '今天去了县医院家属楼，那里的路灯坏了');
    expect(await visits()).toHaveLength(0);
  });
});

describe('a visit that is to be repeated', () => {
  test('comes back on its morning to whoever promised it, once, and is done by the next visit', async () => {
    expect(await tell('suonan', '/走访 杜伦生 腿疼好些了，三天后再去看看')).toMatch(/11月26日我提醒您再去/u);
    const due = textsAt(await town.at(MONDAY + 3 * DAY + 1), 'suonan');
    expect(due).toMatch(/今天该再去看看二社杜伦生家了/u);
    expect(textsAt(await town.at(MONDAY + 4 * DAY), 'suonan')).toBe('');
    expect(await tell('suonan', '/日志')).toContain('要去的：');
    await tell('suonan', '/走访 杜伦生 好了');
    expect(await tell('suonan', '/日志')).not.toContain('要去的：');
  });

  test('goes to the stand-in of somebody who is away', async () => {
    await tell('suonan', '/走访 杜伦生 腿疼，三天后再去');
    await tell('suonan', '/请假 9 @豆太');
    expect(textsAt(await town.at(MONDAY + 3 * DAY + 1), 'doutai')).toContain('杜伦生家');
  });
});

describe('the notebook', () => {
  test('lists who has not been seen, the frail first, only of the own area', async () => {
    await tell('suonan', '/走访 马成 都好');
    const list = await tell('suonan', '/日志 未走访 30');
    expect(list).toMatch(/30天没去过的有2户（共3户）[\s\S]*★杜伦生（二社）、马成龙（二社）/u);
    expect(list).not.toContain('宋万青');
    town.set(MONDAY + 31 * DAY);
    expect(await tell('suonan', '/未走访')).not.toBe('');
    expect(await tell('suonan', '/日志 未走访 30')).toContain('有3户');
    expect(await tell('wang', '/日志 未走访 60')).toMatch(/有3户（共4户）/u);
  });

  test('finds words again and sums up a month', async () => {
    await tell('suonan', '/走访 杜伦生 宣传了医保政策');
    await tell('doutai', '/走访 马成 两家为地埂吵架，劝开了');
    expect(await tell('lamu', '/日志 查 医保')).toMatch(/找到1条[\s\S]*杜伦生（政策宣传/u);
    expect(await tell('lamu', '/日志 11月')).toMatch(/11月走访：2次，到过2户（共3户）[\s\S]*矛盾调解 1次/u);
    expect(await tell('lamu', '/日志 查 直升机')).toContain('没有“直升机”');
  });

  test('is shown to nobody who does not work here', async () => {
    expect(await tell('zhuoma', '/日志')).not.toContain('走访');
  });
});

describe('the command without its slash, as it is spoken', () => {
  test.each([
    ['走访马成龙，两口子和好了', '马成龙', '两口子和好了'],
    ['斜杠走访 杜伦生 水好了', '杜伦生', '水好了'],
  ])('%s is a visit', async (said, whom, text) => {
    await town.say('suonan', said);
    expect(await visits()).toMatchObject([{ whom, text }]);
    expect(await town.cases()).toEqual([]);
  });
});
