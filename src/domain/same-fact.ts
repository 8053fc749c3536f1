/** When several people are taken to tell of one fact, and what is done then; how likely it is is judged elsewhere. */
import type { AreaPath } from './area.js';
import type { Env } from './case/action.js';
import { holders, isPrivate, superiorFor } from './case/tell.js';
import { isOpen } from './case/states.js';
import type { Case } from './case/types.js';
import type { CategoryCode } from './category.js';
import type { PersonId } from './person.js';
import { can } from './rights.js';
import { HOUR, type Instant } from './time.js';

/** From this likelihood on somebody is joined to a case unasked: wrongly less often than once in fifty times, see docs/clusters.md. */
export const CLEAR = 0.96;
/** The same where it was said in one group on the same day: people hear each other there. */
export const CLEAR_IN_GROUP = 0.8;
/** From here on a person's own report is more on a case they have, however long ago they told it. */
export const CLEARLY_OWN = 0.9;
/** From here on whoever leads is asked. */
export const DOUBTFUL = 0.4;

/** From which likelihood on a village joins unasked, and from which somebody is asked. */
export interface Caution {
  clear: number;
  doubtful: number;
}

export const USUAL: Caution = { clear: CLEAR, doubtful: DOUBTFUL };

/** Two cases of which a clerk has said whether they are one, and how likely that seemed. */
export interface SettledPair {
  likelihood: number;
  same: boolean;
}

const STRICTEST = 0.995;
const MARGIN = 0.005;
const MOST_CURIOUS = 0.2;
/** Fewer say nothing about a village. */
const LEAST_JOINED = 5;

/**
 * What clerks joined and took apart teaches: nothing is joined unasked any more that was as likely as something they took
 * apart; and where they often join what seemed unlikely, they are asked earlier, so that four of five are proposed.
 */
export function cautionFrom(pairs: readonly SettledPair[]): Caution {
  const apart = pairs.filter(({ same }) => !same).map(({ likelihood }) => likelihood + MARGIN);
  const joined = pairs.flatMap(({ same, likelihood }) => (same ? [likelihood] : [])).sort((a, b) => a - b);
  const fifth = joined.length < LEAST_JOINED ? DOUBTFUL : (joined[Math.floor(joined.length / 5)] ?? DOUBTFUL);
  return {
    clear: Math.min(STRICTEST, Math.max(CLEAR, ...apart)),
    doubtful: Math.max(MOST_CURIOUS, Math.min(DOUBTFUL, fifth)),
  };
}

/** Several cases are alike from this likelihood on, on average: many that are a little alike say more than two. */
export const ALIKE = 0.25;

/** Classes in which several houses usually share one cause; matters of one person are never joined unasked. */
const SHARED: ReadonlySet<string> = new Set(['02', '04', '05', '06', '11']);
/** Supplies and the weather. */
const COMMON: ReadonlySet<CategoryCode> = new Set(['0403', '0501', '0502', '0503', '0504', '1101', '1102']);
/** Water goes bad slowly, and illness spreads so. */
const SLOW: ReadonlySet<CategoryCode> = new Set(['0502', '0703', '0904']);

/** What can be told again: open, and neither sealed nor told in confidence. */
export function canBeTold(c: Case): boolean {
  return isOpen(c.state) && !c.sealed && !c.confidential;
}

/** Whether a matter of this kind may become one more house of the case unasked. A danger is joined by whoever leads. */
export function mayJoin(c: Case, category: CategoryCode): boolean {
  return c.emergency === null && !isPrivate(c) && mayShare(c.category, category);
}

/** Whether matters of these two kinds may be one of several houses. */
export function mayShare(one: CategoryCode, other: CategoryCode): boolean {
  return one.slice(0, 2) === other.slice(0, 2) && SHARED.has(one.slice(0, 2));
}

/** Of one kind that strikes a whole street at once. */
export function strikesAll(category: CategoryCode): boolean {
  return COMMON.has(category);
}

/** Whether what is said leaves no doubt about which thing: both name one place, or it strikes the whole of an area that is known of both. */
export function isOneThing(
  one: Pick<Case, 'category' | 'areaKnown'>,
  other: Pick<Case, 'category' | 'areaKnown'>,
  samePlace: boolean,
): boolean {
  return samePlace || [one, other].every(({ category, areaKnown }) => areaKnown && strikesAll(category));
}

/** So many households with what looks alike are perhaps struck by one cause. */
export const MANY_HOUSEHOLDS = 3;

/** How close together matters of a kind are told that have one cause. */
export function causeWindow(category: CategoryCode): Instant {
  return (SLOW.has(category) ? 48 : 24) * HOUR;
}

/** The area in which one cause is looked for: what strikes all does not end at the border of a grid. */
export const causeArea = (c: Pick<Case, 'category' | 'area' | 'village'>): AreaPath =>
  strikesAll(c.category) ? c.village : c.area;

/** Who is asked whether they are one: those who hold the first and may merge all of them, else the next above who may. */
export function whoMerges(c: Case, others: readonly Case[], env: Pick<Env, 'directory' | 'now'>): PersonId[] {
  const near = holders(c).length > 0 ? holders(c) : others.flatMap(holders);
  const mayAll = (id: PersonId): boolean => [c, ...others].every((one) => can(id, 'merge', one, env.directory).may);
  const may = near.filter(mayAll);
  if (may.length > 0) return may;
  const asked = new Set<PersonId>();
  let above = superiorFor(c, env, near[0] ?? null);
  while (above !== null && !mayAll(above) && !asked.has(above)) {
    asked.add(above);
    above = superiorFor(c, env, above);
  }
  return above === null || !mayAll(above) ? [] : [above];
}
