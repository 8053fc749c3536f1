/**
 * Importing a village file again. The file says who and what there is; the service has learned facts meanwhile:
 * who is away, under which handle somebody writes, how a group wants the bot to behave, who is on duty when, who wants a
 * digest, and what is new in a village.
 *
 * The rule, for absences, handles, shifts, digests of people and news one by one and for each group's mode: what the file
 * says differently from its last import counts; otherwise what the service has now stays. So a handle that was learned
 * survives, one that was taken out of the file goes, and somebody who came back early is not sent away again. People and
 * groups that are no longer in the file go with everything that was learned of them. Place names that were learned stay.
 */
import type { Area, AreaPath, VillagePage } from './area.js';
import type { Absence, Handle, PersonId } from './person.js';
import type { DigestTime, DutyShift, Group, GroupMode, Village } from './village.js';

export type News = VillagePage['news'][number];

/** The page of a village whose file says nothing of one. */
export const PLAIN_PAGE: VillagePage = { open: true, about: '', news: [] };

/** What the last file said of the facts that the service changes too. */
export interface FileFacts {
  people: Readonly<Record<PersonId, { handles: readonly Handle[]; absences: readonly Absence[] }>>;
  groups: Readonly<Record<string, { handles: readonly Handle[]; mode: GroupMode }>>;
  /** Absent in what was imported while nobody but the file said who is on duty. */
  roster?: readonly DutyShift[];
  /** Of people; absent likewise. */
  digests?: readonly DigestTime[];
  /** By village; absent likewise. */
  news?: Readonly<Record<AreaPath, readonly News[]>>;
}

/** A village as it is stored. */
export interface ImportedVillage extends Village {
  imported: FileFacts;
}

/** `stored` is null at the first import. */
export function mergeImport(file: Village, stored: ImportedVillage | null): ImportedVillage {
  const imported = factsOf(file);
  if (stored === null) return { ...file, imported };
  const people = file.people.map((person) => {
    const now = stored.people.find((one) => one.id === person.id);
    if (now === undefined) return person;
    const before = stored.imported.people[person.id];
    return {
      ...person,
      handles: merged(person.handles, before?.handles ?? [], now.handles),
      absences: merged(person.absences, before?.absences ?? [], now.absences),
    };
  });
  const groups = file.groups.map((group) => mergeGroup(group, stored));
  const { learned } = stored;
  const roster = mergeRoster(file, stored);
  const areas = file.areas.map((area) => mergeNews(area, stored));
  const digests = mergeDigests(file, stored);
  return {
    ...file,
    areas,
    people,
    groups,
    digests,
    imported,
    ...roster,
    ...(learned === undefined ? {} : { learned }),
  };
}

function mergeNews(area: Area, stored: ImportedVillage): Area {
  const now = stored.areas.find(({ path }) => path === area.path)?.page?.news ?? [];
  const before = stored.imported.news === undefined ? now : (stored.imported.news[area.path] ?? []);
  const news = merged(area.page?.news ?? [], before, now);
  return area.page === undefined && news.length === 0 ? area : { ...area, page: { ...PLAIN_PAGE, ...area.page, news } };
}

/** A shift of somebody, or for an area, that is no longer in the file goes with them. */
function mergeRoster(file: Village, stored: ImportedVillage): Pick<Village, 'roster'> {
  const now = (stored.roster ?? []).filter(
    ({ person, area }) => file.people.some(({ id }) => id === person) && file.areas.some(({ path }) => path === area),
  );
  const roster = merged(file.roster ?? [], stored.imported.roster ?? stored.roster ?? [], now);
  return file.roster === undefined && roster.length === 0 ? {} : { roster };
}

/** Groups get theirs as the file says; people may have arranged their own. */
function mergeDigests(file: Village, stored: ImportedVillage): DigestTime[] {
  const ofPeople = (digests: readonly DigestTime[] = []): DigestTime[] =>
    digests.filter(({ person }) => file.people.some(({ id }) => id === person));
  const [said, before, now] = [file.digests, stored.imported.digests, stored.digests].map(ofPeople);
  return [...file.digests.filter(({ person }) => person === undefined), ...merged(said ?? [], before ?? [], now ?? [])];
}

function mergeGroup(group: Group, stored: ImportedVillage): Group {
  const now = stored.groups.find((one) => one.id === group.id);
  if (now === undefined) return group;
  const before = stored.imported.groups[group.id];
  return {
    ...group,
    handles: merged(group.handles, before?.handles ?? [], now.handles),
    mode: before?.mode === group.mode ? now.mode : group.mode,
  };
}

/** What is there now, without what the file took out, and with what the file put in. */
function merged<T extends object>(file: readonly T[], before: readonly T[], now: readonly T[]): T[] {
  const kept = now.filter((fact) => has(file, fact) || !has(before, fact));
  const added = file.filter((fact) => !has(before, fact) && !has(now, fact));
  return [...kept, ...added];
}

/** Facts are flat, so they are the same when they have the same entries, in whatever order. */
function has<T extends object>(facts: readonly T[], fact: T): boolean {
  const text = (one: T): string => JSON.stringify(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)));
  return facts.some((one) => text(one) === text(fact));
}

function factsOf(file: Village): FileFacts {
  return {
    people: Object.fromEntries(file.people.map(({ id, handles, absences }) => [id, { handles, absences }])),
    groups: Object.fromEntries(file.groups.map(({ id, handles, mode }) => [id, { handles, mode }])),
    roster: file.roster ?? [],
    digests: file.digests.filter(({ person }) => person !== undefined),
    news: Object.fromEntries(file.areas.flatMap(({ path, page }) => (page === undefined ? [] : [[path, page.news]]))),
  };
}
