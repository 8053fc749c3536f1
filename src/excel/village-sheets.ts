/** Rosters and households of a village in and out of sheets. */
import { isWithin, type AreaPath } from '../domain/area.js';
import type { ImportedVillage } from '../domain/imported-village.js';
import type { Person } from '../domain/person.js';
import type { Sheet } from '../domain/paper.js';
import type { Household, Village } from '../domain/village.js';
import { areaNames } from './area-names.js';
import { householdTable } from './households.js';
import { readChanges, type Preview, type RowChange } from './read-changes.js';
import { rosterTable } from './roster.js';
import type { Table } from './table.js';

export type VillageSheet = 'roster' | 'households';

/** The village as the sheet would make it, with what would change; with errors it is as it was. */
export interface SheetImport extends Preview<Person | Household> {
  village: Village;
}

export function toSheet(stored: ImportedVillage, area: AreaPath, what: VillageSheet): Sheet {
  const names = areaNames(stored.areas, stored.root);
  if (what === 'roster') return sheetOf(rosterTable, peopleIn(stored, area), (one) => rosterTable.toCells(one, names));
  return sheetOf(householdTable, householdsIn(stored, area), (one) => householdTable.toCells(one, names));
}

function sheetOf<T extends { id: string }>(
  { name, columns }: Table<T>,
  all: readonly T[],
  toCells: (one: T) => Sheet['rows'][number],
): Sheet {
  return { name, head: [...columns], rows: all.map(toCells) };
}

/** Facts that the service learned stay: the village that comes of it is like a file that says the same as the last one. */
export async function fromSheet(
  bytes: Uint8Array,
  stored: ImportedVillage,
  area: AreaPath,
  what: VillageSheet,
): Promise<SheetImport> {
  const names = areaNames(stored.areas, stored.root);
  const file = asFile(stored);
  if (what === 'roster') {
    const own = peopleIn(file, area);
    const taken = idsBeside(file.people, own);
    const preview = await readChanges(bytes, rosterTable, { stored: own, taken, names });
    const isKept = ({ after }: RowChange<Person>): Person | null => {
      const before = own.find(({ id }) => id === after?.id);
      return after === null ? null : { ...after, handles: before?.handles ?? [], absences: before?.absences ?? [] };
    };
    return { ...preview, village: { ...file, people: applied(file.people, preview, isKept) } };
  }
  const own = householdsIn(file, area);
  const taken = idsBeside(file.households, own);
  const preview = await readChanges(bytes, householdTable, { stored: own, taken, names });
  return { ...preview, village: { ...file, households: applied(file.households, preview, ({ after }) => after) } };
}

/** Those who live or work in the area. */
function peopleIn({ people }: Village, area: AreaPath): Person[] {
  return people.filter(
    ({ home, duties }) =>
      (home !== undefined && isWithin(home, area)) || duties.some((duty) => isWithin(duty.area, area)),
  );
}

const householdsIn = ({ households }: Village, area: AreaPath): Household[] =>
  households.filter((one) => isWithin(one.area, area));

const idsBeside = (all: readonly { id: string }[], own: readonly { id: string }[]): ReadonlySet<string> =>
  new Set(all.filter((one) => !own.some(({ id }) => id === one.id)).map(({ id }) => id));

function applied<T extends { id: string }>(
  all: readonly T[],
  { changes, errors }: Preview<T>,
  afterOf: (change: RowChange<T>) => T | null,
): T[] {
  if (errors.length > 0) return [...all];
  const changed = new Map(changes.map((one) => [one.id, one]));
  const kept = all.flatMap((one) => {
    const change = changed.get(one.id);
    return change === undefined ? [one] : (afterOf(change) ?? []);
  });
  return [...kept, ...changes.filter(({ kind }) => kind === 'added').flatMap((one) => afterOf(one) ?? [])];
}

/** As the last file said it, so that importing it again leaves what was learned since. */
function asFile({ imported, ...village }: ImportedVillage): Village {
  return {
    ...village,
    people: village.people.map((one) => ({ ...one, ...imported.people[one.id] })),
    groups: village.groups.map((one) => ({ ...one, ...imported.groups[one.id] })),
  };
}
