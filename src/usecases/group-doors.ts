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
import { isLive, isSameHandle, withDoor, type Door, type SessionOf } from './person-doors.js';

export interface GroupDoors {
  group: string;
  /** The latest learned first; `user` is the room. */
  doors: readonly Door[];
  /** Of the names under which people spoke there, only what recognises them; the latest last. */
  speakers: readonly string[];
}

const MOST_GROUPS = 20_000;
const MOST_SPEAKERS = 300;

export interface Met {
  channel: string;
  conversation: Conversation;
  /** `isKnown`: one of ours. */
  speaker: { name: string; isKnown: boolean };
  at: Instant;
}

export class Rooms {
  readonly #store: Store;
  readonly #sessionOf: SessionOf;
  #groups = new Map<string, GroupDoors>();
  /** As the village files have it. */
  #plain: Pick<Directory, 'groupsByName' | 'groupByHandle'> = { groupsByName: () => [], groupByHandle: () => null };

  constructor(store: Store, sessionOf: SessionOf) {
    this.#store = store;
    this.#sessionOf = sessionOf;
  }

  /** Reads them again. */
  async refresh(): Promise<void> {
    const found = await this.#store.find<GroupDoors>({ kind: 'group-doors', area: '', limit: MOST_GROUPS });
    this.#groups = new Map(found.map(({ data }) => [data.group, data]));
  }

  /** The directory, in which rooms of the present sessions are found by their handles, and known ones not by name alone. */
  within(directory: Directory): Directory {
    this.#plain = directory;
    return {
      ...directory,
      groupByHandle: (channel, room) => {
        const group = directory.groupByHandle(channel, room);
        if (group !== null) return group;
        const bound = this.#nowIn(channel, room);
        return bound === undefined ? null : directory.group(bound.group);
      },
      groupsByName: (name) => directory.groupsByName(name).filter((group) => !this.#groups.has(group.id)),
    };
  }

  /** Where a group is now. */
  doorsOf(group: string): readonly Door[] {
    return this.#groups.get(group)?.doors.filter((door) => isLive(door, this.#sessionOf)) ?? [];
  }

  /** The group that a room is or once was. */
  groupOf(channel: string, room: string): string | null {
    return this.#owner(channel, room, () => true)?.group ?? null;
  }

  /** Takes note of a message in a room, and recognises the room by it when that can be. */
  async meet(met: Met): Promise<void> {
    const { channel, conversation, speaker, at } = met;
    const session = this.#sessionOf(channel);
    if (!conversation.room || session == null || this.#plain.groupByHandle(channel, conversation.id) !== null) return;
    const bound = this.#nowIn(channel, conversation.id)?.group;
    const group = bound ?? this.#recognised(met)?.id;
    if (group === undefined) return;
    if (bound === undefined) await this.learn(group, { channel, user: conversation.id, session, at });
    await this.#noteSpeaker(group, speaker.name, at);
  }

  /** Somebody who may has said which group it is, and no other one it is then. */
  async learn(group: string, door: Door): Promise<void> {
    const isIt = (one: Door): boolean => isSameHandle(one, door);
    for (const other of [...this.#groups.values()].filter((one) => one.group !== group && one.doors.some(isIt)))
      await this.#write(other.group, door.at, (before) => ({
        ...before,
        doors: before.doors.filter((one) => !isIt(one)),
      }));
    const isReplaced = (one: Door): boolean => one.channel === door.channel && one.session === door.session;
    await this.#write(group, door.at, (before) => ({ ...before, doors: withDoor(before.doors, door, isReplaced) }));
  }

  /** The group of this name that has no room yet in this session, when the speaker shows that this is its room. */
  #recognised({ channel, conversation, speaker }: Met): Group | null {
    const [named, ...more] = this.#plain.groupsByName(conversation.name);
    if (named === undefined || more.length > 0) return null;
    if (this.doorsOf(named.id).some((door) => door.channel === channel)) return null;
    const before = this.#groups.get(named.id);
    if (before === undefined || speaker.isKnown) return named;
    return before.speakers.includes(markOf(named.id, speaker.name)) ? named : null;
  }

  #nowIn(channel: string, room: string): GroupDoors | undefined {
    return this.#owner(channel, room, (door) => isLive(door, this.#sessionOf));
  }

  #owner(channel: string, room: string, isIt: (door: Door) => boolean): GroupDoors | undefined {
    return [...this.#groups.values()].find(({ doors }) =>
      doors.some((door) => door.channel === channel && door.user === room && isIt(door)),
    );
  }

  async #noteSpeaker(group: string, name: string, at: Instant): Promise<void> {
    const mark = markOf(group, name);
    if (this.#groups.get(group)?.speakers.includes(mark) === true) return;
    const speakers = (before: GroupDoors): string[] => [...before.speakers, mark].slice(-MOST_SPEAKERS);
    await this.#write(group, at, (before) => ({ ...before, speakers: speakers(before) }));
  }

  async #write(group: string, at: Instant, update: (before: GroupDoors) => GroupDoors): Promise<void> {
    const id = groupDoorsId(group);
    const { data } = await change<GroupDoors>(this.#store, id, (current) => {
      const next = update(current?.data ?? { group, doors: [], speakers: [] });
      return { ...(current ?? freshAggregate({ id, kind: 'group-doors', area: '', at, data: next })), data: next };
    });
    this.#groups.set(group, data);
  }
}

/** Enough to recognise a name in one group, too little to tell it. */
function markOf(group: string, name: string): string {
  return createHash('sha256').update(`${group}\n${name}`).digest('hex').slice(0, 12);
}
