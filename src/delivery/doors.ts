/** Where people and groups can be written to: from the village file, or learned from what was heard in this session. */
import type { Directory } from '../domain/directory.js';
import type { Mention, Recipient } from '../domain/notice.js';
import type { PersonId } from '../domain/person.js';

export interface Address {
  channel: string;
  id: string;
  room: boolean;
  mention: readonly Mention[];
}

/** Handles change at every login of a personal account, so what was heard last is truer than what a file says. */
export class Doors {
  readonly #people = new Map<PersonId, Address>();
  readonly #groups = new Map<string, Address>();

  sawPerson(person: PersonId, channel: string, user: string): void {
    this.#people.set(person, { channel, id: user, room: false, mention: [] });
  }

  sawGroup(group: string, channel: string, conversation: string): void {
    this.#groups.set(group, { channel, id: conversation, room: true, mention: [] });
  }

  /** Null while no door is known; then it is worth trying later, when they have been heard. */
  find(
    to: Exclude<Recipient, { to: 'aggregate' }>,
    directory: Directory,
    channels: ReadonlySet<string>,
  ): Address | null {
    switch (to.to) {
      case 'conversation':
        return { channel: to.channel, id: to.id, room: to.room, mention: to.mention };
      case 'person': {
        const handle = directory.person(to.person)?.handles.find((one) => channels.has(one.channel));
        return (
          this.#people.get(to.person) ??
          (handle === undefined ? null : { channel: handle.channel, id: handle.user, room: false, mention: [] })
        );
      }
      case 'group': {
        const handle = directory.group(to.group)?.handles.find((one) => channels.has(one.channel));
        return (
          this.#groups.get(to.group) ??
          (handle === undefined ? null : { channel: handle.channel, id: handle.user, room: true, mention: [] })
        );
      }
    }
  }
}
