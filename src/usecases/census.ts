/**
 * A census: how many aggregates of each kind there are, and one checksum over all of them. Two stores with the same census
 * hold the same, whatever kind of store they are.
 */
import { createHash } from 'node:crypto';
import type { Aggregate, Readable } from '../ports/store.js';

export interface Census {
  /** How many by kind, in the order of their names. */
  kinds: Readonly<Record<string, number>>;
  /** SHA-256 of the canonical lines of all aggregates in id order, as hex. */
  checksum: string;
}

/** Takes aggregates in id order, one by one, as their canonical lines. */
export interface Counter {
  add(kind: string, line: string): void;
  census(): Census;
}

/** Small enough to be held in memory with pictures in it, large enough to be quick. */
const PAGE = 64;

export function createCounter(): Counter {
  const hash = createHash('sha256');
  const kinds = new Map<string, number>();
  return {
    add: (kind, line) => {
      hash.update(line).update('\n');
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    },
    census: () => ({
      kinds: Object.fromEntries([...kinds].sort(([a], [b]) => (a < b ? -1 : 1))),
      checksum: hash.copy().digest('hex'),
    }),
  };
}

/** Of everything that belongs to the store and not to the processes that work on it. */
export async function takeCensus(source: Readable): Promise<Census> {
  const counter = createCounter();
  for await (const aggregate of belongings(source)) counter.add(aggregate.kind, canonicalLine(aggregate));
  return counter.census();
}

/** Everything that moves house: all but the sign that a process works here. */
export async function* belongings(source: Readable): AsyncGenerator<Aggregate> {
  for (let after = ''; ;) {
    const page = await source.scan(after, PAGE);
    yield* page.filter((one) => one.kind !== 'process');
    const last = page.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
}

/** JSON on one line with the keys in order, so that the same aggregate from any store is the same text. */
export function canonicalLine(aggregate: Aggregate): string {
  return JSON.stringify(aggregate, (_key, value: unknown) => (isRecord(value) ? sorted(value) : value));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sorted(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
