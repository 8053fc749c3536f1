/**
 * Who has the session of an account of which a platform lets one exist at a time, such as a person's WeChat. One process
 * holds it and renews its lease, the others look on, and one of them takes over when the same lease has stood for a minute
 * before its own eyes. No clock is believed: each process measures with its own how long something took (decision 11).
 */
import { randomUUID } from 'node:crypto';
import { MINUTE, SECOND, type Instant } from '../domain/time.js';
import type { Aggregate, Store } from '../ports/store.js';
import { freshAggregate } from './fresh-aggregate.js';

/** How often to call `beat`. */
export const BEAT_EVERY: Instant = 10 * SECOND;

/** Whoever has not renewed for so long, while being looked at, is gone. */
const GONE_AFTER: Instant = MINUTE;

/** Whoever could not renew for so long keeps silent, long before others may take over. */
const SILENT_AFTER: Instant = 30 * SECOND;

/** Whoever has not looked for so long (paused, store away, clock put right) does not know what was renewed meanwhile. */
const LOOKED_AWAY_AFTER: Instant = 30 * SECOND;

/** A process, as operators find it. */
export interface Holder {
  host: string;
  pid: number;
}

/** `token` is another one each time the session changes hands; null when its holder let go of it. */
interface Session extends Holder {
  token: string | null;
}

export class SessionLease {
  readonly #store: Store;
  readonly #id: string;
  readonly #self: Holder;
  readonly #now: () => Instant;
  #token: string = randomUUID();
  /** When the renewal that is known to have succeeded began; null while the session is not ours. */
  #renewedAt: Instant | null = null;
  #watched: { version: number; since: Instant; seenAt: Instant } | null = null;
  #holder: Holder | null = null;

  /** `account` names the session: channel and account, such as "wechaty:gezipu". */
  constructor(store: Store, account: string, self: Holder, now: () => Instant) {
    this.#store = store;
    this.#id = `session/${account}`;
    this.#self = self;
    this.#now = now;
  }

  /** Who had the session at the last beat; null when nobody had. */
  get holder(): Holder | null {
    return this.#holder;
  }

  /**
   * Renews the lease, or takes it when it is free; resolves whether this process holds it now. Whoever has lost it hears
   * false at least once before it holds again. Errors: those of the store; what holds then is found out by the next beat.
   */
  async beat(): Promise<boolean> {
    const began = this.#now();
    const current = await this.#store.get<Session>(this.#id);
    this.#holder = current?.data.token == null ? null : current.data;
    if (current?.data.token !== this.#token) {
      if (this.#renewedAt !== null) return this.#lose();
      if (current !== null && !this.#isFree(current)) return false;
    }
    const data: Session = { ...this.#self, token: this.#token };
    const next = current ?? freshAggregate({ id: this.#id, kind: 'session', area: '', at: began, data });
    if (!(await this.#store.commit({ ...next, data }, current?.version ?? 0))) return this.#lose();
    this.#renewedAt = began;
    this.#holder = this.#self;
    return true;
  }

  /**
   * The fence before everything that is said: resolves whether the session is still ours, by what the store says now and
   * by how long ago it was renewed. Errors: those of the store.
   */
  async holds(): Promise<boolean> {
    const stored = await this.#store.get<Session>(this.#id);
    if (this.#renewedAt === null || stored?.data.token !== this.#token) return false;
    const passed = this.#now() - this.#renewedAt;
    // Below zero the clock was put back, and says nothing until the next beat.
    return passed >= 0 && passed < SILENT_AFTER;
  }

  /** Lets go of it, so that another process takes it at its next beat. Only when nothing more will be said. */
  async release(): Promise<void> {
    if (this.#renewedAt === null) return;
    const current = await this.#store.get<Session>(this.#id);
    if (current?.data.token === this.#token)
      await this.#store.commit({ ...current, data: { ...current.data, token: null } }, current.version);
    this.#lose();
  }

  #lose(): false {
    this.#renewedAt = null;
    this.#token = randomUUID();
    return false;
  }

  #isFree({ version, data }: Aggregate<Session>): boolean {
    const now = this.#now();
    const before = this.#watched;
    const away = before === null ? 0 : now - before.seenAt;
    const goesOn = before?.version === version && away >= 0 && away < LOOKED_AWAY_AFTER;
    this.#watched = { version, since: goesOn ? before.since : now, seenAt: now };
    return data.token === null || now - this.#watched.since >= GONE_AFTER;
  }
}
