import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { accusedIn } from '../../src/domain/accused-in.js';
import { SUBCATEGORIES } from '../../src/domain/category.js';
import { createDirectory } from '../../src/domain/directory.js';
import { categoryFit } from '../../src/domain/ladder.js';
import type { Role } from '../../src/domain/person.js';
import { can, type CaseForRights } from '../../src/domain/rights.js';
import { route } from '../../src/domain/routing.js';
import { villageClashes } from '../../src/domain/village-clashes.js';
import type { Village } from '../../src/domain/village.js';
import { parseVillageFile } from '../../src/village-file/parse-village-file.js';
import { simulatorWorld } from '../../src/village-file/simulator-world.js';

function read(name: string): Village {
  const parsed = parseVillageFile(readFileSync(`demo/${name}`, 'utf8'), name);
  expect({ errors: 'errors' in parsed ? parsed.errors : [], warnings: parsed.warnings }).toEqual({
    errors: [],
    warnings: [],
  });
  if ('errors' in parsed) throw new Error(name);
  return parsed.village;
}

const guomi = read('guomi.yaml');
const xiangbu = read('xiangbu.yaml');
const directory = createDirectory([guomi, xiangbu]);
const path = (village: Village, name: string): string => village.areas.find((area) => area.name === name)!.path;
const holders = (village: Village, role: Role) =>
  village.people.flatMap((one) => one.duties.filter((duty) => duty.role === role));

describe('both villages', () => {
  test('share nothing that must be their own', () => {
    expect(villageClashes(guomi, [xiangbu])).toEqual([]);
  });

  test.each([guomi, xiangbu])('have invented phones, all different, and names that tell people apart', (village) => {
    const phones = [...village.people, ...village.households].flatMap((one) => one.phone ?? []);
    expect(phones.filter((phone) => !/^139000\d{5}$/u.test(phone))).toEqual([]);
    expect(new Set(phones).size).toBe(phones.length);
    const called = village.people.map((one) => one.calledAs ?? one.name);
    expect(new Set(called).size).toBe(called.length);
  });

  test.each([guomi, xiangbu])('have an office for every category, and nobody without a handle', (village) => {
    const offices = holders(village, 'department');
    const uncovered = SUBCATEGORIES.filter(({ code }) => !offices.some((duty) => (categoryFit(duty, code) ?? 0) > 0));
    // Fuel for the winter is the village committee's own.
    expect(uncovered.map((one) => one.name)).toEqual(['取暖燃料']);
    expect(village.people.filter((one) => !one.handles.some((handle) => handle.channel === 'simulator'))).toEqual([]);
  });

  test.each([guomi, xiangbu])('send the digest to the cadres at six', (village) => {
    const [digest] = village.digests;
    expect(digest).toMatchObject({ time: '18:00', days: 'daily' });
    expect(village.groups.find((group) => group.id === digest?.group)?.audience).toBe('cadres');
  });
});

describe('Xiangbu', () => {
  test('has 7 first-class and 22 second-class grid members, a package cadre per grid, and 260 households', () => {
    const grids = (level: string): string[] =>
      xiangbu.areas
        .filter((area) => area.level === level)
        .map((area) => area.path)
        .sort();
    const areasOf = (role: Role): string[] =>
      holders(xiangbu, role)
        .filter((duty) => duty.categories === undefined)
        .map((duty) => duty.area)
        .sort();
    expect(grids('grid1')).toHaveLength(7);
    expect(grids('grid2')).toHaveLength(22);
    expect(areasOf('grid_lead')).toEqual(grids('grid1'));
    expect(areasOf('package_cadre')).toEqual(grids('grid1'));
    expect(areasOf('grid_member')).toEqual(grids('grid2'));
    expect(xiangbu.households).toHaveLength(260);
    expect([...new Set(xiangbu.households.map((one) => one.area))].sort()).toEqual(grids('grid2'));
  });

  test('takes water up to the water bureau of the county', () => {
    const bureau = xiangbu.people.find((one) => one.kind === '县水务局')!;
    expect(bureau.duties).toEqual([
      { role: 'department', area: path(xiangbu, '渭源县'), categories: ['0501', '0502'] },
    ]);
  });
});

