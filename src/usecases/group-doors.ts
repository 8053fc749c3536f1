/**
 * Which room of a platform is which group of a village file. Rooms get other ids at every login, and anybody can give a
 * room the name of ours: the first room of that name is believed, as the village file says, and after a new login the
 * one in which somebody speaks who is known there. Any other room of the name is not ours until somebody who may says so.
 */
import { createHash } from 'node:crypto';
import type { Directory } from '../domain/directory.js';
import type { Group } from '../domain/village.js';
import type { Instant } from '../domain/time.js';
import type { Conversation } from '../ports/channel.js';
import type { Store } from '../ports/store.js';
import { change } from './change.js';
import { freshAggregate } from './fresh-aggregate.js';
import { groupDoorsId } from './ids.js';
import { isLive, withDoor, type Door, type SessionOf } from './person-doors.js';

export interface GroupDoors {
  group: string;
  /** The latest learned first; `user` is the room. */
  doors: readonly Door[];
  /** Of the names under which people spoke there, only what recognises them; the latest last. */
  speakers: readonly string[];
}

const MOST_GROUPS = 20_000;
const MOST_SPEAKERS = 300;

export interface Rooms {
  /** Reads them again. */
  refresh(): Promise<void>;
  /** The directory, in which rooms of the present sessions are found by their handles, and others not by name alone. */
  within(directory: Directory): Directory;
  /** Where a group is now. */
  doorsOf(group: string): readonly Door[];
  /** The group that a room is or once was. */
  groupOf(channel: string, room: string): string | null;
  /** Takes note of a message in a room, and recognises the room by it when that can be. `isKnown`: the speaker is one of ours. */
  meet(met: Met): Promise<void>;
  /** Somebody who may has said which group it is. */
  learn(group: string, door: Door): Promise<void>;
}

export interface Met {
  channel: string;
  conversation: Conversation;
  speaker: { name: string; isKnown: boolean };
  at: Instant;
}

export function createRooms(store: Store, sessionOf: SessionOf): Rooms {
  let groups = new Map<string, GroupDoors>();
  /** As the village files have it. */
  let plain: Pick<Directory, 'groupsByName' | 'groupByHandle'> = { groupsByName: () => [], groupByHandle: () => null };

  const liveDoor = (group: string, channel: string): Door | undefined =>
    groups.get(group)?.doors.find((door) => door.channel === channel && isLive(door, sessionOf));
  const owner = (channel: string, room: string, isIt: (door: Door) => boolean): GroupDoors | undefined =>
    [...groups.values()].find(({ doors }) =>
      doors.some((door) => door.channel === channel && door.user === room && isIt(door)),
    );

  async function write(group: string, at: Instant, update: (before: GroupDoors) => GroupDoors): Promise<void> {
    const id = groupDoorsId(group);
    const { data } = await change<GroupDoors>(store, id, (current) => {
      const next = update(current?.data ?? { group, doors: [], speakers: [] });
      return { ...(current ?? freshAggregate({ id, kind: 'group-doors', area: '', at, data: next })), data: next };
    });
    groups.set(group, data);
  }

  const learn = (group: string, door: Door): Promise<void> =>
    write(group, door.at, (before) => ({ ...before, doors: withDoor(before.doors, door) }));

  async function noteSpeaker(group: string, name: string, at: Instant): Promise<void> {
    const mark = markOf(group, name);
    if (groups.get(group)?.speakers.includes(mark) === true) return;
    await write(group, at, (before) => ({ ...before, speakers: [...before.speakers, mark].slice(-MOST_SPEAKERS) }));
  }

  /** The group of this name that has no room yet in this session, when the speaker shows that this is its room. */
  function recognised({ channel, conversation, speaker }: Met): Group | null {
    const [named, ...more] = plain.groupsByName(conversation.name);
    if (named === undefined || more.length > 0 || liveDoor(named.id, channel) !== undefined) return null;
    const before = groups.get(named.id);
    if (before === undefined || speaker.isKnown) return named;
    return before.speakers.includes(markOf(named.id, speaker.name)) ? named : null;
  }

  return {
    refresh: async () => {
      const found = await store.find<GroupDoors>({ kind: 'group-doors', area: '', limit: MOST_GROUPS });
      groups = new Map(found.map(({ data }) => [data.group, data]));
    },
    within: (directory) => {
      plain = directory;
      return {
        ...directory,
        groupByHandle: (channel, room) => {
          const fixed = directory.groupByHandle(channel, room);
          const bound = fixed === null ? owner(channel, room, (door) => isLive(door, sessionOf)) : undefined;
          return bound === undefined ? fixed : directory.group(bound.group);
        },
        groupsByName: (name) => directory.groupsByName(name).filter((group) => !groups.has(group.id)),
      };
    },
    doorsOf: (group) => groups.get(group)?.doors.filter((door) => isLive(door, sessionOf)) ?? [],
    groupOf: (channel, room) => owner(channel, room, () => true)?.group ?? null,
    meet: async (met) => {
      const { channel, conversation, speaker, at } = met;
      const session = sessionOf(channel);
      if (!conversation.room || session == null || plain.groupByHandle(channel, conversation.id) !== null) return;
      const bound = owner(channel, conversation.id, (door) => isLive(door, sessionOf))?.group;
      const group = bound ?? recognised(met)?.id;
      if (group === undefined) return;
      if (bound === undefined) await learn(group, { channel, user: conversation.id, session, at });
      await noteSpeaker(group, speaker.name, at);
    },
    learn,
  };
}

/** Enough to recognise a name in one group, too little to tell it. */
function markOf(group: string, name: string): string {
  return createHash('sha256').update(`${group}\n${name}`).digest('hex').slice(0, 12);
}
