import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mapPage } from '../../src/console/pages/map/map-page.js';
import { importVillage } from '../../src/usecases/import-village.js';
import { MONDAY } from '../domain/case/world.js';
import { XB } from '../domain/small-village.js';
import { SECOND } from '../../src/domain/time.js';
import { GM, GRID1, GRID2, TOWNSHIP } from '../support/town-village.js';
import { OFFICE_VILLAGE, openOffice, type Office } from './office.js';

/** East of the first by so many hundredths of a degree. */
const square = (east: number): number[] => {
  const [west, right] = [100 + east / 100, 100.01 + east / 100];
  return [west, 38, right, 38, right, 38.01, west, 38.01, west, 38];
};
const OUTLINES = new Map([
  [GM, [[square(0)]]],
  [GRID2, [[square(1)]]],
]);

let office: Office;
beforeAll(async () => {
  office = await openOffice();
  const areas = OFFICE_VILLAGE.areas.map((area) => {
    const outline = OUTLINES.get(area.path);
    return outline === undefined ? area : { ...area, outline };
  });
  await importVillage(office.town.store, { ...OFFICE_VILLAGE, areas }, MONDAY);
  await office.town.service.context.refresh();
  await office.town.say('cairang', '二社路灯坏了', 'g2');
});
afterAll(() => office.close());

interface Seen {
  html: string;
  svg: string;
}

async function seen(query: Record<string, string>): Promise<Seen> {
  const html = await office.html(mapPage, 'ma', query);
  const coded = /src="data:image\/svg\+xml;base64,([^"]+)"/u.exec(html)?.[1] ?? '';
  return { html, svg: Buffer.from(coded, 'base64').toString() };
}

test.each([
  ['page', {}],
  ['wall', { wall: '1' }],
])('a %s draws the areas that have an outline, with name and count', async (_, more) => {
  const { html, svg } = await seen({ area: GM, ...more });
  expect(svg).toContain('二社');
  expect(svg).toContain('1件');
  expect(svg).not.toContain('一社');
  expect(svg.match(/fill="#dfe7f1"/gu)).toHaveLength(1);
  expect(html).toContain('片区的地图');
  expect(html).toContain('图上没有一社，数字在下表里。');
  expect(html).toMatch(/一社(?:<\/a>)?<\/th><td>0<\/td>/u);
});

test('a grid alone is drawn as its own map', async () => {
  expect((await seen({ area: GRID2 })).html).toContain('片区的地图');
});

test('a village whose grids have none is drawn as fields, and all of them are there', async () => {
  const { html, svg } = await seen({ area: XB });
  expect(svg).toContain('一组 0件');
  expect(html).not.toContain('图上没有');
  expect((await seen({ area: GRID1 })).html).not.toContain('片区的地图');
});

test('what lies in no part of an area is not drawn as the whole of it', async () => {
  await office.town.say('zhao', '村委会门口的牌子掉了，砸不着人');
  office.town.set(office.town.now() + SECOND);
  const { svg } = await seen({ area: TOWNSHIP });
  expect(svg).toContain('郭米村');
  const { svg: village, html } = await seen({ area: GM });
  expect(village.match(/<path d="M[^"]*" fill="#[^"]*"/gu)).toHaveLength(1);
  expect(html).toMatch(/图上没有一社、还没定到片区/u);
});
