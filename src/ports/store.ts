/**
 * The store: one kind of document, one way to write it.
 *
 * Glossary
 * - aggregate: a document that holds everything that must be true together: its state, the keys of the
 *   messages that changed it, and what it still has to tell people or other aggregates.
 * - commit: compare-and-swap of one aggregate. There is no other write but `remove`, which compares too.
 * - outbox: what an aggregate still has to say. Written with the state it follows from, so neither is ever alone.
 * - due: the next instant at which somebody must look at the aggregate again (deadline or outbox).
 * - seen: keys of messages already applied. A repeated message finds its key and changes nothing.
 */
import type { AreaPath } from '../domain/area.js';
import type { Notice, Recipient } from '../domain/notice.js';
import type { Instant } from '../domain/time.js';

/** Something to be said, kept until it has been said or given up. */
export interface OutboxItem {
  /** Unique within its aggregate, and stable over retries: the channel's idempotency key together with the aggregate's id. */
  id: string;
  to: Recipient;
  notice: Notice;
  /** Not to be tried before this instant; while leased, from when on others watch whether its sender is still there. */
  due: Instant;
  /** How often it has been handed to a channel so far. */
  tries: number;
  /** Who is sending it now; null when nobody. Settling compares lease and tries. */
  lease: string | null;
  /** Why it was given up. Given-up items stay visible and are not due. */
  failed?: string;
}

export interface Aggregate<D = unknown> {
  /** `<area path>/<ulid>` for what belongs to an area, `<prefix>/<2 hex>/<key>` for what is found by key. */
  id: string;
  /** 0 before the first commit, then 1, 2, 3 … */
  version: number;
  kind: string;
  area: AreaPath;
  status: string;
  /** When it came into being; lists are ordered by it, newest first. */
  at: Instant;
  due: Instant | null;
  /** A second name to find it by within its kind and area, e.g. a case number. Not enforced unique. */
  ref: string | null;
  data: D;
  seen: string[];
  outbox: OutboxItem[];
}

export interface FindQuery {
  kind: string;
  /** This area and everything below it; "" means everywhere (scans every shard, operators' tools only). */
  area: AreaPath;
  status?: readonly string[];
  ref?: string;
  /** Only aggregates with `at` strictly before this (for paging), and not before `since`. */
  before?: Instant;
  since?: Instant;
  /** At most this many, newest first. */
  limit: number;
}

export interface Tally {
  area: AreaPath;
  status: string;
  count: number;
}

/** What can be read through from one end to the other: a store as it is, or a snapshot of one. */
export interface Readable {
  /** Everything, in id order, after the given id ("" is before all); at most so many, none at the end. */
  scan(after: string, limit: number): Promise<Aggregate[]>;
}

/** Everything as it was at one instant, whatever is written meanwhile. Keeps the store from tidying up: close it soon. */
export interface Snapshot extends Readable {
  close(): Promise<void>;
}

/**
 * Promises of every adapter, checked by one contract suite:
 * commit is atomic and durable before it resolves; a lost race resolves false and changes nothing;
 * what get returns is a copy that the caller may change.
 * Errors: `StoreError` when the store cannot answer (locked, full, away); repeating the same call is always safe.
 */
export interface Store extends Readable {
  get<D>(id: string): Promise<Aggregate<D> | null>;
  /**
   * Writes the aggregate as version `expectedVersion + 1` if the stored version is `expectedVersion`
   * (0: it must not exist yet). Resolves whether it was written. `aggregate.version` itself is ignored.
   */
  commit(aggregate: Aggregate, expectedVersion: number): Promise<boolean>;
  /** Deletes the aggregate if its version is still `expectedVersion`; resolves whether it did. */
  remove(id: string, expectedVersion: number): Promise<boolean>;
  /** Ids whose `due` is at or before `now`, earliest first. */
  due(now: Instant, limit: number): Promise<string[]>;
  find<D>(query: FindQuery): Promise<Aggregate<D>[]>;
  /** Counts by area and status below `area`. */
  tally(kind: string, area: AreaPath): Promise<Tally[]>;
  /**
   * Writes the aggregate with the version that it carries, if nothing has its id yet; resolves whether it was written.
   * Only to move house and to put back a backup: everything else begins at version 1 by `commit`.
   * Throws a RangeError for a version below 1.
   */
  restore(aggregate: Aggregate): Promise<boolean>;
  /** Opens a snapshot of this moment: to move house and to back up while others go on writing. */
  snapshot(): Promise<Snapshot>;
  /** What is wrong with the store itself, each as a sentence for the operator; empty when it is sound. May take minutes. */
  check(): Promise<string[]>;
  close(): Promise<void>;
}
