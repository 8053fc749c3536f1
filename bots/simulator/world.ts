import { nearestNames } from './nearest-names.js';
import { SimulatorError } from './simulator-error.js';

/** Somebody who can be played. `id` is the handle that the service knows this person by. */
export interface WorldPerson {
  id: string;
  name: string;
  /** Who this is, to choose from a list: "村民·二社", "二级网格员·二社". */
  about?: string;
}

export interface WorldGroup {
  id: string;
  topic: string;
  /** Ids of people; the bot is a member of every group. */
  members: readonly string[];
}

export interface NewPerson {
  name: string;
  about?: string;
  /** Ids or topics of the groups to join. */
  groups: readonly string[];
}

/** Who there is besides the bot, and in which groups. */
export interface SimulatorWorld {
  /** The bot's name. */
  bot: string;
  people: readonly WorldPerson[];
  groups: readonly WorldGroup[];
}

/** The world while it is being played: people can join. */
export interface World {
  snapshot(): SimulatorWorld;
  /** By id, else by name. Throws a `SimulatorError` that lists near names, or the ids when several have the name. */
  person(idOrName: string): WorldPerson;
  /** By id, else by topic. Throws like `person`. */
  group(idOrTopic: string): WorldGroup;
  hasPerson(id: string): boolean;
  hasGroup(id: string): boolean;
  /** Lets somebody come, with an id of their own. */
  addPerson(person: NewPerson): WorldPerson;
  /** Lets somebody join a group; nothing changes when they are in it already. Both by id. */
  join(group: string, person: string): void;
}

export function createWorld({ bot, people, groups }: SimulatorWorld): World {
  const peopleById = new Map(people.map((each) => [each.id, each]));
  const groupsById = new Map(groups.map((each) => [each.id, each]));

  function person(idOrName: string): WorldPerson {
    return pick('人', idOrName, peopleById, (each) => each.name);
  }

  function group(idOrTopic: string): WorldGroup {
    return pick('群', idOrTopic, groupsById, (each) => each.topic);
  }

  return {
    snapshot: () => ({ bot, people: [...peopleById.values()], groups: [...groupsById.values()] }),
    person,
    group,
    hasPerson: (id) => peopleById.has(id),
    hasGroup: (id) => groupsById.has(id),
    join(id, member) {
      const room = groupsById.get(id);
      if (room === undefined || room.members.includes(member)) return;
      groupsById.set(id, { ...room, members: [...room.members, member] });
    },
    addPerson({ name, about = '村民·新来的', groups: joined }) {
      const rooms = joined.map(group);
      const added = { id: freeId(peopleById), name, about };
      peopleById.set(added.id, added);
      for (const room of rooms) groupsById.set(room.id, { ...room, members: [...room.members, added.id] });
      return added;
    },
  };
}

function pick<T extends { id: string }>(
  kind: string,
  asked: string,
  all: Map<string, T>,
  nameOf: (each: T) => string,
): T {
  const byId = all.get(asked);
  if (byId) return byId;
  const [found, ...more] = [...all.values()].filter((each) => nameOf(each) === asked);
  if (!found) throw unknown(kind, asked, [...all.values()].map(nameOf));
  if (more.length === 0) return found;
  const ids = [found, ...more].map((each) => each.id).join('、');
  throw new SimulatorError(409, `叫“${asked}”的${kind}不止一个，请用编号：${ids}。`);
}

function unknown(kind: string, asked: string, names: readonly string[]): SimulatorError {
  const near = nearestNames(asked, names);
  const hint = near.length > 0 ? `是不是${near.join('、')}？` : `这里一共有${names.length}个${kind}，名单在页面左边。`;
  return new SimulatorError(404, `没有叫“${asked}”的${kind}。${hint}`);
}

function freeId(taken: ReadonlyMap<string, unknown>): string {
  let number = 1;
  while (taken.has(`guest-${number}`)) number += 1;
  return `guest-${number}`;
}
