/** What could stand still for ever: nobody there, a case that goes round, an office that never answers, a strange server. */
import { afterEach, describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { DAY, HOUR } from '../../src/domain/time.js';
import type { Village } from '../../src/domain/village.js';
import { MONDAY } from '../domain/case/world.js';
import { heardUntil, openTown, textsAt, type Heard, type Town } from '../support/town.js';
import { TOWN_VILLAGE } from '../support/town-village.js';

let town: Town;
afterEach(() => town.close());

const LAMP = '二社路口的路灯坏了三个，晚上看不见';
const away = (until: number): Village => ({
  ...TOWN_VILLAGE,
  people: TOWN_VILLAGE.people.map((person) =>
    person.duties.length === 0 ? person : { ...person, absences: [{ from: MONDAY - DAY, until }] },
  ),
});
const state = async () => (await town.cases())[0];

const until = (then: number): Promise<Heard[]> => heardUntil(town, then, 3 * HOUR);

describe('when everybody is on leave', () => {
  test('those who lead hear of it once, and it goes to the usual people on the morning after they are back', async () => {
    town = await openTown({ village: away(MONDAY + 2 * DAY) });
    const said = await town.say('zhuoma', LAMP, 'g2');
    expect(textsAt(said, 'g2')).toContain('GM-0001');
    expect(textsAt(said, 'wang')).toContain('还没人接');
    expect((await state())?.state).toBe('triage');
    expect(textsAt(await until(MONDAY + 2 * DAY - HOUR), 'wang')).toBe('');
    const back = await until(MONDAY + 3 * DAY);
    expect(textsAt(back, 'suonan')).toContain('新事项 GM-0001');
    expect((await state())?.state).toBe('dispatched');
  });

  test('what is urgent does not wait for the morning', async () => {
    town = await openTown({ village: away(MONDAY + 3 * HOUR) });
    await town.say('zhuoma', '二社自来水停了，一点水都没有', 'g2');
    expect(textsAt(await heardUntil(town, MONDAY + 5 * HOUR, HOUR), 'suonan')).toContain('新事项 GM-0001');
  });
});

test('a grid without a clerk is looked after by the level above', async () => {
  const people = TOWN_VILLAGE.people.filter(({ id }) => !['suonan', 'doutai'].includes(id));
  town = await openTown({ village: { ...TOWN_VILLAGE, people } });
  const said = await town.say('zhuoma', LAMP, 'g2');
  expect(textsAt(said, 'lamu')).toContain('新事项 GM-0001');
});

test('what is handed round and round is watched by whoever is above', async () => {
  town = await openTown();
  await town.say('zhuoma', LAMP, 'g2');
  await town.say('suonan', '/接单 1');
  for (const to of ['豆太', '索南', '豆太']) await town.say('lamu', `/转派 1 @${to}`);
  expect(await state()).toMatchObject({ mode: 'supervise', offered: ['doutai'] });
  expect(textsAt(await until(MONDAY + DAY + HOUR), 'lamu')).toContain('督办第1天');
});

test('an office that never answers gets its cards, and whoever is above hears of each and of every day', async () => {
  town = await openTown();
  await town.say('zhuoma', '二社停电两天了，冰箱里的肉都臭了', 'g2');
  await town.say('ma', '/转派 1 @供电所');
  const all = await until(MONDAY + 6 * DAY);
  const toChief = textsAt(all, 'ma');
  for (const word of ['还没人接', '🟡', '🔴', '督办第']) expect([word, toChief.includes(word)]).toEqual([word, true]);
});

test.each(['America/New_York', 'Pacific/Auckland'])(
  'a server that lives in %s counts the days of China',
  (zone) => {
    const script = `
    import { dayOf, addSpan } from './src/domain/calendar.ts';
    import { chinaCalendar } from './src/calendar/china.ts';
    const calendar = await chinaCalendar({ hours: [{ from: 540, to: 1080 }], overlay: null, warn: () => undefined });
    const friday = Date.parse('2026-10-09T16:30:00+08:00');
    process.stdout.write(dayOf(friday) + ' ' + new Date(addSpan(friday, { workdays: 1 }, calendar)).toISOString());`;
    const out = execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], {
      env: { ...process.env, TZ: zone },
      encoding: 'utf8',
    });
    expect(out).toBe('2026-10-09 2026-10-10T08:30:00.000Z');
  },
  30_000,
);
