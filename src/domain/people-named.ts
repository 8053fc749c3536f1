/** Finding people by what others call them. */
import { isWithin, type AreaPath } from './area.js';
import { isStaff, type Person, type PersonId } from './person.js';
import type { Village } from './village.js';

/** Everybody once; who stands in several files (a county office) has the duties and handles of all of them. */
export function mergedPeople(villages: readonly Village[]): Person[] {
  const people = new Map<PersonId, Person>();
  for (const person of villages.flatMap((village) => village.people)) {
    const known = people.get(person.id);
    people.set(person.id, known === undefined ? person : joined(known, person));
  }
  return [...people.values()];
}

function joined(one: Person, other: Person): Person {
  return {
    ...one,
    duties: [...one.duties, ...other.duties],
    handles: [...one.handles, ...other.handles],
    absences: [...one.absences, ...other.absences],
  };
}

/** See `Directory.peopleNamed`. The "@" and the blank that chats put around a name do not matter. */
export function namedAmong(people: readonly Person[], text: string, within: AreaPath): Person[] {
  const name = text.replace(/^\s*@?\s*|\s+$/gu, '');
  if (name === '') return [];
  const here = people.filter((person) => belongsTo(person, within));
  const staff = bestMatches(here.filter(isStaff), name);
  if (staff.length > 0) return staff;
  const villagers = here.filter((person) => !isStaff(person));
  return bestMatches(villagers, name);
}

function bestMatches(people: readonly Person[], name: string): Person[] {
  const exact = people.filter((person) => person.id === name || person.name === name || person.calledAs === name);
  if (exact.length > 0) return exact;
  return people.filter((person) => person.name.startsWith(name) || person.calledAs?.startsWith(name));
}

/** Staff belong where they work, above and below; villagers where they live. */
function belongsTo(person: Person, within: AreaPath): boolean {
  if (!isStaff(person)) return person.home !== undefined && isWithin(person.home, within);
  return person.duties.some((duty) => isWithin(duty.area, within) || isWithin(within, duty.area));
}
