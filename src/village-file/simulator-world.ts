/** The people and groups of the directory as the simulator plays them. */
import { isWithin, type AreaPath } from '../domain/area.js';
import type { Directory } from '../domain/directory.js';
import { ladderRank } from '../domain/ladder.js';
import { calledName, isStaff, type Person } from '../domain/person.js';
import { ROLE_NAME } from '../domain/role-name.js';
import type { Group } from '../domain/village.js';

/** The channel whose handles count. */
const CHANNEL = 'simulator';
const BOT = '格子铺';

export interface SimulatorWorld {
  bot: string;
  /** `id` is the user's handle; `about` says who it is: 村民·二社. */
  people: { id: string; name: string; about: string }[];
  groups: { id: string; topic: string; members: string[] }[];
}

/**
 * Everybody and every group with a handle on the simulator. In a villagers' group are those who live in its area and
 * those of the village who are responsible there; in a cadres' group are those who work there up to the township.
 */
export function simulatorWorld(directory: Directory): SimulatorWorld {
  const people = directory.villages.flatMap((village) => village.people);
  const groups = directory.villages.flatMap((village) => village.groups);
  const players = [...new Set(people.map((person) => person.id))].flatMap((id) => playerOf(directory.person(id)));
  return {
    bot: BOT,
    people: players.map(({ id, person }) => ({ id, name: calledName(person), about: aboutOf(person, directory) })),
    groups: groups.flatMap((group) =>
      userOf(group).map((id) => ({ id, topic: group.name, members: membersOf(group, players, directory) })),
    ),
  };
}

interface Player {
  id: string;
  person: Person;
}

function playerOf(person: Person | null): Player[] {
  return person === null ? [] : userOf(person).map((id) => ({ id, person }));
}

function userOf({ handles }: Pick<Person | Group, 'handles'>): string[] {
  return handles.filter((handle) => handle.channel === CHANNEL).map((handle) => handle.user);
}

function membersOf(group: Group, players: readonly Player[], directory: Directory): string[] {
  const belongs = group.audience === 'cadres' ? worksFor : livesOrServes;
  return players.filter(({ person }) => belongs(person, group.area, directory)).map((player) => player.id);
}

function livesOrServes(person: Person, area: AreaPath, directory: Directory): boolean {
  if (person.home !== undefined && isWithin(person.home, area)) return true;
  return onLadder(person).some((one) => touches(one, area) && directory.villageOf(one) !== null);
}

function worksFor(person: Person, area: AreaPath): boolean {
  return onLadder(person).some((one) => touches(one, area));
}

function onLadder(person: Person): AreaPath[] {
  return person.duties.filter((duty) => ladderRank(duty.role) > 0).map((duty) => duty.area);
}

function touches(one: AreaPath, other: AreaPath): boolean {
  return isWithin(one, other) || isWithin(other, one);
}

function aboutOf(person: Person, directory: Directory): string {
  const [first] = [...person.duties].sort((a, b) => ladderRank(b.role) - ladderRank(a.role));
  const where = isStaff(person) ? first?.area : person.home;
  const place = where === undefined ? '' : `·${directory.areaName(where)}`;
  return `${ROLE_NAME[first?.role ?? 'villager']}${place}${person.kind === undefined ? '' : `·${person.kind}`}`;
}
