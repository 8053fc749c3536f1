/**
 * The directory: every area, person, group and place of the villages served, found by whatever is known of them.
 * It never changes: new facts make a new directory. Only `peopleNamed` searches, everything else is looked up.
 */
import { lineageOf, type AreaPath } from './area.js';
import { groupedBy } from './grouped-by.js';
import { actingRank, LADDER } from './ladder.js';
import { mergedPeople, namedAmong } from './people-named.js';
import type { Person, PersonId, Role } from './person.js';
import { createPlaces, type Places } from './places.js';
import { presentOne } from './presence.js';
import type { Instant } from './time.js';
import type { Group, Village } from './village.js';

export interface Directory extends Places {
  readonly villages: readonly Village[];
  /** The village files that describe the area, the one of the narrowest root first. */
  filesOf(area: AreaPath): readonly Village[];
  person(id: PersonId): Person | null;
  personByHandle(channel: string, user: string): Person | null;
  /** By a remark that is the person's id or begins with it: "P0017 王婶". Letters in any case. */
  personByRemark(remark: string): Person | null;
  /** Those with a duty above villager for this very area, not for wider or narrower ones. */
  staffOf(area: AreaPath): readonly Person[];
  /** Those with a duty above villager in this area or anywhere below it, each once. */
  staffWithin(area: AreaPath): readonly Person[];
  /** Those whose home is in this area or anywhere below it. */
  livingIn(area: AreaPath): readonly Person[];
  group(id: string): Group | null;
  groupByHandle(channel: string, conversation: string): Group | null;
  /** By the exact name; several villages may have a 一社群. */
  groupsByName(name: string): readonly Group[];
  /** Groups of this area and of all areas below it. */
  groupsOf(area: AreaPath): readonly Group[];
  /**
   * Who comes next above a person for matters of an area: the lowest higher level that has somebody, narrowest area first.
   * With `now`, absent ones are replaced by their stand-in or passed over. Null above the chief shopkeeper.
   */
  superiorOf(person: PersonId, area: AreaPath, now?: Instant): Person | null;
  /**
   * Whom "@张三" in a command means: the exact id, name or called name, else everybody whose name begins so.
   * People who work in `within` (or for it) come before villagers who live there. Several matches: ask which.
   */
  peopleNamed(text: string, within: AreaPath): readonly Person[];
}

/** When files describe the same area twice, the first counts; a person of several files has the duties of all. */
export function createDirectory(villages: readonly Village[]): Directory {
  const people = mergedPeople(villages);
  const persons = new Map(people.map((person) => [person.id, person]));
  const workplaces = (person: Person): AreaPath[] =>
    person.duties.filter((duty) => duty.role !== 'villager').map((duty) => duty.area);
  const staff = groupedBy(people, workplaces);
  const within = groupedBy(people, (person) => workplaces(person).flatMap(lineageOf));
  const living = groupedBy(people, ({ home }) => (home === undefined ? [] : lineageOf(home)));
  const files = groupedBy(villages, ({ root }) => root);
  const person = (id: PersonId): Person | null => persons.get(id) ?? null;
  const staffOf = (area: AreaPath): readonly Person[] => staff.get(area) ?? [];
  return {
    villages,
    ...createPlaces(villages),
    ...groupLookups(villages),
    ...handleLookups(people),
    filesOf: (area) => lineageOf(area).flatMap((path) => files.get(path) ?? []),
    person,
    staffOf,
    staffWithin: (area) => within.get(area) ?? [],
    livingIn: (area) => living.get(area) ?? [],
    superiorOf: (id, area, now) => superior(person(id), area, now, { person, staffOf }),
    peopleNamed: (text, area) => namedAmong(people, text, area),
  };
}

type GroupLookups = Pick<Directory, 'group' | 'groupByHandle' | 'groupsByName' | 'groupsOf'>;

function groupLookups(villages: readonly Village[]): GroupLookups {
  const all = villages.flatMap((one) => one.groups);
  const ids = new Map(all.map((group) => [group.id, group]));
  const handles = new Map(
    all.flatMap((group) => group.handles.map(({ channel, user }) => [`${channel} ${user}`, group] as const)),
  );
  const names = groupedBy(all, (group) => group.name);
  const areas = groupedBy(all, (group) => lineageOf(group.area));
  return {
    group: (id) => ids.get(id) ?? null,
    groupByHandle: (channel, conversation) => handles.get(`${channel} ${conversation}`) ?? null,
    groupsByName: (name) => names.get(name.trim()) ?? [],
    groupsOf: (area) => areas.get(area) ?? [],
  };
}

function handleLookups(people: readonly Person[]): Pick<Directory, 'personByHandle' | 'personByRemark'> {
  const handles = new Map(
    people.flatMap((person) => person.handles.map(({ channel, user }) => [`${channel} ${user}`, person] as const)),
  );
  const remarks = new Map(people.map((person) => [person.id.toLowerCase(), person]));
  return {
    personByHandle: (channel, user) => handles.get(`${channel} ${user}`) ?? null,
    personByRemark: (remark) =>
      remarks.get(/^[a-z0-9]+(?:-[a-z0-9]+)*/iu.exec(remark.trim())?.[0].toLowerCase() ?? '') ?? null,
  };
}

function superior(
  person: Person | null,
  area: AreaPath,
  now: Instant | undefined,
  directory: Pick<Directory, 'person' | 'staffOf'>,
): Person | null {
  if (person === null) return null;
  for (const role of LADDER.slice(actingRank(person, area))) {
    for (const above of holdersOf(role, area, directory.staffOf)) {
      const there = now === undefined ? above : presentOne(above, now, directory.person);
      if (there !== null && there.id !== person.id) return there;
    }
  }
  return null;
}

/** Those with this general duty for the area or a wider one, narrowest first. */
function holdersOf(role: Role, area: AreaPath, staffOf: Directory['staffOf']): Person[] {
  const holds = (person: Person, path: AreaPath): boolean =>
    person.duties.some((duty) => duty.role === role && duty.area === path && duty.categories === undefined);
  return lineageOf(area).flatMap((path) => staffOf(path).filter((person) => holds(person, path)));
}
