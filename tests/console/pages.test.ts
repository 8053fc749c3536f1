import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CONSOLE_PAGES } from '../../src/console/pages/index.js';
import { mapPage } from '../../src/console/pages/map/map-page.js';
import { statsPage } from '../../src/console/pages/stats/stats-page.js';
import { visitsPage } from '../../src/console/pages/visits/visits-page.js';
import { watchPage } from '../../src/console/pages/watch/watch-page.js';
import { reachOf } from '../../src/console/reach.js';
import { monthOf } from '../../src/domain/period.js';
import { DAY, HOUR } from '../../src/domain/time.js';
import { statisticsOf } from '../../src/usecases/statistics.js';
import { MONDAY } from '../domain/case/world.js';
import { XB } from '../domain/small-village.js';
import { GM, GRID1, GRID2, TOWNSHIP } from '../support/town-village.js';
import { htmlOf, OFFICE_VILLAGE, openOffice, type Office } from './office.js';

let office: Office;

/** Three matters of the second grid (one solved, one put off, one left alone) and a sealed one of the village. */
beforeAll(async () => {
  office = await openOffice();
  const { town } = office;
  await town.say('zhuoma', '二社水管冻裂了，三天没水吃', 'g2');
  await town.say('cairang', '二社路灯坏了', 'g2');
  await town.say('macheng', '二社垃圾没人拉，臭得很', 'g2');
  await town.say('zhuoma', '我要举报王书记把低保给了亲戚');
  const numbers = (await town.cases()).filter(({ sealed }) => !sealed).map(({ number }) => number);
  for (const number of numbers.slice(0, 2)) await town.say('suonan', `/接单 ${number}`);
  for (const number of numbers.slice(0, 2)) await town.say('suonan', `/已联系 ${number}`);
  await town.say('suonan', `/办结 ${numbers[0] ?? ''} 水管换好了`);
  await town.say('wang', `/挂账 ${numbers[1] ?? ''} 12月30日 等配件`);
  await town.at(MONDAY + 20 * DAY);
  town.set(MONDAY + 20 * DAY + HOUR);
});
afterAll(() => office.close());

describe('who may open what', () => {
  test.each([
    ['suonan', 'map watch visits roster knowledge excel'],
    ['lamu', 'map watch stats visits roster knowledge excel'],
    ['wang', 'map watch stats visits roster knowledge news excel channels'],
    ['ma', 'map watch stats visits roster knowledge news excel channels'],
    ['dian', 'map watch roster knowledge excel'],
    ['op', 'roster knowledge news excel channels'],
    ['audit', 'stats excel'],
    ['zhuoma', ''],
  ])('%s opens: %s', (person, paths) => {
    const open = CONSOLE_PAGES.filter(({ rights }) => reachOf(office.viewer(person), rights).length > 0);
    expect(open.map(({ path }) => path).join(' ')).toBe(paths);
  });

  test('a right held in one village reaches no other, though the person works there too', () => {
    expect(reachOf(office.viewer('xu'), ['stats'])).toEqual([XB]);
    expect(reachOf(office.viewer('xu'), ['list'])).toEqual([XB, GRID1]);
  });

  test.each([[statsPage], [watchPage], [visitsPage], [mapPage]])(
    'an area out of reach is answered with the own one (%#)',
    async (page) => {
      const html = await office.html(page, 'xu', { area: GM });
      expect(html).toMatch(/<h1>香卜村/u);
      expect(html).not.toMatch(/GM-\d/u);
    },
  );
});

describe('the statistics', () => {
  test('every number opens a list that comes to the same number', async () => {
    const html = await office.html(statsPage, 'wang', { area: GM, period: '11月' });
    const links = [...html.matchAll(/<a href="\?([^"]*)">(\d+)<\/a>/gu)];
    expect(links.length).toBeGreaterThan(10);
    for (const [, query = '', number = ''] of links) {
      const asked = Object.fromEntries(new URLSearchParams(query.replaceAll('&amp;', '&')));
      const list = await office.html(statsPage, 'wang', asked);
      expect({ asked, total: /<h2>[^<]*?：(\d+)<\/h2>/u.exec(list)?.[1] }).toEqual({ asked, total: number });
    }
  });

  test('the numbers are those of /统计', async () => {
    const { context } = office.town.service;
    const { received, indicators } = await statisticsOf(context, GM, monthOf(MONDAY));
    expect(received.cases).toBe(3);
    const html = await office.html(statsPage, 'wang', { area: GM, period: '11月' });
    expect(html).toContain(`>收到</th><td><a href="?area=${GM}&amp;period=11%E6%9C%88&amp;show=received">3</a>`);
    const { numerator, denominator } = indicators.onTime;
    const asked = { area: GM, period: '11月', show: 'share.onTime.missed' };
    expect(await office.html(statsPage, 'wang', asked)).toContain(`：${String(denominator - numerator)}</h2>`);
  });

  test('a list says which cases, not what was said in them', async () => {
    const html = await office.html(statsPage, 'wang', { area: GM, period: '11月', show: 'received' });
    expect(html).toMatch(/GM-\d{4}/u);
    expect(html).toContain('二社 停水');
    expect(html).not.toContain('三天没水');
    expect(html).not.toContain('-S-');
  });

  test('an auditor sees numbers of cases, and no way into them', async () => {
    const html = await office.html(statsPage, 'audit', { area: GM, period: '11月', show: 'received' });
    expect(html).toMatch(/GM-\d{4}/u);
    expect(html).not.toContain('/cases/');
  });

  test('a chart has its figures in a table too', async () => {
    const html = await office.html(statsPage, 'wang', { area: GM, period: '11月' });
    const [, coded = ''] = /src="data:image\/svg\+xml;base64,([^"]+)"/u.exec(html) ?? [];
    expect(Buffer.from(coded, 'base64').toString()).toContain('及时签收率');
    expect(html).toMatch(/<th scope="row">及时签收率<\/th>/u);
  });
});

