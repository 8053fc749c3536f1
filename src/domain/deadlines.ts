/**
 * Deadlines: how long each class of matter may take, and the clocks of a round of work. The figures are defaults that
 * a place may change. Where published rules differ, one county's own set (Qinglong: 2 hours to sign in; 1, 5 and 10
 * working days to finish) was taken, so that the figures fit together.
 */
import {
  addSpan,
  addWork,
  dayOf,
  instantOf,
  nextWorkMoment,
  shiftWorkdays,
  workBetween,
  type Span,
  type WorkCalendar,
} from './calendar.js';
import type { Case, Clock } from './case/types.js';
import { subCategory } from './category.js';
import { DAY, MINUTE, type Instant } from './time.js';
import type { UrgencyClass } from './urgency.js';

/** Counted from the dispatch, `reply` from the message; null where nothing is promised. */
export interface ClassDeadlines {
  /** First answer of the bot. */
  reply: Span | null;
  signIn: Span | null;
  contact: Span | null;
  finish: Span | null;
}

export interface Deadlines {
  classes: Readonly<Record<UrgencyClass, ClassDeadlines>>;
  /** For the ruling on a returned case. */
  ruling: Span;
  /** For the ruling on an extension, natural ms. */
  extensionRuling: number;
  /** Longest extension in working days; there is one per round. */
  extensionMax: number;
  /** How long a draft waits for its content, natural ms. */
  draft: number;
  /** How long an ordinary case waits to learn its grid, natural ms. */
  placeWait: number;
  /** How long one person of a call chain has before the next is called, natural ms. */
  callStep: number;
  /** Working days between a question and its reminder, and between reminders. */
  questionWait: number;
  questionReminders: number;
  /** Working days to rate a reply before the case closes as 未评价. */
  ratingWait: number;
  /** Natural days after the closing in which a reporter may reopen. */
  reopenDays: number;
  /** Natural days after which somebody frail is seen again. */
  returnVisitDays: number;
  /** Natural days after which a closed case is archived. */
  archiveDays: number;
  /** Natural days after a case was settled in which its pictures and voices are kept. */
  mediaDays: number;
}

const minutes = (n: number): Span => ({ minutes: n });
const workdays = (n: number): Span => ({ workdays: n });
const TWO_WORK_HOURS: Span = { workMinutes: 120 };
const ONE_DAY = minutes(24 * 60);

export const DEFAULT_DEADLINES: Deadlines = {
  classes: {
    // Sign-in: Tianjin. Finish is the report back: practice of Beijing. The bot answers at once.
    A: { reply: minutes(0), signIn: minutes(15), contact: minutes(30), finish: minutes(120) },
    // Sign-in: Tianjin; contact: on the spot in 2 hours, Wuhe; finish: practice of Beijing.
    B: { reply: minutes(1), signIn: minutes(30), contact: minutes(120), finish: ONE_DAY },
    // Replies in 3 minutes: GB/T 33358-2016. Sign-in and finish of C1, C2, D1: Qinglong. Contact: provincial and county rules.
    C1: { reply: minutes(3), signIn: TWO_WORK_HOURS, contact: ONE_DAY, finish: workdays(5) },
    C2: { reply: minutes(3), signIn: TWO_WORK_HOURS, contact: ONE_DAY, finish: workdays(10) },
    D1: { reply: minutes(3), signIn: TWO_WORK_HOURS, contact: ONE_DAY, finish: workdays(1) },
    // Provincial rules say 5 to 7.
    D2: { reply: minutes(3), signIn: workdays(1), contact: null, finish: workdays(5) },
    E: { reply: minutes(3), signIn: workdays(1), contact: null, finish: workdays(15) },
    // Sign-in: the leading unit is decided within one working day.
    F: { reply: null, signIn: workdays(1), contact: ONE_DAY, finish: workdays(15) },
    // Petitions: notice of acceptance in 15 days, finish in 60 (信访条例 22, 23, 34), natural days.
    G: { reply: null, signIn: null, contact: minutes(15 * 24 * 60), finish: minutes(60 * 24 * 60) },
  },
  // Petition rules give 5 working days; a village needs it faster.
  ruling: workdays(1),
  extensionRuling: DAY,
  extensionMax: 7,
  draft: DAY,
  placeWait: 10 * MINUTE,
  callStep: 3 * MINUTE,
  questionWait: 3,
  questionReminders: 2,
  ratingWait: 3,
  reopenDays: 30,
  returnVisitDays: 7,
  archiveDays: 365,
  mediaDays: 30,
};

/**
 * The class whose deadlines apply. Danger comes before everything, also when the case is sealed. A joint case gets the
 * time that several units need; supervision does not, because it must never make a late case less late.
 * Class G is never derived: a person declares a petition.
 */
