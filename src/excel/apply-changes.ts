/** A village file with the changes of a sheet in it. */
import type { Area } from '../domain/area.js';
import type { FileFacts, ImportedVillage } from '../domain/imported-village.js';
import type { Person } from '../domain/person.js';
import type { Household, Village } from '../domain/village.js';
import type { RowChange } from './read-changes.js';
import type { VillageSheet } from './table.js';

/** Like a file that says the same as the last one but for the changes. They must have been read of this very village. */
export function applyChanges(
  stored: ImportedVillage,
  what: VillageSheet,
  changes: readonly RowChange<Person | Household>[],
): Village {
  const file = asFile(stored);
  if (what === 'households')
    return { ...file, households: changed(file.households, changes as readonly RowChange<Household>[]) };
  const people = changed(file.people, changes as readonly RowChange<Person>[]);
  return { ...file, people: people.map((one) => withFactsOf(one, file.people)) };
}

/** No sheet says how somebody is reached or when they are away. */
function withFactsOf(person: Person, before: readonly Person[]): Person {
  const known = before.find(({ id }) => id === person.id);
  return { ...person, handles: known?.handles ?? [], absences: known?.absences ?? [] };
}

function changed<T extends { id: string }>(all: readonly T[], changes: readonly RowChange<T>[]): T[] {
  const byId = new Map(changes.map((one) => [one.id, one]));
  const kept = all.flatMap((one) => {
    const change = byId.get(one.id);
    return change === undefined ? one : (change.after ?? []);
  });
  return [...kept, ...changes.flatMap(({ kind, after }) => (kind === 'added' && after !== null ? after : []))];
}

/** As the last file said it, so that importing it again leaves what was learned and arranged since. */
export function asFile({ imported, roster: now, ...village }: ImportedVillage): Village {
  const roster = imported.roster ?? now ?? [];
  return {
    ...village,
    people: village.people.map((one) => ({ ...one, ...imported.people[one.id] })),
    groups: village.groups.map((one) => ({ ...one, ...imported.groups[one.id] })),
    areas: village.areas.map((area) => withNewsOf(imported, area)),
    ...(roster.length === 0 ? {} : { roster }),
  };
}

function withNewsOf({ news }: FileFacts, { page, ...area }: Area): Area {
  if (page === undefined || news === undefined) return page === undefined ? area : { ...area, page };
  const said = news[area.path];
  return said === undefined ? area : { ...area, page: { ...page, news: said } };
}
