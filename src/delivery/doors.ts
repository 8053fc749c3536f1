/** Where people and groups can be written to: as the village file says, or as was learned from what was heard. */
import type { Directory } from '../domain/directory.js';
import type { Mention, Recipient } from '../domain/notice.js';
import type { PersonId } from '../domain/person.js';
import { HOUR, type Instant } from '../domain/time.js';
import type { Store } from '../ports/store.js';
import type { Rooms } from '../usecases/group-doors.js';
import { doorsOf, isLive, knownAs, type Door, type SessionOf } from '../usecases/person-doors.js';

export interface Address {
  channel: string;
  id: string;
  room: boolean;
  mention: readonly Mention[];
}

type Reachable = Exclude<Recipient, { to: 'aggregate' }>;

export interface DoorsOptions {
  store: Store;
  rooms: Rooms;
  sessionOf: SessionOf;
}

/** How long a door stays the last choice once its platform said that there was too much; hearing of the person ends it. */
const LIMITED_FOR: Instant = HOUR;

/** Handles change at every login of a personal account, so what was heard last is truer than what a file says. */
export class Doors {
  readonly #options: DoorsOptions;
  readonly #people = new Map<PersonId, Door>();
  readonly #groups = new Map<string, Door>();
  readonly #limited = new Map<string, Instant>();

  constructor(options: DoorsOptions) {
    this.#options = options;
  }

  sawPerson(person: PersonId, channel: string, user: string, at: Instant): void {
    this.#people.set(person, this.#door(channel, user, at));
  }

  sawGroup(group: string, channel: string, conversation: string, at: Instant): void {
    this.#groups.set(group, this.#door(channel, conversation, at));
  }

  /** Somebody spoke from here, so that one may answer again. */
  heardFrom(channel: string, user: string): void {
    this.#limited.delete(`${channel} ${user}`);
  }

  wasLimited({ channel, id }: Address, now: Instant): void {
    this.#limited.set(`${channel} ${id}`, now + LIMITED_FOR);
  }

  /** The door that is known without looking anything up. Null while none is; then it is worth trying later. */
  find(to: Reachable, directory: Directory, channels: ReadonlySet<string>): Address | null {
    switch (to.to) {
      case 'conversation':
        return { channel: to.channel, id: to.id, room: to.room, mention: to.mention };
      case 'person':
        return this.#best(this.#people.get(to.person), directory.person(to.person)?.handles, false, channels);
      case 'group': {
        const heard = this.#groups.get(to.group) ?? this.#options.rooms.doorsOf(to.group)[0];
        return this.#best(heard, directory.group(to.group)?.handles, true, channels);
      }
    }
  }

  /**
   * Every door by which the same person or group may be reached now, the best first: the one they came in by, then those
   * they were heard at last; what is limited comes last. In private only to the person, in a room only to the group.
   */
  async ways(to: Reachable, directory: Directory, channels: ReadonlySet<string>, now: Instant): Promise<Address[]> {
    const first = this.find(to, directory, channels);
    const others = await this.#others(to, directory);
    const isDead = first !== null && to.to === 'conversation' && (await this.#isDead(to));
    const all = [...(first === null || isDead ? [] : [first]), ...others].filter((one) => channels.has(one.channel));
    const distinct = all.filter((one, nth) => all.findIndex((each) => isSame(each, one)) === nth);
    const isLimited = ({ channel, id }: Address): boolean => (this.#limited.get(`${channel} ${id}`) ?? 0) > now;
    const ways = [...distinct.filter((one) => !isLimited(one)), ...distinct.filter(isLimited)];
    return ways.length > 0 || first === null ? ways : [first];
  }

  async #others(to: Reachable, directory: Directory): Promise<Address[]> {
    const { rooms } = this.#options;
    if (to.to === 'group') return rooms.doorsOf(to.group).map((door) => addressOf(door, true));
    if (to.to === 'conversation' && to.room) {
      const group = rooms.groupOf(to.channel, to.id);
      return group === null
        ? []
        : rooms.doorsOf(group).map((door) => ({ ...addressOf(door, true), mention: to.mention }));
    }
    const person = to.to === 'person' ? to.person : await this.#personAt(to.channel, to.id, directory);
    return person === null ? [] : this.#privateDoors(person, directory);
  }

  async #privateDoors(person: PersonId, directory: Directory): Promise<Address[]> {
    const { store, sessionOf } = this.#options;
    const heard = this.#people.get(person);
    const learned = (await doorsOf(store, person))?.doors ?? [];
    const live = [...(heard === undefined ? [] : [heard]), ...learned].filter((door) => isLive(door, sessionOf));
    return [...live, ...(directory.person(person)?.handles ?? [])].map((door) => addressOf(door, false));
  }

  /** Whose handle it is or was: what is still to be said to an old one is theirs. */
  async #personAt(channel: string, user: string, directory: Directory): Promise<PersonId | null> {
    const known = await knownAs(this.#options.store, { channel, user }, this.#options.sessionOf);
    return known?.person ?? directory.personByHandle(channel, user)?.id ?? null;
  }

  /** A handle of another session, which leads nowhere now. */
  async #isDead({ channel, id, room }: Extract<Reachable, { to: 'conversation' }>): Promise<boolean> {
    const { store, rooms, sessionOf } = this.#options;
    if (!room) return (await knownAs(store, { channel, user: id }, sessionOf))?.isStill === false;
    const group = rooms.groupOf(channel, id);
    return group !== null && !rooms.doorsOf(group).some((door) => door.channel === channel && door.user === id);
  }

  #door(channel: string, user: string, at: Instant): Door {
    return { channel, user, session: this.#options.sessionOf(channel) ?? null, at };
  }

  #best(
    heard: Door | undefined,
    fixed: readonly { channel: string; user: string }[] = [],
    room: boolean,
    channels: ReadonlySet<string>,
  ): Address | null {
    if (heard !== undefined && isLive(heard, this.#options.sessionOf)) return addressOf(heard, room);
    const handle = fixed.find((one) => channels.has(one.channel));
    return handle === undefined ? null : addressOf(handle, room);
  }
}

function addressOf({ channel, user }: { channel: string; user: string }, room: boolean): Address {
  return { channel, id: user, room, mention: [] };
}

const isSame = (a: Address, b: Address): boolean => a.channel === b.channel && a.id === b.id;
