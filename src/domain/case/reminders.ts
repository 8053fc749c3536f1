/** What time does to those who have a case before anything is late, and when nobody moves. */
import { addSpan, dayOf, instantOf, shiftWorkdays, type WorkCalendar } from '../calendar.js';
import { HOUR, type Instant } from '../time.js';
import { changed, type Decision, type Doing, type Env } from './action.js';
import { step } from './step.js';
import { briefOf, holders, nameOf, superiorFor, tellPeople, tellReporters } from './tell.js';
import type { Case, LogEntry } from './types.js';

/** A quarter of the time is left, but never longer before than this. */
const SOONEST = 2 * HOUR;
/** Minutes after midnight. */
const MORNING = 9 * 60;

/** When somebody is reminded of a deadline that has not passed. */
export function soonAt(due: Instant | null, { startedAt }: Case['clock']): Instant | null {
  return due === null || startedAt === null ? null : due - Math.min(SOONEST, (due - startedAt) / 4);
}

export function soon(c: Case, phase: 'sign_in' | 'contact', due: Instant, doing: Doing): Decision {
  const next: Case = {
    ...step(c, c.state, 'tick', doing, `${phase}_soon`),
    reminded: [...c.reminded, `${phase}_soon`],
  };
  // After downtime it is too late for that, and they hear so.
  if (doing.env.now >= due) return changed(next);
  const notice = { kind: 'deadline', case: briefOf(next, doing.env.directory), phase, due, late: false } as const;
  return changed(next, tellPeople(holders(next), notice));
}

const SILENT = 'silent';

/**
 * When the next in line gets a case that nobody has taken: as long after the limit as the limit was, and each one above has
 * twice as long as the one before. Null at the top.
 */
export function silentAt(c: Case, env: Env): Instant | null {
  const span = env.deadlines.classes[c.deadlines].signIn;
  if (span === null || c.clock.signInDue === null || nextInLine(c, env) === null) return null;
  const passed = c.reminded.filter((name) => name === SILENT).length;
  let at = c.clock.signInDue;
  for (let i = 0; i < 2 ** (passed + 1) - 1; i++) at = addSpan(at, span, env.calendar);
  return at;
}

/** It is offered to the next in line too; whoever had it may still take it. */
export function offerUp(c: Case, doing: Doing): Decision {
  const { env } = doing;
  const above = nextInLine(c, env);
  const noted: Case = { ...step(c, c.state, 'tick', doing, SILENT), reminded: [...c.reminded, SILENT] };
  if (above === null) return changed(noted);
  const next: Case = { ...noted, offered: [...c.offered, above] };
  const brief = briefOf(next, env.directory);
  return changed(next, [
    ...tellPeople([above], {
      kind: 'nobodyTook',
      case: brief,
      asked: c.offered.map((id) => nameOf(id, env.directory)),
    }),
    ...tellReporters(next, { kind: 'escalated', case: brief, to: nameOf(above, env.directory) }),
  ]);
}

function nextInLine(c: Case, env: Env): string | null {
  const above = superiorFor(c, env, c.offered.at(-1) ?? null);
  return above === null || c.offered.includes(above) ? null : above;
}

const WATCH = 'watch';

/** Nine o'clock on the next working day. */
export const nextMorning = (at: Instant, calendar: WorkCalendar): Instant =>
  instantOf(shiftWorkdays(dayOf(at), 1, calendar), MORNING);

/** Every working morning from the day after it was supervised on; after downtime once. Null while it is not. */
export function watchAt(c: Case, { calendar }: Env): Instant | null {
  if (c.mode !== 'supervise') return null;
  const last = c.log.findLast(isWatching)?.at ?? c.clock.startedAt;
  return last === null ? null : nextMorning(last, calendar);
}

/** Reminded before, or supervised: by a superior, a red card or a redo. */
const isWatching = ({ action, text }: LogEntry): boolean =>
  text === WATCH || text === 'red' || action === 'mode' || action === 'redo';

/** Those who have it say how far it is; whoever watches it is reminded to ask. */
export function watch(c: Case, doing: Doing): Decision {
  const { env } = doing;
  const days = c.log.filter(({ text }) => text === WATCH).length + 1;
  const next = step(c, c.state, 'tick', doing, WATCH);
  const notice = { kind: 'watched', case: briefOf(next, env.directory), days, due: next.clock.finishDue } as const;
  return changed(next, tellPeople([...holders(next), superiorFor(next, env)], notice));
}