export function deadlineClass(of: Pick<Case, 'urgency' | 'nature' | 'mode' | 'sealed' | 'category'>): UrgencyClass {
  if (of.urgency === 'A') return 'A';
  if (subCategory(of.category).sealed) return 'E';
  if (of.urgency === 'B') return 'B';
  if (of.sealed) return 'E';
  if (of.mode === 'joint') return 'F';
  switch (of.nature) {
    case '举报':
      return 'E';
    case '投诉':
      return 'C2';
    case '求助':
      return 'C1';
    case '咨询':
      return 'D1';
    case '建议':
    case '表扬':
    case '感谢':
      return 'D2';
  }
}

/** A and B: days and nights count, and nothing pauses them. */
export function runsOnNaturalTime(of: UrgencyClass): boolean {
  return of === 'A' || of === 'B';
}

/** Fresh clocks of a round of work that is dispatched at `at`. */
export function startClock(
  of: UrgencyClass,
  at: Instant,
  calendar: WorkCalendar,
  deadlines: Deadlines = DEFAULT_DEADLINES,
): Clock {
  const { signIn, contact, finish } = deadlines.classes[of];
  const due = (span: Span | null): Instant | null => (span === null ? null : addSpan(at, span, calendar));
  return {
    startedAt: at,
    signInDue: due(signIn),
    contactDue: due(contact),
    finishDue: due(finish),
    signedInAt: null,
    contactedAt: null,
    repliedAt: null,
    remaining: null,
    extendedBy: 0,
  };
}

/**
 * Stops the way to `finishDue`: it becomes null and what was left of it `remaining`. Changes nothing for A and B, for a
 * clock that stands already, and for one that is overdue: a question asked too late must not undo the lateness.
 */
export function pauseClock(clock: Clock, now: Instant, of: UrgencyClass, calendar: WorkCalendar): Clock {
  if (runsOnNaturalTime(of) || clock.finishDue === null || now >= clock.finishDue) return clock;
  return { ...clock, finishDue: null, remaining: workBetween(now, clock.finishDue, calendar) };
}

/** Gives back from `now` on what was left at the pause. A clock that runs is left alone. */
export function resumeClock(clock: Clock, now: Instant, of: UrgencyClass, calendar: WorkCalendar): Clock {
  if (clock.remaining === null) return clock;
  // A case may have become urgent while it stood.
  const finishDue = runsOnNaturalTime(of) ? now + clock.remaining : addWork(now, clock.remaining, calendar);
  return { ...clock, finishDue, remaining: null };
}

/**
 * Adds granted working days to the old end, not to today. Whether they may be granted (`extensionMax`, once) is the
 * caller's question.
 */
export function extendClock(clock: Clock, days: number, calendar: WorkCalendar): Clock {
  const extended = { ...clock, extendedBy: clock.extendedBy + days };
  if (clock.remaining !== null) return { ...extended, remaining: clock.remaining + days * workdayLength(calendar) };
  if (clock.finishDue === null) return clock;
  return { ...extended, finishDue: addSpan(clock.finishDue, { workdays: days }, calendar) };
}

/**
 * When a running clock earns its cards; null while it stands (domain.md, after Shandong 2017).
 * yellow: one working day before `finishDue`. When the whole time is no longer than that, and for A and B, when three
 * quarters of it have gone. red: opening of the first working day after `finishDue`; for A and B `finishDue` itself.
 */
export function cardInstants(
  clock: Clock,
  of: UrgencyClass,
  calendar: WorkCalendar,
): { yellow: Instant | null; red: Instant | null } {
  const { startedAt, finishDue } = clock;
  if (startedAt === null || finishDue === null) return { yellow: null, red: null };
  if (runsOnNaturalTime(of)) return { yellow: startedAt + Math.round((finishDue - startedAt) * 0.75), red: finishDue };
  const dueDay = dayOf(finishDue);
  const red = nextWorkMoment(instantOf(dueDay, 24 * 60), calendar);
  const dayBefore = instantOf(shiftWorkdays(dueDay, -1, calendar), officeMinute(finishDue, calendar));
  if (dayBefore > startedAt) return { yellow: dayBefore, red };
  return { yellow: addWork(startedAt, Math.round(workBetween(startedAt, finishDue, calendar) * 0.75), calendar), red };
}

/** The clock time of an instant, moved into the time between opening and closing. */
function officeMinute(at: Instant, { hours }: WorkCalendar): number {
  const minute = (at - instantOf(dayOf(at), 0)) / MINUTE;
  return Math.min(Math.max(minute, hours[0]?.from ?? 0), hours.at(-1)?.to ?? 24 * 60);
}

function workdayLength({ hours }: WorkCalendar): number {
  return hours.reduce((sum, { from, to }) => sum + (to - from) * MINUTE, 0);
}
