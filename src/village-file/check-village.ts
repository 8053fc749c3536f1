/** Checks a village as a whole: whether somebody is there for everything that may come. */
import { isWithin, type Area, type AreaPath } from '../domain/area.js';
import type { Person, Role } from '../domain/person.js';
import type { Findings } from './finding.js';
import type { PlacedArea } from './read-areas.js';

/** The category of reports about officials. */
const DISCIPLINE = '1202';

export function checkVillage(placed: readonly PlacedArea[], people: readonly Person[], findings: Findings): void {
  const areas = placed.map((one) => one.area);
  for (const { area, path } of placed) {
    if (area.level === 'village') checkOneVillage(area, areas, people, (message) => findings.warn(path, message));
    if (area.level === 'village' && !areas.some((one) => isGrid(one) && isWithin(one.path, area.path))) {
      findings.error([...path, 'areas'], `${area.name}下面没有网格，请在 areas 里至少写一个`);
    }
    if (isGrid(area)) checkGrid(area, people, (message) => findings.warn(path, message));
  }
}

export function isGrid(area: Area): boolean {
  return area.level === 'grid1' || area.level === 'grid2';
}

type Warn = (message: string) => void;

function checkOneVillage(village: Area, areas: readonly Area[], people: readonly Person[], warn: Warn): void {
  if (holders(people, 'shop_head', village.path).length === 0) warn(`${village.name}没有店长，没人接的事会直接到乡里`);
  const above = areas.filter((area) => area.path !== village.path && isWithin(village.path, area.path));
  const handlesReports = people.some((person) =>
    person.duties.some(
      (duty) =>
        duty.role === 'department' &&
        duty.categories?.some((code) => DISCIPLINE.startsWith(code)) === true &&
        above.some((area) => area.path === duty.area),
    ),
  );
  if (!handlesReports) warn(`没有收${village.name}干部作风举报的部门（类别 ${DISCIPLINE}），举报会到总店长那里`);
}

function checkGrid(grid: Area, people: readonly Person[], warn: Warn): void {
  const leads = holders(people, 'grid_lead', grid.path);
  if (leads.length > 1) warn(`${grid.name}有 ${leads.length} 个一级网格员（${leads.join('、')}），事情会同时派给他们`);
  const anybody = people.some((person) =>
    person.duties.some(
      ({ role, area }) => (role === 'grid_member' || role === 'grid_lead') && isWithin(grid.path, area),
    ),
  );
  if (!anybody) warn(`${grid.name}没有网格员，也没有一级网格员，事情会直接往上走`);
}

function holders(people: readonly Person[], role: Role, area: AreaPath): string[] {
  return people
    .filter((person) => person.duties.some((duty) => duty.role === role && duty.area === area))
    .map((person) => person.name);
}
