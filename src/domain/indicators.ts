/**
 * Indicators of domain.md. A period holds the cases whose `finishDue` falls in it; merged, withdrawn, declined and
 * sealed cases are left out, and so is a case that stands paused, until it has a due instant again.
 * They look at villages and phases, never at a person: rules for offices forbid ranking people.
 */
import type { WorkCalendar } from './calendar.js';
import { parkingsSolved, repliesConfirmed, wasHandedOn } from './case-history.js';
import type { Case, Reporter } from './case/types.js';
import { sumOfCounts, type Counts } from './counts.js';
import { paceCounts, paceFrom, type Pace } from './pace.js';
import type { Instant } from './time.js';

/** What the indicators read of a case. */
export type CaseFacts = Pick<
  Case,
  | 'state'
  | 'sealed'
  | 'mode'
  | 'deadlines'
  | 'clock'
  | 'cards'
  | 'returns'
  | 'redos'
  | 'closedAs'
  | 'log'
  | 'parkedUntil'
> & {
  reporters: readonly Pick<Reporter, 'solved' | 'score'>[];
};

/** `rate` is null when there is nothing to divide by: no answer is no satisfaction. */
export interface Rate {
  numerator: number;
  denominator: number;
  rate: number | null;
}

/**
 * Shares of the cases due in a period.
 * - signIn 及时签收率: signed in within the limit / dispatched
 * - response 响应率: first contact within the limit / should be contacted
 * - onTime 按时办结率: replied by the (extended) due instant / due; an end that supervision set later saves nothing
 * - finished 办结率: replied / due
 * - firstRight 一次派准率: never handed to somebody else / dispatched
 * - solved 解决率: reporters who said it is solved / reporters who answered
 * - satisfied 满意率: evaluated cases in which nobody gave less than 3 (基本满意) / evaluated cases
 * - evaluated 评价率: cases in which somebody gave a score / closed
 * - confirmed 回访核实率: replies that nobody contradicted / replies that somebody answered, of every round
 * - redo 重办率: redone / closed or redone
 * - returned 回退率: returned at least once / dispatched
 * - parkedSolved 挂账销号率: times a case was parked and had a result by the planned day / times it was parked, those left
 *   out whose day has not come
 */
export const SHARES = [
  'signIn',
  'response',
  'onTime',
  'finished',
  'firstRight',
  'solved',
  'satisfied',
  'evaluated',
  'confirmed',
  'redo',
  'returned',
  'parkedSolved',
] as const;
export type ShareName = (typeof SHARES)[number];

export interface Indicators extends Readonly<Record<ShareName, Rate>> {
  cases: number;
  signInTime: Pace;
  contactTime: Pace;
  finishTime: Pace;
  yellowCards: number;
  redCards: number;
  supervised: number;
}

const LEAST_SATISFIED = 3;

/** What a case adds to a share: nothing, or for each of its units (itself, a reporter, a reply) whether it is a hit. */
type Units = (c: CaseFacts) => readonly boolean[];

const unit = (counts: boolean, hit: boolean): readonly boolean[] => (counts ? [hit] : []);

const UNITS: Readonly<Record<ShareName, Units>> = {
  signIn: ({ clock }) => unit(clock.signInDue !== null, isInTime(clock.signedInAt, clock.signInDue)),
  response: ({ clock }) => unit(clock.contactDue !== null, isInTime(clock.contactedAt, clock.contactDue)),
  onTime: ({ clock }) => unit(true, clock.missed !== true && isInTime(clock.repliedAt, clock.finishDue)),
  finished: ({ clock }) => unit(true, clock.repliedAt !== null),
  firstRight: (c) => unit(c.clock.startedAt !== null, c.returns === 0 && !wasHandedOn(c)),
  solved: ({ reporters }) => reporters.flatMap(({ solved }) => (solved === null ? [] : [solved])),
  satisfied: (c) =>
    unit(
      scoresOf(c).length > 0,
      scoresOf(c).every((score) => score >= LEAST_SATISFIED),
    ),
  evaluated: (c) => unit(c.closedAs !== null, scoresOf(c).length > 0),
  confirmed: repliesConfirmed,
  redo: (c) => unit(c.closedAs !== null || c.redos > 0, c.redos > 0),
  returned: (c) => unit(c.clock.startedAt !== null, c.returns > 0),
  parkedSolved: parkingsSolved,
};

