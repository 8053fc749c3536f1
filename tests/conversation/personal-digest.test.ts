/** The digest that comes to a leader alone: by the village file, and switched on and off in the chat. */
import { afterEach, describe, expect, test } from '@jest/globals';
import { dayOf, instantOf } from '../../src/domain/calendar.js';
import { DAY, HOUR, MINUTE } from '../../src/domain/time.js';
import type { DigestTime, Village } from '../../src/domain/village.js';
import { importVillage } from '../../src/usecases/import-village.js';
import { AREAS, duty, GRID1, XB, XB1 } from '../domain/small-village.js';
import { MONDAY } from '../domain/case/world.js';
import { dyingStore } from '../support/dying-store.js';
import { message, openTown, textsAt, type Town, type TownOptions } from '../support/town.js';
import { TOWN_VILLAGE } from '../support/town-village.js';

const at = (days: number, hours: number): number => instantOf(dayOf(MONDAY + days * DAY), hours * 60);
const withDigests = (...digests: DigestTime[]): Village => ({
  ...TOWN_VILLAGE,
  digests: [...TOWN_VILLAGE.digests, ...digests],
});
const LAMU: DigestTime = { person: 'lamu', time: '17:00', days: 'workdays' };

let town: Town;
afterEach(() => town.close());
const open = async (village: Village = TOWN_VILLAGE, more: TownOptions = {}): Promise<void> => {
  town = await openTown({ village, ...more });
};
const tell = async (who: string, text: string): Promise<string> => textsAt(await town.say(who, text), who);
const heardAt = async (then: number, who = 'lamu'): Promise<string> => textsAt(await town.at(then), who);
const digests = (text: string): number => text.match(/^格子铺 /gmu)?.length ?? 0;

describe('by the village file', () => {
  test('comes at its time about what the person leads, in private, with nobody in it', async () => {
    await open(withDigests(LAMU));
    await town.say('zhuoma', '二社自来水停了，一点水都没有');
    await town.say('zhao', '一社路灯坏了三个');
    const heard = await town.at(at(0, 17));
    expect(textsAt(heard, 'lamu')).toMatch(/^格子铺 11月23日 二社\n今天新来 1 件/mu);
    expect(textsAt(heard, 'lamu')).not.toMatch(/卓玛|赵小章|一点水都没有|139/u);
    expect(textsAt(heard, 'gc')).toBe('');
    expect(textsAt(heard, 'wang')).not.toContain('格子铺');
  });

  test('is about all that somebody leads who leads several places', async () => {
    const people = TOWN_VILLAGE.people.map((one) =>
      one.id === 'lamu' ? { ...one, duties: [...one.duties, duty('grid_lead', GRID1)] } : one,
    );
    await open({ ...withDigests(LAMU), people });
    await town.say('zhuoma', '二社自来水停了，一点水都没有');
    await town.say('zhao', '一社路灯坏了三个');
    expect(await heardAt(at(0, 17))).toMatch(/二社、一社\n今天新来 2 件/u);
    expect(await tell('lamu', '/日报')).toMatch(/二社、一社\n今天新来 2 件/u);
  });

  test('comes on working days, every day or weekly with a picture, as it says', async () => {
    const draw = () => Promise.resolve(Buffer.from('picture'));
    const weekly: DigestTime = { person: 'ma', time: '08:30', days: 'weekly' };
    await open(withDigests(LAMU, { person: 'wang', time: '17:00', days: 'daily' }, weekly), { draw });
    const saturday = await town.at(at(5, 17));
    expect([digests(textsAt(saturday, 'lamu')), digests(textsAt(saturday, 'wang'))]).toEqual([1, 1]);
    const sunday = await town.at(at(6, 17));
    expect([digests(textsAt(sunday, 'lamu')), digests(textsAt(sunday, 'wang'))]).toEqual([0, 1]);
    expect(await heardAt(at(7, 9), 'ma')).toContain('一周');
    expect(town.channel.pictures.map(({ where }) => where)).toEqual(['ma']);
  });

  test('is made up for once, late, after downtime', async () => {
    await open(withDigests(LAMU));
    const heard = await heardAt(at(9, 12));
    expect([digests(heard), heard.includes('（补发）')]).toEqual([1, true]);
    expect(digests(await heardAt(at(9, 17)))).toBe(1);
  });

  test('does not come while the person is away, nor to whoever stands in', async () => {
    await open(withDigests(LAMU));
    await tell('lamu', '/请假 2 @豆太');
    const away = await town.at(at(0, 17));
    expect(['lamu', 'doutai'].map((who) => digests(textsAt(away, who)))).toEqual([0, 0]);
    await town.at(at(1, 17));
    expect(digests(await heardAt(at(2, 17)))).toBe(1);
  });

  test('of a day on which nothing happened is a kind word, as in a group', async () => {
    await open(withDigests(LAMU));
    expect(await heardAt(at(0, 17))).toContain('没有新事情，也没有拖着的事。大家辛苦了。');
  });

  test('comes once to somebody who stands in two files, and is given up in both', async () => {
    await open(withDigests(LAMU));
    const lamu = TOWN_VILLAGE.people.filter(({ id }) => id === 'lamu');
    const areas = AREAS.filter(({ path }) => path.startsWith(XB)).map(({ code: _, ...area }) => area);
    const people = lamu.map((one) => ({ ...one, duties: [duty('grid_lead', XB1)] }));
    const { proofs: __, ...other } = { ...withDigests(LAMU), root: XB, areas, people, groups: [], landmarks: [] };
    await importVillage(town.store, { ...other, digests: [LAMU] }, town.now());
    await town.service.context.refresh();
    expect(digests(await heardAt(at(0, 18)))).toBe(1);
    await tell('lamu', '/日报 退订');
    expect(digests(await heardAt(at(2, 18)))).toBe(0);
  });

  test('comes to nobody who leads nothing', async () => {
    await open(withDigests({ ...LAMU, person: 'suonan' }, { ...LAMU, person: 'zhuoma' }));
    expect(digests(textsAt(await town.at(at(2, 17)), 'suonan'))).toBe(0);
    expect(town.channel.said.filter(({ where }) => where === 'zhuoma')).toEqual([]);
  });
});

