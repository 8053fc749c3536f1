/** What else a village file tells of a place: its households, groups, place names and shifts. */
import type { AreaPath } from '../domain/area.js';
import type { Person } from '../domain/person.js';
import type { DutyShift, Group, Household, Landmark } from '../domain/village.js';
import type { ResolveArea } from './area-names.js';
import type { Findings } from './finding.js';
import { handleNames, toHandles } from './read-people.js';
import { groupSchema, householdSchema, placeSchema, shiftSchema } from './schema.js';
import { readEach } from './shape.js';
import { checkTwice, idsOf } from './written-ids.js';

/** Written per grid: `二社: [ {id, head, people}, … ]`. */
export function readHouseholds(
  raw: unknown,
  resolve: ResolveArea,
  isGrid: (area: AreaPath) => boolean,
  findings: Findings,
): Household[] {
  if (raw === undefined || raw === '') return [];
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    findings.error(['households'], '“households”要按网格写，例如“二社:”下面一户一行');
    return [];
  }
  const all = Object.entries(raw).map(([name, list]) => {
    const at = ['households', name];
    const area = resolve(name, at, findings);
    if (area !== null && !isGrid(area)) findings.error(at, `户要写在网格下面，“${name}”不是网格`);
    return { area, entries: readEach(householdSchema, { id: '', head: '', people: 1 }, list, at, findings) };
  });
  checkTwice(
    all.flatMap((one) => one.entries),
    'id',
    (household) => [household.id],
    findings,
  );
  return all.flatMap(({ area, entries }) => (area === null ? [] : entries.map(({ value }) => ({ ...value, area }))));
}

/** Also the ids of all that were written, for what refers to them. */
export function readGroups(
  raw: unknown,
  resolve: ResolveArea,
  findings: Findings,
): { groups: Group[]; ids: ReadonlySet<string> } {
  const blank = { id: '', name: '', area: '', handles: {}, mode: 'listen', audience: 'villagers' } as const;
  const entries = readEach(groupSchema, blank, raw, ['groups'], findings);
  checkTwice(entries, 'id', (group) => [group.id], findings);
  checkTwice(entries, 'name', (group) => [group.name], findings);
  checkTwice(entries, 'handles', (group) => handleNames(group.handles), findings);
  const groups = entries.flatMap(({ value, path, bad }) => {
    const area = bad.has('area') ? null : resolve(value.area, [...path, 'area'], findings);
    return area === null ? [] : [{ ...value, area, handles: toHandles(value.handles) }];
  });
  return { groups, ids: idsOf(entries) };
}

export function readPlaces(raw: unknown, resolve: ResolveArea, findings: Findings): Landmark[] {
  const entries = readEach(placeSchema, { name: '', aliases: [], area: '' }, raw, ['places'], findings);
  return entries.flatMap(({ value, path, bad }) => {
    const area = bad.has('area') ? null : resolve(value.area, [...path, 'area'], findings);
    return area === null ? [] : [{ ...value, area }];
  });
}

/** Shifts of people of the file. */
export function readRoster(
  raw: unknown,
  resolve: ResolveArea,
  people: readonly Person[],
  findings: Findings,
): DutyShift[] {
  const blank = { area: '', person: '', days: { weekdays: [], dates: [] } };
  const entries = readEach(shiftSchema, blank, raw, ['roster'], findings);
  return entries.flatMap(({ value: { area: name, person, days }, path, bad }) => {
    if (!bad.has('person') && !people.some(({ id }) => id === person))
      findings.error([...path, 'person'], `people 里没有编号是“${person}”的人`);
    const area = bad.has('area') ? null : resolve(name, [...path, 'area'], findings);
    return area === null ? [] : [{ area, person, ...days }];
  });
}
