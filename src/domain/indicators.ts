/**
 * Indicators of domain.md. A period holds the cases whose `finishDue` falls in it; merged, withdrawn, declined and
 * sealed cases are left out, and so is a case that stands paused, until it has a due instant again.
 * They look at villages and phases, never at a person: rules for offices forbid ranking people.
 */
import { workBetween, type WorkCalendar } from './calendar.js';
import type { Case, Reporter } from './case/types.js';
import { runsOnNaturalTime } from './deadlines.js';
import type { PersonId } from './person.js';
import type { Instant } from './time.js';

/** What the indicators read of a case. */
export type CaseFacts = Pick<
  Case,
  'state' | 'sealed' | 'mode' | 'deadlines' | 'clock' | 'cards' | 'returns' | 'redos' | 'closedAs' | 'log'
> & {
  reporters: readonly Pick<Reporter, 'solved' | 'score'>[];
};

/** `rate` is null when there is nothing to divide by: no answer is no satisfaction. */
export interface Rate {
  numerator: number;
  denominator: number;
  rate: number | null;
}

/** Working milliseconds (A, B: natural) from dispatch, by nearest rank; null when no case got that far. */
export interface Pace {
  cases: number;
  p50: number | null;
  p90: number | null;
}

/**
 * Shares of the cases due in a period.
 * - signIn 及时签收率: signed in within the limit / dispatched
 * - response 响应率: first contact within the limit / should be contacted
 * - onTime 按时办结率: replied by the (extended) due instant / due
 * - finished 办结率: replied / due
 * - firstRight 一次派准率: never handed to somebody else / dispatched
 * - solved 解决率: reporters who said it is solved / reporters who answered
 * - satisfied 满意率: evaluated cases in which nobody gave less than 3 (基本满意) / evaluated cases
 * - evaluated 评价率: cases in which somebody gave a score / closed
 * - redo 重办率: redone / closed or redone
 * - returned 回退率: returned at least once / dispatched
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
  'redo',
  'returned',
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

/** What a case adds to a share: nothing, or for each of its units (itself, or each reporter) whether it is a hit. */
type Units = (c: CaseFacts) => readonly boolean[];

const unit = (counts: boolean, hit: boolean): readonly boolean[] => (counts ? [hit] : []);

const UNITS: Readonly<Record<ShareName, Units>> = {
  signIn: ({ clock }) => unit(clock.signInDue !== null, isInTime(clock.signedInAt, clock.signInDue)),
  response: ({ clock }) => unit(clock.contactDue !== null, isInTime(clock.contactedAt, clock.contactDue)),
  onTime: ({ clock }) => unit(true, isInTime(clock.repliedAt, clock.finishDue)),
  finished: ({ clock }) => unit(true, clock.repliedAt !== null),
  firstRight: (c) => unit(c.clock.startedAt !== null, c.returns === 0 && !wasHandedOn(c)),
  solved: ({ reporters }) => reporters.flatMap(({ solved }) => (solved === null ? [] : [solved])),
  satisfied: (c) =>
    unit(
      scoresOf(c).length > 0,
      scoresOf(c).every((score) => score >= LEAST_SATISFIED),
    ),
  evaluated: (c) => unit(c.closedAs !== null, scoresOf(c).length > 0),
  redo: (c) => unit(c.closedAs !== null || c.redos > 0, c.redos > 0),
  returned: (c) => unit(true, c.returns > 0),
};

/** Indicators of the cases due in [from, until). */
export function indicatorsOf(
  cases: Iterable<CaseFacts>,
  from: Instant,
  until: Instant,
  calendar: WorkCalendar,
): Indicators {
  const due = dueIn(cases, from, until);
  const colours = due.flatMap((c) => c.cards).map((card) => card.colour);
  const paceOf = (phase: Phase): Pace => pace(due, phase, calendar);
  return {
    ...(Object.fromEntries(SHARES.map((name) => [name, rateOf(due.flatMap(UNITS[name]))])) as Record<ShareName, Rate>),
    cases: due.length,
    signInTime: paceOf('signedInAt'),
    contactTime: paceOf('contactedAt'),
    finishTime: paceOf('repliedAt'),
    yellowCards: colours.filter((colour) => colour === 'yellow').length,
    redCards: colours.filter((colour) => colour === 'red').length,
    supervised: due.filter((c) => c.mode === 'supervise').length,
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

/** What came in [from, until): how much of it was told before, how much one of ours found first, and by which door. */
export interface Received {
  cases: number;
  /** 重复诉求率: merged / received. */
  repeated: Rate;
  /** 未诉先办: reported by somebody who works here / received. */
  foundFirst: Rate;
  /** Cases by the channel of their first report. */
  byChannel: Readonly<Record<string, number>>;
}

/** Both, for one area and period. */
export interface Statistics {
  received: Received;
  indicators: Indicators;
}

export function receivedIn(
  cases: Iterable<Pick<Case, 'state' | 'sealed' | 'reporters'>>,
  from: Instant,
  until: Instant,
  isOurs: (person: PersonId) => boolean,
): Received {
  const came = [...cases].filter(({ sealed, reporters: [first] }) => {
    return !sealed && first !== undefined && from <= first.at && first.at < until;
  });
  const firsts = came.flatMap(({ reporters }) => reporters.slice(0, 1));
  const byChannel: Record<string, number> = {};
  for (const { door } of firsts) byChannel[door.channel] = (byChannel[door.channel] ?? 0) + 1;
  return {
    cases: came.length,
    repeated: rateOf(came.map(({ state }) => state === 'merged')),
    foundFirst: rateOf(firsts.map(({ person }) => person !== undefined && isOurs(person))),
    byChannel,
  };
}

function dueIn<C extends CaseFacts>(cases: Iterable<C>, from: Instant, until: Instant): C[] {
  return [...cases].filter((c) => counts(c) && isDueIn(c, from, until));
}

/** Whoever takes a case that was offered to several is no second address; whoever gets it from another is. */
function wasHandedOn({ log }: CaseFacts): boolean {
  return log.some(({ action, from }) => action === 'transfer' || (action === 'assign' && from !== 'triage'));
}

function counts(c: CaseFacts): boolean {
  return !c.sealed && c.state !== 'merged' && c.state !== 'withdrawn' && c.state !== 'declined';
}

function isDueIn({ clock }: CaseFacts, from: Instant, until: Instant): boolean {
  return clock.finishDue !== null && from <= clock.finishDue && clock.finishDue < until;
}

function isInTime(done: Instant | null, due: Instant | null): boolean {
  return done !== null && due !== null && done <= due;
}

function scoresOf(c: CaseFacts): number[] {
  return c.reporters.flatMap(({ score }) => (score === null ? [] : [score]));
}

function rateOf(units: readonly boolean[]): Rate {
  const numerator = units.filter((hit) => hit).length;
  return { numerator, denominator: units.length, rate: units.length === 0 ? null : numerator / units.length };
}

type Phase = 'signedInAt' | 'contactedAt' | 'repliedAt';

function pace(cases: readonly CaseFacts[], phase: Phase, calendar: WorkCalendar): Pace {
  const times = cases.flatMap(({ clock, deadlines }) => {
    const { startedAt, [phase]: at } = clock;
    if (startedAt === null || at === null) return [];
    return [runsOnNaturalTime(deadlines) ? at - startedAt : workBetween(startedAt, at, calendar)];
  });
  times.sort((a, b) => a - b);
  const rank = (share: number): number | null => times[Math.ceil(times.length * share) - 1] ?? null;
  return { cases: times.length, p50: rank(0.5), p90: rank(0.9) };
}
