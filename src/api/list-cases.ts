/** Lists of cases with filters, newest first, in pages that neither repeat nor leave out. */
import type { AreaPath } from '../domain/area.js';
import { isLate } from '../domain/case/milestones.js';
import { OPEN_STATES } from '../domain/case/states.js';
import type { Case, CaseState } from '../domain/case/types.js';
import { holders } from '../domain/case/tell.js';
import type { PersonId } from '../domain/person.js';
import type { Instant } from '../domain/time.js';
import type { Aggregate, FindQuery, Store } from '../ports/store.js';
import type { Cursor } from './cursor.js';

export interface CaseFilter {
  areas: readonly AreaPath[];
  states?: readonly CaseState[];
  open?: boolean;
  /** A code or the beginning of one. */
  category?: string;
  nature?: string;
  urgency?: string;
  /** Held by, or offered to. */
  person?: PersonId;
  /** Past the day by which they were to be finished. */
  late?: boolean;
  since?: Instant;
  until?: Instant;
}

export interface CasePage {
  cases: Case[];
  /** Null at the end. */
  next: Cursor | null;
}

/** Read at once, and at most for one page: who filters narrowly gets a short page with a cursor. */
const STEP = 200;
const MOST_READ = 2000;

/** `maySee` decides of each case; what it refuses is neither shown nor counted. */
export async function listCases(
  store: Store,
  filter: CaseFilter,
  { limit, after, now }: { limit: number; after: Cursor | null; now: Instant },
  maySee: (c: Case) => boolean,
): Promise<CasePage> {
  const cases: Case[] = [];
  let cursor = after;
  for (let read = 0; read < MOST_READ;) {
    const page = await nextOf(store, filter, cursor);
    for (const { id, at, data } of page) {
      cursor = { at, id };
      read++;
      if (fits(data, filter, now) && maySee(data)) cases.push(data);
      if (cases.length === limit) return { cases, next: cursor };
    }
    if (page.length === 0) return { cases, next: null };
  }
  return { cases, next: cursor };
}

/** The next cases of all areas, in order of time and, of the same millisecond, of id. */
async function nextOf(store: Store, filter: CaseFilter, cursor: Cursor | null): Promise<Aggregate<Case>[]> {
  const lists = await Promise.all(filter.areas.map((area) => nextIn(store, queryOf(filter, area), cursor)));
  // Below this one of the lists was cut off, and another would run ahead of it.
  const from = Math.max(...lists.map(({ wholeAfter }) => wholeAfter));
  const known = lists.flatMap(({ found }) => found).filter(({ at }) => at > from);
  return known.sort(newestFirst);
}

interface Stretch {
  found: Aggregate<Case>[];
  /** Of what came after this instant nothing is missing. */
  wholeAfter: Instant;
}

async function nextIn(store: Store, query: FindQuery, cursor: Cursor | null): Promise<Stretch> {
  for (let limit = STEP; ; limit *= 2) {
    const before = cursor === null ? query.before : Math.min(cursor.at + 1, query.before ?? Infinity);
    const found = await store.find<Case>({ ...query, limit, ...(before === undefined ? {} : { before }) });
    const rest = found.filter((one) => cursor === null || isAfter(one, cursor));
    const last = found.at(-1);
    if (found.length < limit || last === undefined) return { found: rest, wholeAfter: -Infinity };
    // The store orders by time alone, so the last millisecond may not be whole.
    if (rest.some(({ at }) => at > last.at)) return { found: rest, wholeAfter: last.at };
  }
}

function queryOf({ states, open, since, until }: CaseFilter, area: AreaPath): FindQuery {
  const wanted = states ?? (open === true ? OPEN_STATES : undefined);
  return {
    ...{ kind: 'case', area, limit: STEP },
    ...(wanted === undefined ? {} : { status: wanted }),
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { before: until }),
  };
}

function fits(c: Case, filter: CaseFilter, now: Instant): boolean {
  const { open, category, nature, urgency, person, late } = filter;
  return (
    (open === undefined || isIn(OPEN_STATES, c.state) === open) &&
    (category === undefined || c.category.startsWith(category)) &&
    (nature === undefined || c.nature === nature) &&
    (urgency === undefined || c.deadlines === urgency) &&
    (person === undefined || holders(c).includes(person)) &&
    (late === undefined || isLate(c, now) === late)
  );
}

const isIn = (states: readonly CaseState[], state: CaseState): boolean => states.includes(state);

const newestFirst = (a: Cursor, b: Cursor): number => b.at - a.at || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);
const isAfter = (one: Cursor, cursor: Cursor): boolean => newestFirst(cursor, one) < 0;
