/** The digest of the week in the cadres' group, with its picture. */
import { afterEach, expect, test } from '@jest/globals';
import type { Chart } from '../../src/domain/chart.js';
import { dayOf, instantOf } from '../../src/domain/calendar.js';
import { DAY, HOUR, MINUTE } from '../../src/domain/time.js';
import type { Draw } from '../../src/ports/picture.js';
import { MONDAY } from '../domain/case/world.js';
import { openTown, textsAt, type Town, type TownOptions } from '../support/town.js';
import { TOWN_VILLAGE } from '../support/town-village.js';

/** Monday, 08:30, of the week after the one in which the tests begin. */
const NEXT_MONDAY = instantOf(dayOf(MONDAY + 7 * DAY), 8 * 60 + 30);
const village = { ...TOWN_VILLAGE, digests: [{ group: 'gc', time: '08:30', days: 'weekly' as const }] };

let town: Town;
afterEach(() => town.close());

/** A drawer that notes what it was given. */
function drawer(draws: Chart[] = []): Draw {
  return (chart) => {
    draws.push(chart);
    return Promise.resolve(Buffer.from(`picture ${String(draws.length)}`));
  };
}

async function open(options: TownOptions = {}): Promise<void> {
  town = await openTown({ village, ...options });
}

async function oneWeek(): Promise<void> {
  await town.say('zhuoma', '二社自来水停了，一点水都没有', 'g2');
  await town.say('suonan', '/接单 1');
  await town.say('suonan', '/已联系 1');
  await town.say('suonan', '/办结 1 水泵修好了');
  await town.at(MONDAY + 2 * DAY);
  await town.say('cairang', '二社的路灯坏了三个', 'g2');
}

test('comes on Monday about the week before, once, with a picture of the same figures and of nobody', async () => {
  const draws: Chart[] = [];
  await open({ draw: drawer(draws) });
  await oneWeek();
  expect(textsAt(await town.at(NEXT_MONDAY - 2 * HOUR), 'gc')).not.toContain('一周');
  const heard = textsAt(await town.at(NEXT_MONDAY), 'gc');
  expect(heard).toMatch(/^格子铺 一周 \d+月\d+日到\S+ 郭米村\n这一周新来 2 件，办结 1 件，现在还在办 1 件。/u);
  expect(heard).toContain('看哪件：/查看 编号');
  expect(town.channel.pictures.filter(({ where }) => where === 'gc')).toHaveLength(1);
  expect(draws[0]?.columns.rows.map(({ values }) => values)).toEqual([
    [1, 1],
    [0, 0],
    [1, 0],
    ...Array.from({ length: 4 }, () => [0, 0]),
  ]);
  expect(draws[0]?.bars.rows).toEqual([{ label: '基础设施', value: 1 }]);
  expect(JSON.stringify([draws, heard])).not.toMatch(/卓玛|才让/u);
  expect(textsAt(await town.at(NEXT_MONDAY + DAY), 'gc')).not.toContain('一周');
});

test('the picture is drawn once, however often it takes to say it', async () => {
  const draws: Chart[] = [];
  await open({ draw: drawer(draws) });
  let refused = 0;
  town.channel.fail = ({ conversation }) => {
    if (conversation.id !== 'gc' || ++refused > 2) return null;
    return { sent: false, retry: true, reason: 'offline', detail: '' };
  };
  for (let minutes = 0; minutes < 60; minutes += 5) await town.at(NEXT_MONDAY + minutes * MINUTE);
  expect(refused).toBeGreaterThan(2);
  expect(draws).toHaveLength(1);
  expect(town.channel.pictures.map(({ png }) => String(Buffer.from(png)))).toEqual(['picture 1']);
});

test('a picture that cannot be drawn does not keep the text back', async () => {
  await open({ draw: () => Promise.reject(new Error('no room')) });
  expect(textsAt(await town.at(NEXT_MONDAY), 'gc')).toContain('一周');
  expect(town.channel.pictures).toEqual([]);
  expect(town.noted).toContain('trouble: drawing a picture: Error: no room');
});

test('after three weeks of downtime it comes once, late, about the last of them', async () => {
  await open({ draw: drawer() });
  const heard = textsAt(await town.at(NEXT_MONDAY + 14 * DAY + HOUR), 'gc');
  expect(heard.match(/^格子铺/gmu)).toHaveLength(1);
  expect(heard).toContain('（补发）');
  expect(town.channel.pictures).toHaveLength(1);
});

test('a group may have one of the day and one of the week', async () => {
  const daily = { group: 'gc', time: '18:00', days: 'daily' as const };
  await open({ village: { ...village, digests: [...village.digests, daily] }, draw: drawer() });
  const before = NEXT_MONDAY - DAY;
  expect(textsAt(await town.at(before + 10 * HOUR), 'gc').match(/^格子铺/gmu)).toHaveLength(1);
  expect(town.channel.pictures).toHaveLength(0);
  expect(textsAt(await town.at(NEXT_MONDAY), 'gc')).toContain('一周');
  expect(textsAt(await town.at(NEXT_MONDAY + 10 * HOUR), 'gc')).toContain('今天');
  expect(town.channel.pictures).toHaveLength(1);
});

test('is shown to a leader who asks for it, and the day without a picture', async () => {
  await open({ draw: drawer() });
  expect(textsAt(await town.say('wang', '/日报 本周'), 'wang')).toContain('这一周');
  expect(town.channel.pictures.map(({ where }) => where)).toEqual(['wang']);
  expect(textsAt(await town.say('wang', '/日报'), 'wang')).toContain('今天');
  expect(town.channel.pictures).toHaveLength(1);
});
