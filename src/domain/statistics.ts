/** The figures of an area and a period: what came in it, and how what was due in it was worked on. */
import type { WorkCalendar } from './calendar.js';
import type { Case } from './case/types.js';
import { sumOfCounts, type Counts } from './counts.js';
import {
  countsDueAt,
  dueCounts,
  indicatorsFrom,
  isIn,
  rateOf,
  type CaseFacts,
  type Indicators,
  type Rate,
} from './indicators.js';
import type { PersonId } from './person.js';
import type { Instant } from './time.js';

/** Of cases first told in a period; sealed ones are left out. */
export interface Received {
  cases: number;
  /** 重复诉求率: merged / received. */
  repeated: Rate;
  /** 未诉先办: reported by somebody who works here / received. */
  foundFirst: Rate;
  /** Cases by the channel of their first report. */
  byChannel: Readonly<Record<string, number>>;
  /** Cases by class of category (two digits). */
  byClass: Readonly<Record<string, number>>;
}

/** Of the cases received in a period, and of those due in it, for one area. */
export interface Statistics {
  received: Received;
  indicators: Indicators;
  /** When they were counted, for what was not counted just now. */
  asOf?: Instant;
}

/** What is read of a case that came. */
export type ReceivedFacts = Pick<Case, 'state' | 'sealed' | 'reporters' | 'category'>;

/** What counting depends on besides the cases. */
export interface CountRules {
  calendar: WorkCalendar;
  /** Whether somebody works here. */
  isOurs(person: PersonId): boolean;
}

export function receivedIn(
  cases: Iterable<ReceivedFacts>,
  from: Instant,
  until: Instant,
  isOurs: CountRules['isOurs'],
): Received {
  const came = [...cases].filter((c) => isIn(receivedAt(c), from, until));
  return receivedFrom(sumOfCounts(came.map((c) => receivedCounts(c, isOurs))));
}

/** What is read of a case to count it. */
export type CountedFacts = ReceivedFacts & CaseFacts;

/** What a case adds to the figures, and to which instants: when it came, and when it was due. */
export function countsOf(c: CountedFacts, { calendar, isOurs }: CountRules): { at: Instant; counts: Counts }[] {
  const [came, due] = [receivedAt(c), countsDueAt(c)];
  return [
    ...(came === null ? [] : [{ at: came, counts: receivedCounts(c, isOurs) }]),
    ...(due === null ? [] : [{ at: due, counts: dueCounts(c, calendar) }]),
  ];
}

/** Counts whose cases can be listed: 重复诉求, 未诉先办, 黄牌, 红牌, 督办. */
export const COUNT_NAMES = ['repeated', 'foundFirst', 'yellow', 'red', 'supervised'] as const;
export type CountName = (typeof COUNT_NAMES)[number];

/** The cases that add to a count in [from, until). */
export function casesCounted<C extends CountedFacts>(
  name: CountName,
  cases: Iterable<C>,
  from: Instant,
  until: Instant,
  rules: CountRules,
): C[] {
  const adds = ({ at, counts }: { at: Instant; counts: Counts }): boolean =>
    isIn(at, from, until) && (counts[name] ?? 0) > 0;
  return [...cases].filter((c) => countsOf(c, rules).some(adds));
}

/** The figures of everything whose counts were added up. */
export function statisticsFrom(counts: Counts): Statistics {
  return { received: receivedFrom(counts), indicators: indicatorsFrom(counts) };
}

/** Null for what is not counted. */
function receivedAt({ sealed, reporters: [first] }: ReceivedFacts): Instant | null {
  return sealed ? null : (first?.at ?? null);
}

const CHANNEL = 'channel:';
const CLASS = 'class:';

function receivedCounts({ state, category, reporters: [first] }: ReceivedFacts, isOurs: CountRules['isOurs']): Counts {
  return {
    received: 1,
    ...(state === 'merged' ? { repeated: 1 } : {}),
    ...(first?.person !== undefined && isOurs(first.person) ? { foundFirst: 1 } : {}),
    ...(first === undefined ? {} : { [`${CHANNEL}${first.door.channel}`]: 1 }),
    [`${CLASS}${category.slice(0, 2)}`]: 1,
  };
}

function receivedFrom(counts: Counts): Received {
  const cases = counts['received'] ?? 0;
  const by = (prefix: string): Readonly<Record<string, number>> => {
    const named = Object.entries(counts).filter(([name]) => name.startsWith(prefix));
    return Object.fromEntries(named.map(([name, count]) => [name.slice(prefix.length), count]));
  };
  return {
    cases,
    repeated: rateOf(counts['repeated'], cases),
    foundFirst: rateOf(counts['foundFirst'], cases),
    byChannel: by(CHANNEL),
    byClass: by(CLASS),
  };
}