describe('the map', () => {
  test('says in numbers and in a word how much each grid has', async () => {
    const html = await office.html(mapPage, 'wang', { area: GM });
    expect(html).toMatch(/一社<\/a><\/th><td>0<\/td><td>0<\/td><td>没有/u);
    expect(html).toMatch(/二社<\/a><\/th><td>[1-4]<\/td><td>[1-4]<\/td><td>有一些/u);
  });

  test('a wall shows areas and numbers, refreshes itself, and leads nowhere', async () => {
    const wall = await office.shown(mapPage, 'ma', { area: TOWNSHIP, wall: '1' });
    expect(wall).toMatchObject({ bare: true, refresh: 60 });
    expect(htmlOf(wall)).toContain('郭米村');
    expect(htmlOf(wall)).not.toMatch(/<a |<form|GM-|马副书记|索南|卓玛/u);
  });

  test('what is sealed is not counted on a wall, even for who may read it', async () => {
    const count = async (query: Record<string, string>): Promise<number> =>
      Number(/(?:郭米村<\/a><\/th><td>|在办 )(\d+)/u.exec(await office.html(mapPage, 'ma', query))?.[1]);
    expect(await count({ area: TOWNSHIP })).toBe((await count({ area: TOWNSHIP, wall: '1' })) + 1);
  });
});

describe('the lists to be watched', () => {
  test('a parked case stands with its reason and day, where it may be looked at', async () => {
    expect(await office.html(watchPage, 'wang')).toMatch(/GM-\d{4}<\/a><\/th><td>二社[^<]*<\/td><td>[^<]*等配件/u);
    expect(await office.html(watchPage, 'yixi')).not.toContain('等配件');
  });

  test('supervision is called what the township calls it', async () => {
    const other = await openOffice({ ...OFFICE_VILLAGE, ways: { supervise: '难事督导' } });
    const pages = [await other.html(watchPage, 'ma', {}), await other.html(statsPage, 'ma', {})];
    const list = await other.html(statsPage, 'ma', { show: 'supervised' });
    await other.close();
    for (const html of [...pages, list]) {
      expect(html).toContain('难事督导');
      expect(html).not.toContain('督办');
    }
  });

  test('the accused sees nothing of the report on them on any page', async () => {
    for (const page of CONSOLE_PAGES) expect(await office.html(page, 'wang')).not.toContain('-S-');
  });
});

describe('the notebook', () => {
  test('a household is waiting until a visit is noted, the frail ones first', async () => {
    const before = await office.html(visitsPage, 'suonan');
    expect(before.indexOf('韩秀英')).toBeLessThan(before.indexOf('马得福'));
    expect(before).toContain('30天没去过的2户');
    await office.town.say('suonan', '/走访 马得福 家里都好');
    const after = await office.html(visitsPage, 'suonan');
    expect(after).toContain('30天没去过的1户');
    expect(after).toContain('家里都好');
    expect(await office.html(visitsPage, 'yixi')).not.toContain('家里都好');
  });
});

describe('whatever stands in the address', () => {
  const words = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.constantFrom(GM, GRID2, '0000年13月', '9999年', '0', '-1', '1e9', "' OR 1=1 --", '<script>alert(1)</script>'),
    fc.constantFrom(
      'roster',
      'month',
      '2026-13',
      '9999-12',
      'share.onTime.all',
      'share.constructor.hit',
      'class.',
      'area.',
      '__proto__',
      'channel.toString',
    ),
  );
  const names = fc.constantFrom('area', 'period', 'show', 'days', 'wall', 'entry', 'get', 'month', 'upload', 'done');

  test.each([['0000年'], ['0999年12月'], ['9999年'], ['１０００年'], ['2026年13月'], ['2099年12月']])(
    'a period called %s is answered with a page',
    async (period) => {
      expect(await office.html(statsPage, 'wang', { period })).toContain('<h1>郭米村 20');
    },
  );

  test('a page is shown, and nothing of it is a script', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(names, words, { maxKeys: 5 }),
        fc.nat(CONSOLE_PAGES.length - 1),
        async (query, at) => {
          const page = CONSOLE_PAGES[at] ?? statsPage;
          expect(await office.html(page, 'wang', query)).not.toContain('<script');
        },
      ),
      { numRuns: 80 },
    );
  });
});
