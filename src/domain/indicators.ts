/**
 * Indicators of domain.md. A period holds the cases whose `finishDue` falls in it; merged, withdrawn, declined and
 * sealed cases are left out, and so is a case that stands paused, until it has a due instant again.
 * They look at villages and phases, never at a person: rules for offices forbid ranking people.
 */
import { workBetween, type WorkCalendar } from './calendar.js';
import type { Case, Reporter } from './case/types.js';
import { runsOnNaturalTime } from './deadlines.js';
import type { Instant } from './time.js';

/** What the indicators read of a case. */
export type CaseFacts = Pick<
  Case,
  'state' | 'sealed' | 'mode' | 'deadlines' | 'clock' | 'cards' | 'returns' | 'redos' | 'closedAs'
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

export interface Indicators {
  cases: number;
  /** 及时签收率: signed in within the limit / dispatched. */
  signIn: Rate;
  /** 响应率: first contact within the limit / should be contacted. */
  response: Rate;
  /** 按时办结率: replied by the (extended) due instant / due. */
  onTime: Rate;
  /** 办结率: replied / due. */
  finished: Rate;
  /** 解决率: reporters who said it is solved / reporters who answered. */
  solved: Rate;
  /** 满意率: evaluated cases in which nobody gave less than 3 (基本满意) / evaluated cases. */
  satisfied: Rate;
  /** 评价率: cases in which somebody gave a score / closed. */
  evaluated: Rate;
  /** 重办率: redone / closed or redone. */
  redo: Rate;
  /** 回退率: returned at least once / dispatched. */
  returned: Rate;
  signInTime: Pace;
  contactTime: Pace;
  finishTime: Pace;
  yellowCards: number;
  redCards: number;
  supervised: number;
}

const LEAST_SATISFIED = 3;

/** Indicators of the cases due in [from, until). */
export function indicatorsOf(
  cases: Iterable<CaseFacts>,
  from: Instant,
  until: Instant,
  calendar: WorkCalendar,
): Indicators {
  const due = [...cases].filter((c) => counts(c) && isDueIn(c, from, until));
  const closed = due.filter((c) => c.closedAs !== null);
  const rated = due.filter((c) => scoresOf(c).length > 0);
  const answers = due.flatMap((c) => c.reporters).filter((reporter) => reporter.solved !== null);
  const colours = due.flatMap((c) => c.cards).map((card) => card.colour);
  const paceOf = (phase: Phase): Pace => pace(due, phase, calendar);
  return {
    cases: due.length,
    signIn: rateOf(
      due.filter((c) => c.clock.signInDue !== null),
      (c) => isInTime(c.clock.signedInAt, c.clock.signInDue),
    ),
    response: rateOf(
      due.filter((c) => c.clock.contactDue !== null),
      (c) => isInTime(c.clock.contactedAt, c.clock.contactDue),
    ),
    onTime: rateOf(due, (c) => isInTime(c.clock.repliedAt, c.clock.finishDue)),
    finished: rateOf(due, (c) => c.clock.repliedAt !== null),
    solved: rateOf(answers, (reporter) => reporter.solved === true),
    satisfied: rateOf(rated, (c) => scoresOf(c).every((score) => score >= LEAST_SATISFIED)),
    evaluated: rateOf(closed, (c) => scoresOf(c).length > 0),
    redo: rateOf(
      due.filter((c) => c.closedAs !== null || c.redos > 0),
      (c) => c.redos > 0,
    ),
    returned: rateOf(due, (c) => c.returns > 0),
    signInTime: paceOf('signedInAt'),
    contactTime: paceOf('contactedAt'),
    finishTime: paceOf('repliedAt'),
    yellowCards: colours.filter((colour) => colour === 'yellow').length,
    redCards: colours.filter((colour) => colour === 'red').length,
    supervised: due.filter((c) => c.mode === 'supervise').length,
  };
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

function rateOf<T>(all: readonly T[], hit: (one: T) => boolean): Rate {
  const numerator = all.filter(hit).length;
  return { numerator, denominator: all.length, rate: all.length === 0 ? null : numerator / all.length };
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