describe('Guomi', () => {
  const grid2 = path(guomi, '二社');
  const grid3 = path(guomi, '三社');
  const ask = { sealed: false, accused: [], now: 0 };
  const names = (ids: readonly string[]) =>
    ids.map((id) => directory.person(id)?.calledAs ?? directory.person(id)?.name);

  test('has all thirteen kinds of shop personnel and 180 households in four 社', () => {
    const kinds = [
      '村委会干部',
      '党员',
      '老党员',
      '小组长',
      '妇女主任',
      '治保主任',
      '调解员',
      '护林员',
      '保洁员',
      '村医',
      '教师',
      '驻村工作队',
      '志愿者',
    ];
    expect(kinds.filter((kind) => !guomi.people.some((one) => one.kind === kind))).toEqual([]);
    expect(guomi.households).toHaveLength(180);
    expect(new Set(guomi.households.map((one) => one.area)).size).toBe(4);
  });

  test('sends the people of the dialogues to the clerks of the dialogues', () => {
    const water = route({ ...ask, area: grid2, category: '0501' }, directory);
    expect([names(water.offered), water.why]).toEqual([['索南'], '二社网格员，管停水']);
    expect(names(route({ ...ask, area: grid3, category: '0903' }, directory).offered)).toEqual(['豆太', '索南']);
    const accused = accusedIn('社长给他亲戚多报了低保,不要让别人知道是我说的', grid2, directory);
    expect(names(accused)).toEqual(['才让社长']);
    expect(names(route({ ...ask, sealed: true, accused, area: grid2, category: '0801' }, directory).offered)).toEqual([
      '赵守正',
    ]);
  });

  test('makes 豆太 ask 才让社长 for a transfer, and tells him from 才让 the villager', () => {
    const c: CaseForRights = {
      area: grid2,
      category: '0501',
      sealed: false,
      accused: [],
      offered: [],
      lead: 'gm-suonan',
      partners: [],
      request: null,
      state: 'accepted',
      chain: null,
    };
    expect(can('gm-doutai', 'transfer', c, directory)).toEqual({ may: false, who: 'grid_lead' });
    expect(can('gm-doutai', 'escalate', c, directory)).toEqual({ may: true });
    expect(directory.superiorOf('gm-doutai', grid2)?.calledAs).toBe('才让社长');
    expect(directory.peopleNamed('@才让', grid2).map((one) => one.calledAs)).toEqual(['才让社长']);
    expect(directory.personByHandle('simulator', 'gm-cairang')).toMatchObject({ name: '才让', duties: [] });
  });
});

describe('the simulator', () => {
  const world = simulatorWorld(directory);
  const members = (topic: string): string[] => {
    const group = world.groups.find((one) => one.topic === topic)!;
    return group.members.map((id) => world.people.find((one) => one.id === id)!.name);
  };

  test('has everybody under the name they are called by, and says who it is', () => {
    expect(world.bot).toBe('格子铺');
    expect(world.people).toHaveLength(guomi.people.length + xiangbu.people.length);
    expect(world.people).toContainEqual({ id: 'gm-zhuoma', name: '卓玛', about: '村民·二社' });
    expect(world.people).toContainEqual({ id: 'gm-suonan', name: '索南', about: '网格员·二社·志愿者' });
  });

  test('has in a villagers’ group those who live there and those of the village who are responsible', () => {
    const grid2 = members('二社群');
    expect(grid2).toEqual(
      expect.arrayContaining(['卓玛', '才让', '尕娃', '索南', '豆太', '才让社长', '李干事', '郭书记']),
    );
    for (const other of ['赵小章', '多杰社长', '文干事', '李书记', '赵守正', '贺小军'])
      expect(grid2).not.toContain(other);
    expect(members('三社群')).toEqual(expect.arrayContaining(['赵小章', '张三', '李四', '索南', '豆太']));
    expect(members('一社群')).toContain('马成');
    expect(members('四社群')).toContain('杜伦生');
  });

  test('has in a cadres’ group those who work there up to the township, and no villager', () => {
    const cadres = members('郭米村干部群');
    expect(cadres).toEqual(expect.arrayContaining(['李书记', '郭书记', '文干事', '才让社长', '索南']));
    for (const other of ['卓玛', '才让', '赵守正', '陈书记']) expect(cadres).not.toContain(other);
  });

  test('has nobody alone in a group', () => {
    expect(world.groups).toHaveLength(guomi.groups.length + xiangbu.groups.length);
    expect(world.groups.filter((group) => group.members.length < 5)).toEqual([]);
  });
});