describe('in the chat', () => {
  test('is subscribed to and given up, also over a restart and another import', async () => {
    await open();
    expect(digests(await heardAt(at(0, 18)))).toBe(0);
    expect(await tell('lamu', '/日报 订阅 17:30')).toBe(
      '好，每个工作日17:30给您发二社的日报，只发给您。不要了回 /日报 退订',
    );
    town = await town.restart();
    await importVillage(town.store, { ...TOWN_VILLAGE, landmarks: [] }, town.now());
    await town.service.context.refresh();
    expect(digests(await heardAt(at(1, 17) + 30 * MINUTE))).toBe(1);
    expect(await tell('lamu', '/日报 退订')).toContain('不再自己发给您了');
    await importVillage(town.store, TOWN_VILLAGE, town.now());
    await town.service.context.refresh();
    expect(digests(await heardAt(at(3, 18)))).toBe(0);
    const schedules = await town.store.find({ kind: 'schedule', area: '', limit: 9 });
    expect(schedules.map(({ id }) => id).join()).not.toContain('lamu');
    expect(town.noted.join()).not.toContain('trouble');
    await tell('lamu', '/日报 订阅');
    expect(digests(await heardAt(at(4, 18)))).toBe(1);
  });

  test.each([
    ['/日报 订阅 8点半 每天', '每天08:30'],
    ['/日报 订阅 下午5点', '每个工作日17:00'],
    ['/日报 订阅', '每个工作日18:00'],
    ['/日报 订阅 每周', '每周第一个工作日08:30'],
    ['/digest subscribe 7:05 daily', '每天07:05'],
    ['/日报 订阅 早上八点', '每个工作日08:00'],
    ['/日报 订阅 九点一刻 每天', '每天09:15'],
    ['/日报 订阅 中午1点', '每个工作日13:00'],
    ['/日报 订阅 晚上12点', '请写上几点'],
    ['/日报 订阅 25:00', '请写上几点，例如：/日报 订阅 18:00 工作日'],
  ])('%s is heard as %s', async (typed, said) => {
    await open();
    expect(await tell('lamu', typed)).toContain(said);
  });

  test('another time takes the place of the one before; the day and the week are two', async () => {
    await open(withDigests(LAMU));
    await tell('lamu', '/日报 订阅 19:00');
    await tell('lamu', '/日报 订阅 每周 8:00');
    expect(digests(await heardAt(at(0, 17)))).toBe(0);
    expect(digests(await heardAt(at(0, 19)))).toBe(1);
    await town.at(at(6, 12));
    expect(await heardAt(at(7, 8))).toContain('一周');
    await tell('lamu', '/日报 退订');
    expect(digests(await heardAt(at(15, 20)))).toBe(0);
  });

  test('what the file then says differently counts', async () => {
    await open(withDigests(LAMU));
    await tell('lamu', '/日报 退订');
    await importVillage(town.store, withDigests(LAMU), town.now());
    await town.service.context.refresh();
    expect(digests(await heardAt(at(0, 18)))).toBe(0);
    await importVillage(town.store, withDigests({ ...LAMU, time: '16:00' }), town.now());
    await town.service.context.refresh();
    expect(digests(await heardAt(at(1, 16)))).toBe(1);
  });

  test('a file without the person takes the digest with it', async () => {
    await open();
    await tell('lamu', '/日报 订阅');
    const people = TOWN_VILLAGE.people.filter(({ id }) => id !== 'lamu');
    await importVillage(town.store, { ...TOWN_VILLAGE, people }, town.now());
    await importVillage(town.store, TOWN_VILLAGE, town.now());
    await town.service.context.refresh();
    expect(digests(await heardAt(at(1, 18)))).toBe(0);
  });

  test('is not for those whose role has no digest', async () => {
    await open();
    expect(await tell('suonan', '/日报 订阅')).toContain('一级网格员');
    expect(await tell('zhuoma', '/日报 订阅')).not.toContain('只发给您');
    expect(digests(textsAt(await town.at(at(0, 18)), 'suonan'))).toBe(0);
  });
});

test('is subscribed to once and sent once, whichever write was the last', async () => {
  let deaths = 0;
  for (let writes = 0, died = true; died; writes++) {
    await open();
    const said = message('lamu', '/日报 订阅 17:00', undefined, town.now());
    const dying = await town.restart((store) => dyingStore(store, writes));
    await dying.service.receive(said).catch(() => undefined);
    await dying.service.settle();
    died = (dying.store as ReturnType<typeof dyingStore>).died();
    if (died) deaths++;
    town = await dying.restart();
    await town.say('', '', undefined, said);
    for (const hours of [11, 12, 17, 18]) await town.at(at(0, hours));
    const sent = town.channel.said.filter(({ where, text }) => where === 'lamu' && text.startsWith('格子铺 11月'));
    expect(sent).toHaveLength(1);
    expect(digests(await heardAt(at(1, 17) + HOUR))).toBe(1);
    const [file] = await town.store.find<Village>({ kind: 'village', area: '', limit: 2 });
    expect(file?.data.digests.filter(({ person }) => person === 'lamu')).toHaveLength(1);
    await town.close();
  }
  await open();
  expect(deaths).toBeGreaterThan(4);
}, 60_000);