/** Indicators of the cases due in [from, until). */
export function indicatorsOf(
  cases: Iterable<CaseFacts>,
  from: Instant,
  until: Instant,
  calendar: WorkCalendar,
): Indicators {
  return indicatorsFrom(sumOfCounts(dueIn(cases, from, until).map((c) => dueCounts(c, calendar))));
}

/** When a case counts as due; null while it does not. */
export function countsDueAt(c: CaseFacts): Instant | null {
  const isOut = c.sealed || c.state === 'merged' || c.state === 'withdrawn' || c.state === 'declined';
  return isOut ? null : c.clock.finishDue;
}

/** What a case that is due adds to the indicators. */
export function dueCounts(c: CaseFacts, calendar: WorkCalendar): Counts {
  const shares = SHARES.flatMap((name) => {
    const units = UNITS[name](c);
    return [[`${name}.of`, units.length] as const, [`${name}.hit`, units.filter((hit) => hit).length] as const];
  });
  const coloured = (colour: string): number => c.cards.filter((card) => card.colour === colour).length;
  const others = Object.entries({
    yellow: coloured('yellow'),
    red: coloured('red'),
    supervised: Number(c.mode === 'supervise'),
  });
  return {
    due: 1,
    ...Object.fromEntries([...shares, ...others].filter(([, count]) => count > 0)),
    ...paceCounts(c, calendar),
  };
}

/** The indicators of all cases whose `dueCounts` were added up. */
export function indicatorsFrom(counts: Counts): Indicators {
  const shares = SHARES.map((name) => [name, rateOf(counts[`${name}.hit`], counts[`${name}.of`])] as const);
  return {
    ...(Object.fromEntries(shares) as Record<ShareName, Rate>),
    cases: counts['due'] ?? 0,
    signInTime: paceFrom(counts, 'signedInAt'),
    contactTime: paceFrom(counts, 'contactedAt'),
    finishTime: paceFrom(counts, 'repliedAt'),
    yellowCards: counts['yellow'] ?? 0,
    redCards: counts['red'] ?? 0,
    supervised: counts['supervised'] ?? 0,
  };
}

/** The cases behind a share: those with a unit that is no hit, and the others that count. */
export function casesBehind<C extends CaseFacts>(
  name: ShareName,
  cases: Iterable<C>,
  from: Instant,
  until: Instant,
): { hit: C[]; missed: C[] } {
  const counted = dueIn(cases, from, until).filter((c) => UNITS[name](c).length > 0);
  const isHit = (c: C): boolean => UNITS[name](c).every((hit) => hit);
  return { hit: counted.filter(isHit), missed: counted.filter((c) => !isHit(c)) };
}

function dueIn<C extends CaseFacts>(cases: Iterable<C>, from: Instant, until: Instant): C[] {
  return [...cases].filter((c) => isIn(countsDueAt(c), from, until));
}

/** Whether it happened, and in [from, until). */
export function isIn(at: Instant | null, from: Instant, until: Instant): boolean {
  return at !== null && from <= at && at < until;
}

function isInTime(done: Instant | null, due: Instant | null): boolean {
  return done !== null && due !== null && done <= due;
}

function scoresOf(c: CaseFacts): number[] {
  return c.reporters.flatMap(({ score }) => (score === null ? [] : [score]));
}

export function rateOf(numerator = 0, denominator = 0): Rate {
  return { numerator, denominator, rate: denominator === 0 ? null : numerator / denominator };
}
