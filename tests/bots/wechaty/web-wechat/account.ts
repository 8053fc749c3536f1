/** The account on WeChat's side: who it knows, what was said to it, what it sent, and whether it is logged in. */
import type { RawFields, Said } from './said.js';
import { BOT, createWorld } from './world.js';
import type { Person, Room, World } from './world.js';

export interface Sent {
  /** Name of the person, or topic of the room. */
  to: string;
  text: string;
}

export class Account {
  readonly world: World = createWorld();
  /** What was said, oldest first; the position behind the last is what a sync key says. */
  readonly log: (Said | { changed: string })[] = [];
  readonly sent: Sent[] = [];
  readonly voices = new Map<string, Uint8Array>();
  /** How often somebody has scanned and confirmed; ids belong to one of these. */
  logins = 0;
  isAlive = false;
  /** From where the first sync key of the session on counts; later ones begin at the end of what was said. */
  beginning = 0;
  phone: 'away' | 'scanned' | 'confirmed' = 'away';
  #changed: (() => void)[] = [];
  #nextId = 4_442_356_190_966_618_000n;
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
    this.addPerson({ name: BOT });
  }

  addPerson(person: Person): void {
    this.world.people.set(person.name, person);
  }

  addRoom(room: Room): void {
    for (const name of room.members) if (!this.world.people.has(name)) this.addPerson({ name });
    this.world.rooms.set(room.topic, room);
  }

  /** Says something; gives the message's id. Without `at` (seconds) it is said now. */
  deliver({
    raw,
    ...where
  }: {
    from?: string;
    room?: string;
    at?: number;
    id?: string;
    raw: RawFields | string;
  }): string {
    const id = where.id ?? String((this.#nextId += 1n));
    const at = where.at ?? Math.floor(this.#now() / 1_000);
    this.log.push({ ...where, id, at, raw: typeof raw === 'string' ? { Content: raw } : raw });
    this.wake();
    return id;
  }

  /** Somebody is called otherwise from now on, or has another remark; the account is told. */
  change(person: Person): void {
    this.addPerson(person);
    this.log.push({ changed: person.name });
    this.wake();
  }

  /** The login on the phone; `unread` messages are delivered to the new session once more. */
  confirm(unread = 0): void {
    this.logins += 1;
    this.isAlive = true;
    this.beginning = this.log.length - unread;
    this.phone = 'confirmed';
    this.wake();
  }

  scan(): void {
    this.phone = 'scanned';
    this.wake();
  }

  expire(): void {
    this.isAlive = false;
    this.phone = 'away';
    this.wake();
  }

  /** Resolves at the next change, or after so many milliseconds. */
  news(patience: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, patience);
      this.#changed.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  wake(): void {
    for (const resolve of this.#changed.splice(0)) resolve();
  }

  async sends(count: number): Promise<readonly Sent[]> {
    while (this.sent.length < count) await this.news(1_000);
    return this.sent;
  }
}
