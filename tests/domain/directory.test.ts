import { describe, expect, test } from '@jest/globals';
import { createDirectory } from '../../src/domain/directory.js';
import { COUNTY, duty, GM, GRID1, GRID1A, GRID2, group, person, TOWNSHIP, village, XB, XB1 } from './small-village.js';

const ids = (people: readonly { id: string }[]): string[] => people.map((one) => one.id);

describe('areas', () => {
  const directory = createDirectory([village([])]);

  test('an unknown path has the name of the nearest known area above it, or its own path', () => {
    expect(directory.areaName(GRID2)).toBe('二社');
    expect(directory.areaName(`${GRID2}.7.7`)).toBe('二社');
    expect(directory.areaName('11.01')).toBe('11.01');
  });

  test('a grid of any depth lies in its village, and a township in none', () => {
    expect(directory.villageOf(GRID1A)?.path).toBe(GM);
    expect(directory.villageOf(GM)?.path).toBe(GM);
    expect(directory.villageOf(TOWNSHIP)).toBeNull();
  });

  test('a village is found by the letters of its case numbers in any case', () => {
    expect(directory.villageByCode('gm')?.path).toBe(GM);
    expect(directory.villageByCode('ZZ')).toBeNull();
  });

  test('children are those directly below', () => {
    expect(directory.children(GM).map((area) => area.path)).toEqual([GRID1, GRID2]);
    expect(directory.children(COUNTY).map((area) => area.path)).toEqual([TOWNSHIP]);
    expect(directory.children(XB1)).toEqual([]);
  });

  test('places are those of the own village, with the names of its grids in both kinds of numerals', () => {
    const landmarks = [
      { name: '水磨', aliases: [], area: GRID2 },
      { name: '大湾', aliases: [], area: XB1 },
    ];
    const places = createDirectory([village([], { landmarks })]).placesOf(GRID1A);
    expect(places.map((place) => place.name)).toEqual(['水磨', '一社', '一社河边格', '二社']);
    expect(places.find((place) => place.name === '二社')).toEqual({
      name: '二社',
      aliases: ['二队', '2社', '2队'],
      area: GRID2,
    });
    expect(directory.placesOf(TOWNSHIP)).toEqual([]);
  });

  test('households are counted with those of the areas below', () => {
    const household = (id: string, area: string) => ({ id, area, head: '张三', people: 3 });
    const full = createDirectory([
      village([], { households: [household('a', GRID1A), household('b', GRID2), household('c', XB1)] }),
    ]);
    expect(ids(full.householdsOf(GM))).toEqual(['a', 'b']);
    expect(ids(full.householdsOf(GRID1))).toEqual(['a']);
  });
});

describe('people and groups', () => {
  const suonan = person('P0017', [duty('grid_member', GRID2)], {
    name: '索南才旦',
    calledAs: '索南',
    handles: [{ channel: 'simulator', user: 'u1' }],
  });
  const directory = createDirectory([
    village([suonan, person('gm-wang', [], { home: GRID2 })], {
      groups: [
        group('g1', '一社群', GRID1, { handles: [{ channel: 'simulator', user: 'room1' }] }),
        group('g2', '一社群', XB1),
        group('g3', '郭米村群', GM),
      ],
    }),
  ]);

  test('a person is found by handle on the right channel only', () => {
    expect(directory.personByHandle('simulator', 'u1')).toBe(suonan);
    expect(directory.personByHandle('wechaty', 'u1')).toBeNull();
  });

  test.each([
    ['P0017', 'P0017'],
    ['P0017 王婶', 'P0017'],
    ['p0017王婶', 'P0017'],
    ['gm-wang,三社', 'gm-wang'],
    ['P00170', undefined],
    ['P001', undefined],
    ['王婶 P0017', undefined],
    ['', undefined],
  ])('the remark %j means %s', (remark, id) => {
    expect(directory.personByRemark(remark)?.id).toBe(id);
  });

  test('groups are found by id, handle, exact name, and area with all below', () => {
    expect(directory.group('g3')?.name).toBe('郭米村群');
    expect(directory.groupByHandle('simulator', 'room1')?.id).toBe('g1');
    expect(ids(directory.groupsByName(' 一社群 '))).toEqual(['g1', 'g2']);
    expect(directory.groupsByName('一社')).toEqual([]);
    expect(ids(directory.groupsOf(GM))).toEqual(['g1', 'g3']);
  });

  test('staff of an area are those with a duty for exactly it; within it, those below too', () => {
    expect(ids(directory.staffOf(GRID2))).toEqual(['P0017']);
    expect(directory.staffOf(GM)).toEqual([]);
    expect(ids(directory.staffWithin(GM))).toEqual(['P0017']);
    expect(directory.staffWithin(GRID1)).toEqual([]);
  });

  test('a person who stands in two files has the duties of both', () => {
    const office = (area: string) => person('county-water', [duty('department', area, '05')]);
    const both = createDirectory([village([office(GM)]), village([office(XB)])]);
    expect(both.person('county-water')?.duties.map((one) => one.area)).toEqual([GM, XB]);
    expect(ids(both.staffOf(XB))).toEqual(['county-water']);
  });
});

