/** A bulletin: what the village has to say to many at once. */
import { isWithin, type AreaPath } from './area.js';
import type { Directory } from './directory.js';
import { maskText } from './mask.js';
import { calledName, isStaff, type Person, type PersonId } from './person.js';
import { landmarkOf } from './place-names.js';
import { canInVillage } from './rights.js';
import type { Instant } from './time.js';

export interface Bulletin {
  id: string;
  /** In whose name it is sent: a village, or a township for all of its villages. */
  village: AreaPath;
  by: PersonId;
  /** As it is sent: without phone and ID numbers. */
  text: string;
  scope: string;
  /** Villagers' and cadres' groups that are told. */
  groups: readonly string[];
  /** Who is told alone. */
  people: readonly PersonId[];
  /** Meant, and not to be written to by the bot: somebody has to go there or call. */
  unreachable: readonly string[];
  /** `draft`: its writer has not confirmed it. `asked`: somebody above has to agree. */
  state: 'draft' | 'asked' | 'sent' | 'dropped';
  /** Who has to agree, while asked. */
  approver: PersonId | null;
  sentAt: Instant | null;
  /** When its writer is told who could not be reached; null once that is done. */
  reportAt: Instant | null;
}

/** Whom a scope means. */
export interface Audience {
  groups: readonly string[];
  people: readonly PersonId[];
  unreachable: readonly string[];
}

const NOBODY: Audience = { groups: [], people: [], unreachable: [] };

/**
 * Whom "二社", "全村", "全乡", "郭米村", "二社群", "干部", "困难户", "村医" or several of them ("二社、三社") mean within an area. Null when one of
 * the words means nobody there. An area is told in its groups; where it has none, its people one by one.
 */
export function audienceOf(scope: string, within: AreaPath, directory: Directory): Audience | null {
  const parts = scope.split(/[、，,+＋和]/u).filter((word) => word !== '');
  const found = parts.map((word) => oneAudience(word, within, directory));
  if (found.length === 0 || found.some((one) => one === null)) return null;
  const all = found.flatMap((one) => one ?? []);
  return {
    groups: [...new Set(all.flatMap(({ groups }) => groups))],
    people: [...new Set(all.flatMap(({ people }) => people))],
    unreachable: [...new Set(all.flatMap(({ unreachable }) => unreachable))],
  };
}

function oneAudience(word: string, within: AreaPath, directory: Directory): Audience | null {
  const group = directory.groupsOf(within).find(({ name }) => name === word);
  if (group !== undefined) return { ...NOBODY, groups: [group.id] };
  const whole = /^(?:全村|全乡|全镇|村里|全体|大家)/u.exec(word)?.[0];
  const { area, kind } =
    whole === undefined ? placed(word, within, directory) : { area: within, kind: word.slice(whole.length) };
  if (kind === '') return wholeArea(area, directory);
  if (/^(?:干部|网格员|工作人员)$/u.test(kind)) return alone(directory.staffWithin(area));
  if (/^(?:困难户|独居老人|老人|重点户)$/u.test(kind)) return frail(area, directory);
  const ofKind = [...directory.livingIn(area), ...directory.staffWithin(area)].filter((one) => one.kind === kind);
  return ofKind.length === 0 ? null : alone(ofKind);
}

/** "二社干部": the place at the beginning and what stands behind it; everywhere when it begins with none. */
function placed(word: string, within: AreaPath, directory: Directory): { area: AreaPath; kind: string } {
  const villages = directory.villageAreas().filter(({ path }) => isWithin(path, within));
  const names = [...directory.placesOf(within), ...villages.map(landmarkOf)]
    .flatMap(({ name, aliases, area }) => [name, ...aliases].map((each) => ({ name: each, area })))
    .filter(({ name }) => word.startsWith(name));
  const [longest] = names.sort((a, b) => b.name.length - a.name.length);
  return longest === undefined
    ? { area: within, kind: word }
    : { area: longest.area, kind: word.slice(longest.name.length) };
}

function wholeArea(area: AreaPath, directory: Directory): Audience {
  const groups = directory.groupsOf(area).filter(({ audience }) => audience === 'villagers');
  return groups.length > 0 ? { ...NOBODY, groups: groups.map(({ id }) => id) } : alone(directory.livingIn(area));
}

function frail(area: AreaPath, directory: Directory): Audience | null {
  const heads = directory.householdsOf(area).flatMap((one) => (one.frail === true ? [one.head] : []));
  if (heads.length === 0) return null;
  const known = directory.livingIn(area).filter(({ name }) => heads.includes(name));
  const strangers = heads.filter((head) => !known.some(({ name }) => name === head));
  const told = alone(known);
  return { ...told, unreachable: [...told.unreachable, ...strangers] };
}

function alone(people: readonly Person[]): Audience {
  const reachable = people.filter(({ handles }) => handles.length > 0);
  const others = people.filter(({ handles }) => handles.length === 0);
  return { groups: [], people: reachable.map(({ id }) => id), unreachable: others.map(calledName) };
}

const ABOUT_ONE = /没交|未交|没缴|未缴|欠|拖欠|名单|低保户|五保|残疾|贫困|确诊|患/u;
const MANY_NAMES = 3;

/**
 * True for what belongs in no group: lists of people, and names beside what they owe or suffer from (PIPL 28, 29). Names of
 * those who work here are no secret.
 */
export function isListOfPeople(text: string, village: AreaPath, directory: Directory): boolean {
  const heads = directory.householdsOf(village).map(({ head }) => head);
  const people = directory.livingIn(village).filter((one) => !isStaff(one));
  const names = new Set([...heads, ...people.map(({ name }) => name)].filter((name) => name.length > 1));
  const named = [...names].filter((name) => text.includes(name)).length;
  return named >= MANY_NAMES || (named > 0 && ABOUT_ONE.test(text));
}

/** As it may be read in a group. */
export const fitForGroup = (text: string): string => maskText(text);

/** Who has to agree before it is sent: null when nobody, undefined when there is nobody who may. */
export function approverFor(
  by: PersonId,
  area: AreaPath,
  directory: Directory,
  now: Instant,
): PersonId | null | undefined {
  if (canInVillage(by, 'notice', directory).may) return null;
  let above = directory.superiorOf(by, area, now);
  for (let steps = 0; above !== null && steps < 6; steps++) {
    if (canInVillage(above.id, 'notice', directory).may) return above.id;
    above = directory.superiorOf(above.id, area, now);
  }
  return undefined;
}
