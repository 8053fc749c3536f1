/** Open cases that may be of the same fact as what somebody tells now. */
import type { AreaPath } from '../domain/area.js';
import { OPEN_STATES } from '../domain/case/states.js';
import type { Case } from '../domain/case/types.js';
import { canBeTold } from '../domain/same-fact.js';
import { DAY, MINUTE, type Instant } from '../domain/time.js';
import { createSimilarityIndex, type SimilarityIndex } from '../understanding/similarity/similarity-index.js';
import type { Telling } from '../understanding/similarity/telling.js';
import type { Aggregate } from '../ports/store.js';
import type { Context } from './context.js';
import { caseOf, tellingsOf } from './telling-of.js';

/** A case as it is stored now. */
export interface SimilarCase {
  case: Case;
  /** 0 to 1. */
  likelihood: number;
  /** Both name one place. */
  samePlace: boolean;
  /** Words that both tell. */
  why: readonly string[];
}

/**
 * Of the village, the likeliest first, at most five; without the case whose id the telling has. Never a sealed or
 * confidential one. Errors: those of the store.
 */
export type FindSimilar = (village: AreaPath, telling: Telling) => Promise<SimilarCase[]>;

/** Older cases stalled for other reasons. */
const LOOK_BACK = 30 * DAY;
/** Clocks of processes differ, and a case is seen by others a little after its time. */
const OVERLAP = MINUTE;
const PAGE = 1_000;
const MOST_FOUND = 5;
/** Some hundred megabytes at most. */
const MOST_TELLINGS = 100_000;

/** What is kept in memory of one village; the store is what counts. */
interface Cached {
  index: SimilarityIndex;
  /** How many tellings each case has in the index. */
  voices: Map<string, number>;
  readUpTo: Instant;
  reading: Promise<void>;
}

/**
 * Keeps an index of each village in memory, filled when first asked for and kept up by reading what was opened since, also
 * by other processes; the villages not asked about for longest are dropped when it grows too large.
 */
export function createSimilarCases({ store, now }: Pick<Context, 'store' | 'now'>): FindSimilar {
  const villages = new Map<AreaPath, Cached>();

  return async (village, telling) => {
    const cached = await upToDate(village);
    const candidates = [...new Set(cached.index.query(telling).map((one) => caseOf(one.telling)))];
    const others = candidates.filter((id) => id !== caseOf(telling)).slice(0, MOST_FOUND);
    const stored = new Map<string, Case>();
    for (const found of await Promise.all(others.map((id) => store.get<Case>(id)))) {
      if (found === null || !canBeTold(found.data)) continue;
      stored.set(found.id, found.data);
      put(cached, found);
    }
    for (const id of others) if (!stored.has(id)) drop(cached, id);
    // Once more: place, kind or words may have changed since it was read.
    return likeliest(cached, telling, stored);
  };

  async function upToDate(village: AreaPath): Promise<Cached> {
    const cached = villages.get(village) ?? emptyCache();
    villages.delete(village);
    villages.set(village, cached);
    // One after the other, so that nothing is read twice; what failed before is tried again.
    cached.reading = cached.reading.then(
      () => readNew(village, cached),
      () => readNew(village, cached),
    );
    await cached.reading;
    dropOldest();
    return cached;
  }

  async function readNew(village: AreaPath, cached: Cached): Promise<void> {
    const started = now();
    const since = Math.max(cached.readUpTo - OVERLAP, started - LOOK_BACK);
    for (let before: Instant | undefined; ;) {
      const page = await store.find<Case>({
        ...{ kind: 'case', area: village, status: OPEN_STATES, since, limit: PAGE },
        ...(before === undefined ? {} : { before }),
      });
      for (const found of page) if (canBeTold(found.data)) put(cached, found);
      const last = page.at(-1);
      if (page.length < PAGE || last === undefined) break;
      before = last.at;
    }
    cached.readUpTo = started;
  }

  function dropOldest(): void {
    let total = [...villages.values()].reduce((sum, { index }) => sum + index.size, 0);
    for (const [village, { index }] of villages) {
      if (total <= MOST_TELLINGS || villages.size === 1) return;
      villages.delete(village);
      total -= index.size;
    }
  }
}

function emptyCache(): Cached {
  return { index: createSimilarityIndex(), voices: new Map(), readUpTo: -Infinity, reading: Promise.resolve() };
}

function put(cached: Cached, { id, data }: Aggregate<Case>): void {
  drop(cached, id);
  const tellings = tellingsOf(data);
  for (const telling of tellings) cached.index.add(telling);
  cached.voices.set(id, tellings.length);
}

function drop({ index, voices }: Cached, id: string): void {
  for (let nth = 0; nth < (voices.get(id) ?? 0); nth++) index.remove(`${id}#${String(nth)}`);
  voices.delete(id);
}

function likeliest({ index }: Cached, telling: Telling, stored: ReadonlyMap<string, Case>): SimilarCase[] {
  const found = new Map<string, SimilarCase>();
  for (const { telling: other, likelihood, samePlace, why } of index.query(telling)) {
    const c = stored.get(caseOf(other));
    if (c !== undefined && !found.has(c.id)) found.set(c.id, { case: c, likelihood, samePlace, why: why() });
  }
  return [...found.values()];
}