describe('the superior', () => {
  const away = { from: 1_000, until: 2_000 };
  const directory = createDirectory([
    village([
      person('member', [duty('grid_member', GRID1A)]),
      person('lead', [duty('grid_lead', GRID1)], { absences: [away] }),
      person('water', [duty('package_cadre', GM, '05')]),
      person('both', [duty('grid_member', GRID1A), duty('package_cadre', GM, '05')]),
      person('head', [duty('shop_head', GM)], { absences: [{ ...away, standIn: 'deputy' }] }),
      person('deputy', [duty('grid_member', GRID2)]),
      person('chief', [duty('chief_shopkeeper', TOWNSHIP)]),
      person('police', [duty('department', TOWNSHIP, '03')]),
    ]),
  ]);

  test.each([
    ['member', GRID1A, 'lead'],
    ['lead', GRID1A, 'head'],
    ['head', GRID1A, 'chief'],
    ['police', GRID1A, 'chief'],
    ['deputy', GRID1A, 'lead'],
    ['both', GRID1A, 'lead'],
    ['chief', GRID1A, undefined],
    ['nobody', GRID1A, undefined],
    ['member', GRID2, 'head'],
  ])('of %s for %s is %s', (id, area, above) => {
    expect(directory.superiorOf(id, area)?.id).toBe(above);
  });

  test('who is away is passed over, or represented by the stand-in', () => {
    expect(directory.superiorOf('member', GRID1A, 999)?.id).toBe('lead');
    expect(directory.superiorOf('member', GRID1A, 1_000)?.id).toBe('deputy');
    expect(directory.superiorOf('deputy', GRID1A, 1_000)?.id).toBe('chief');
    expect(directory.superiorOf('member', GRID1A, 2_000)?.id).toBe('lead');
  });
});

describe('people named in a command', () => {
  const directory = createDirectory([
    village([
      person('gm-lead2', [duty('grid_lead', GRID2)], { name: '才让东珠', calledAs: '才让社长' }),
      person('gm-cairang', [], { name: '才让', home: GRID2 }),
      person('gm-zhang', [duty('grid_member', GRID1)], { name: '张三' }),
      person('gm-zhangsf', [duty('grid_member', GRID2)], { name: '张三丰' }),
      person('gm-zhao', [], { name: '赵小章', home: GRID1A }),
      person('xb-zhang', [duty('grid_member', XB1)], { name: '张三' }),
      person('chief', [duty('chief_shopkeeper', TOWNSHIP)], { name: '李正' }),
    ]),
  ]);

  test.each([
    ['@张三', ['gm-zhang']],
    ['张三丰 ', ['gm-zhangsf']],
    ['@张', ['gm-zhang', 'gm-zhangsf']],
    ['@才让', ['gm-lead2']],
    ['@才让社长\u2005', ['gm-lead2']],
    ['@赵小章', ['gm-zhao']],
    ['@李正', ['chief']],
    ['gm-zhang', ['gm-zhang']],
    ['@王五', []],
    ['@', []],
  ])('%j within the village means %j', (text, expected) => {
    expect(ids(directory.peopleNamed(text, GM))).toEqual(expected);
  });
});
