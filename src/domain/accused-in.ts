/** Who is accused: officials named in a confidential report, by name or by what they are. */
import { isWithin, lineageOf, type AreaPath } from './area.js';
import type { Directory } from './directory.js';
import { ladderRank } from './ladder.js';
import type { Person, PersonId, Role } from './person.js';

/** Words for a role as villagers say them. A word may mean two levels; then both are kept away. */
const ROLE_WORDS: readonly (readonly [words: RegExp, role: Role])[] = [
  [/(?<!一级)网格员|店员/u, 'grid_member'],
  [/社长|队长|组长|网格长|一级网格员/u, 'grid_lead'],
  [/包片|包村|驻村干部/u, 'package_cadre'],
  [/(?<!党委|乡|镇)书记|支书|(?<!总)店长|村长|(?<!妇女|治保|乡|镇)主任/u, 'shop_head'],
  [/乡长|镇长|总店长|(?:党委|乡|镇|副)书记/u, 'chief_shopkeeper'],
];

/**
 * Everybody of the staff whom the text may mean. `area` is the reporter's: "社长" is the one of the grid named in the
 * text, else of the reporter's own grid, else every 社长 of the village. It rather takes one too many than one too few:
 * who is listed merely never gets this report.
 */
export function accusedIn(text: string, area: AreaPath, directory: Directory): PersonId[] {
  const village = directory.villageOf(area)?.path ?? area;
  const staff = [
    ...directory.staffWithin(village),
    ...lineageOf(village)
      .slice(1)
      .flatMap((path) => directory.staffOf(path)),
  ];
  const roles = ROLE_WORDS.filter(([words]) => words.test(text)).map(([, role]) => role);
  const where = namedAreas(text, directory, area);
  const accused = staff.filter((person) => isNamed(person, text) || holdsOne(person, roles, where));
  return [...new Set(accused.map((person) => person.id))];
}

/** By a kind (村医) only who works in the village: "请乡纪委来查" accuses nobody of the office. */
function isNamed(person: Person, text: string): boolean {
  const kind = person.duties.some((duty) => ladderRank(duty.role) > 0) ? person.kind : undefined;
  return [person.name, person.calledAs, kind].some(
    (name) => name !== undefined && name.length > 1 && text.includes(name),
  );
}

function holdsOne(person: Person, roles: readonly Role[], where: readonly AreaPath[]): boolean {
  const concerns = (area: AreaPath): boolean => where.some((path) => isWithin(path, area) || isWithin(area, path));
  return person.duties.some((duty) => roles.includes(duty.role) && concerns(duty.area));
}

function namedAreas(text: string, directory: Directory, area: AreaPath): AreaPath[] {
  const grids = directory.placesOf(area).filter((place) => directory.area(place.area)?.name === place.name);
  const named = grids.filter((grid) => [grid.name, ...grid.aliases].some((name) => text.includes(name)));
  return named.length > 0 ? named.map((grid) => grid.area) : [area];
}
