/** Rosters and households of a village in and out of sheets. */
import { isDeepStrictEqual } from 'node:util';
import { isWithin, type AreaPath } from '../domain/area.js';
import type { ImportedVillage } from '../domain/imported-village.js';
import type { Person } from '../domain/person.js';
import type { Sheet } from '../domain/paper.js';
import type { Household, Village } from '../domain/village.js';
import { applyChanges, asFile } from './apply-changes.js';
import { areaNames } from './area-names.js';
import { householdTable } from './households.js';
import { readChanges, type Preview } from './read-changes.js';
import { rosterTable } from './roster.js';
import type { VillageSheet } from './table.js';

export type { VillageSheet };

/** The village as the sheet would make it, with what would change; with errors it is as it was. */
export interface SheetImport extends Preview<Person | Household> {
  village: Village;
}

const PHONE = '电话';

/** Without phones it is to be read only: a sheet that lacks a column is not taken back. */
export function toSheet(stored: ImportedVillage, area: AreaPath, what: VillageSheet, phones = true): Sheet {
  const all = what === 'roster' ? peopleIn(stored, area) : householdsIn(stored, area);
  const { name, columns } = what === 'roster' ? rosterTable : householdTable;
  const head = columns.filter((column) => phones || column !== PHONE);
  const texts = all.map((one) => rowOf(stored, what, one));
  return { name, head, rows: texts.map((row) => head.map((column) => row.get(column) ?? '')) };
}

/** What a sheet says of one of them, by column. */
export function rowOf(stored: ImportedVillage, what: VillageSheet, one: Person | Household) {
  const names = areaNames(stored.areas, stored.root);
  const cells =
    what === 'roster' ? rosterTable.toCells(one as Person, names) : householdTable.toCells(one as Household, names);
  const { columns } = what === 'roster' ? rosterTable : householdTable;
  return new Map(columns.map((column, at) => [column, cells[at] ?? '']));
}

/** Facts that the service learned stay: the village that comes of it is like a file that says the same as the last one. */
export async function fromSheet(
  bytes: Uint8Array,
  stored: ImportedVillage,
  area: AreaPath,
  what: VillageSheet,
): Promise<SheetImport> {
  const preview =
    what === 'roster' ? await rosterChanges(bytes, stored, area) : await householdChanges(bytes, stored, area);
  const village = preview.errors.length > 0 ? asFile(stored) : applyChanges(stored, what, preview.changes);
  return { ...preview, village };
}

function rosterChanges(bytes: Uint8Array, stored: ImportedVillage, area: AreaPath): Promise<Preview<Person>> {
  const { people } = asFile(stored);
  const own = peopleIn(stored, area).flatMap(({ id }) => people.filter((one) => one.id === id));
  const outside = (one: Person | null): string[] =>
    (one?.duties ?? []).filter((duty) => !isWithin(duty.area, area)).map((duty) => JSON.stringify(duty));
  return readChanges(bytes, rosterTable, {
    ...{ stored: own, taken: idsBeside(people, own), names: areaNames(stored.areas, stored.root) },
    objection: (before, after) =>
      isDeepStrictEqual(outside(before).sort(), outside(after).sort())
        ? null
        : { column: '职责', says: '别处的职责不能在这张表里改，请用那一处的表' },
  });
}

function householdChanges(bytes: Uint8Array, stored: ImportedVillage, area: AreaPath): Promise<Preview<Household>> {
  const own = householdsIn(stored, area);
  return readChanges(bytes, householdTable, {
    ...{ stored: own, taken: idsBeside(stored.households, own), names: areaNames(stored.areas, area) },
    objection: () => null,
  });
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
