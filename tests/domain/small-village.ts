/** A township with two villages, for tests: GM has two grids (the first with two layers), XB has one. */
import type { Area, AreaLevel, AreaPath } from '../../src/domain/area.js';
import type { Duty, Person, Role } from '../../src/domain/person.js';
import type { Group, Village } from '../../src/domain/village.js';

export const COUNTY = '63.22.22';
export const TOWNSHIP = `${COUNTY}.203`;
export const GM = `${TOWNSHIP}.201`;
export const GRID1 = `${GM}.1`;
export const GRID1A = `${GM}.1.1`;
export const GRID2 = `${GM}.2`;
export const XB = `${TOWNSHIP}.202`;
export const XB1 = `${XB}.1`;

const area = (path: AreaPath, level: AreaLevel, name: string, more: Partial<Area> = {}): Area => ({
  path,
  level,
  name,
  aliases: [],
  ...more,
});

export const AREAS: readonly Area[] = [
  area(COUNTY, 'county', '祁连县'),
  area(TOWNSHIP, 'township', '扎麻什乡'),
  area(GM, 'village', '郭米村', { code: 'GM' }),
  area(GRID1, 'grid1', '一社', { aliases: ['上庄'] }),
  area(GRID1A, 'grid2', '一社河边格'),
  area(GRID2, 'grid1', '二社', { aliases: ['二队'] }),
  area(XB, 'village', '香卜村', { code: 'XB' }),
  area(XB1, 'grid1', '一组'),
];

export const duty = (role: Role, where: AreaPath, ...categories: string[]): Duty =>
  categories.length === 0 ? { role, area: where } : { role, area: where, categories };

export function person(id: string, duties: readonly Duty[] = [], more: Partial<Person> = {}): Person {
  return { id, name: `${id}姓名`, duties, handles: [], absences: [], ...more };
}

export function village(people: readonly Person[], more: Partial<Village> = {}): Village {
  return { root: TOWNSHIP, areas: AREAS, people, households: [], groups: [], landmarks: [], digests: [], ...more };
}

export function group(id: string, name: string, where: AreaPath, more: Partial<Group> = {}): Group {
  return { id, name, area: where, mode: 'listen', audience: 'villagers', handles: [], ...more };
}
