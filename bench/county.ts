/** A county to play with: 385 villages in 20 townships, 100,100 households, a chat group and thirty grid members each. */
import type { Area, AreaPath } from '../src/domain/area.js';
import type { Person, Role } from '../src/domain/person.js';
import type { Group, Household, Village } from '../src/domain/village.js';

export const COUNTY: AreaPath = '63.22.22';
export const VILLAGES = 385;
export const HOUSEHOLDS_EACH = 260;
export const CHANNEL = 'door';
const TOWNSHIPS = 20;
const GRIDS_EACH = 7;
const MEMBERS_EACH = 22;
const NUMERALS = '一二三四五六七';

export interface CountyVillage {
  path: AreaPath;
  /** Letters of its case numbers. */
  code: string;
  group: string;
}

/** The nth village; its township is its number modulo twenty. */
export function countyVillage(n: number): CountyVillage {
  const township = 201 + (n % TOWNSHIPS);
  const letters = String.fromCharCode(65 + Math.floor(n / 26), 65 + (n % 26));
  return { path: `${COUNTY}.${township}.${201 + Math.floor(n / TOWNSHIPS)}`, code: `V${letters}`, group: `g${n}` };
}

/** One village file for each township, as an operator would write them. */
export function countyFiles(): Village[] {
  return Array.from({ length: TOWNSHIPS }, (_, township) => {
    const numbers = Array.from({ length: VILLAGES }, (_each, n) => n).filter((n) => n % TOWNSHIPS === township);
    const root = `${COUNTY}.${201 + township}`;
    return {
      root,
      areas: [
        area(COUNTY, 'county', '县'),
        area(root, 'township', `${201 + township}乡`),
        ...numbers.flatMap((n) => areasOf(n)),
      ],
      people: numbers.flatMap(peopleOf),
      households: numbers.flatMap(householdsOf),
      groups: numbers.map(groupOf),
      landmarks: [],
      digests: [],
    };
  });
}

function area(path: AreaPath, level: Area['level'], name: string, code?: string): Area {
  return { path, level, name, aliases: [], ...(code === undefined ? {} : { code }) };
}

function areasOf(n: number): Area[] {
  const { path, code } = countyVillage(n);
  const grids = Array.from({ length: GRIDS_EACH }, (_, grid) =>
    area(`${path}.${grid + 1}`, 'grid1', `${NUMERALS[grid]}社`),
  );
  return [area(path, 'village', `${code}村`, code), ...grids];
}

function peopleOf(n: number): Person[] {
  const { path } = countyVillage(n);
  const person = (id: string, role: Role, where: AreaPath): Person => ({
    id: `${id}-${n}`,
    name: `${id}${n}`,
    duties: [{ role, area: where }],
    handles: [{ channel: CHANNEL, user: `${id}-${n}` }],
    absences: [],
  });
  const leads = Array.from({ length: GRIDS_EACH }, (_, grid) =>
    person(`lead${grid}`, 'grid_lead', `${path}.${grid + 1}`),
  );
  const members = Array.from({ length: MEMBERS_EACH }, (_, each) =>
    person(`member${each}`, 'grid_member', `${path}.${(each % GRIDS_EACH) + 1}`),
  );
  return [person('head', 'shop_head', path), ...leads, ...members];
}

function householdsOf(n: number): Household[] {
  const { path } = countyVillage(n);
  return Array.from({ length: HOUSEHOLDS_EACH }, (_, each) => ({
    id: `h-${n}-${each}`,
    area: `${path}.${(each % GRIDS_EACH) + 1}`,
    head: `户主${each}`,
    people: 4,
  }));
}

function groupOf(n: number): Group {
  const { path, group } = countyVillage(n);
  return {
    ...{ id: group, name: `${group}群`, area: path, mode: 'listen', audience: 'villagers' },
    handles: [{ channel: CHANNEL, user: group }],
  };
}
