/** Decisions about a case by those who lead: answer it, refuse it, join it to another, change what it is or how it is done. */
import { deadlineClass, extendClock, resumeClock, startClock } from '../deadlines.js';
import { changed, refused, type Decision, type Doing, type LeadAction } from './action.js';
import type { Instant } from '../time.js';
import { step } from './step.js';
import { briefOf, holders, nameOf, namesOf, reporterName, superiorFor, tellPeople, tellReporters } from './tell.js';
import type { Case, Reporter } from './types.js';

type Of<K extends LeadAction['kind']> = Extract<LeadAction, { kind: K }>;

function actingName(doing: Doing): string {
  return doing.actor.kind === 'person' ? nameOf(doing.actor.person, doing.env.directory) : '';
}

function actingId(doing: Doing): string | undefined {
  return doing.actor.kind === 'person' ? doing.actor.person : undefined;
}

/** Answered in words, by rule or by whoever has it; "找人" still brings a person. */
export function answer(c: Case, action: Of<'answer'>, doing: Doing): Decision {
  const { now, directory } = doing.env;
  const next: Case = {
    ...step(c, 'answered', 'answer', doing, action.text),
    result: action.text,
    question: null,
    clock: { ...c.clock, contactedAt: c.clock.contactedAt ?? now, repliedAt: now },
  };
  const { text, source } = action;
  const brief = briefOf(next, directory);
  return changed(next, [
    ...tellReporters(next, { kind: 'answered', case: brief, text, source }),
    ...tellPeople(holders(c), { kind: 'unassigned', case: brief, to: null }, actingId(doing)),
  ]);
}

/** Not taken on, for one of the reasons the rules allow, with the way that is open instead. */
export function decline(c: Case, action: Of<'decline'>, doing: Doing): Decision {
  const { reason, text } = action;
  const next: Case = { ...step(c, 'declined', 'decline', doing, text), declined: { reason, text }, request: null };
  const brief = briefOf(next, doing.env.directory);
  return changed(next, [
    ...tellReporters(next, { kind: 'declined', case: brief, reason, text }),
    ...tellPeople(holders(c), { kind: 'unassigned', case: brief, to: null }, actingId(doing)),
  ]);
}

/** The same matter as another case: closed here, its reporters follow the other one from now on. */
export function merge(c: Case, action: Of<'merge'>, doing: Doing): Decision {
  if (action.into === c.id) return refused({ code: 'itself' });
  const next: Case = {
    ...step(c, 'merged', 'merge', doing, action.intoNumber),
    mergedInto: action.into,
    request: null,
    question: null,
    parking: null,
  };
  const brief = briefOf(next, doing.env.directory);
  return changed(next, [
    { to: { to: 'aggregate', id: action.into }, notice: { kind: 'absorb', reporters: c.reporters } },
    ...tellReporters(next, { kind: 'merged', case: brief, into: action.intoNumber }),
    ...tellPeople(
      holders(c),
      { kind: 'mergedTask', case: brief, into: action.intoNumber, by: actingName(doing) },
      actingId(doing),
    ),
  ]);
}

/** Takes over the reporters of a case merged into this one; when this one was merged too, they are passed on. */
export function absorb(c: Case, reporters: readonly Reporter[], doing: Doing): Decision {
  const next = step(c, c.state, 'absorb', doing);
  if (c.mergedInto !== null)
    return changed(next, [{ to: { to: 'aggregate', id: c.mergedInto }, notice: { kind: 'absorb', reporters } }]);
  const fresh = reporters.filter((one) => !c.reporters.some((known) => known.contact === one.contact));
  const all = [...c.reporters, ...fresh];
  const from = [...new Set(fresh.map((one) => reporterName(c, one)))].join('、');
  if (fresh.length === 0) return changed(next);
  const brief = briefOf(c, doing.env.directory);
  return changed(
    { ...next, reporters: all },
    tellPeople(holders(c), { kind: 'follower', case: brief, from, households: all.length }),
  );
}

/** Lets reporters go whose case was taken apart again; the first reporter always stays. */
export function release(c: Case, contacts: readonly string[], doing: Doing): Decision {
  const reporters = c.reporters.filter((one, index) => index === 0 || !contacts.includes(one.contact));
  return changed({ ...step(c, c.state, 'release', doing), reporters });
}

/** Corrects what the case is about. The deadlines follow only while nobody has taken it. */
export function classify(c: Case, action: Of<'classify'>, doing: Doing): Decision {
  const { category, nature, urgency } = action;
  const next: Case = { ...step(c, c.state, 'classify', doing, category), category, nature, urgency };
  if (c.clock.signedInAt !== null || c.clock.startedAt === null)
    return changed({ ...next, deadlines: deadlineClass(next) });
  const deadlines = deadlineClass(next);
  return changed({
    ...next,
    deadlines,
    clock: startClock(deadlines, c.clock.startedAt, doing.env.calendar, doing.env.deadlines),
  });
}

/** Grants or refuses the one extension; the reporter is told a granted one with its reason. */
export function ruleExtension(c: Case, approved: boolean, text: string, doing: Doing): Decision {
  const { env } = doing;
  const request = c.request;
  if (request === null)
    return refused({ code: 'wrong_state', state: c.state, action: approved ? 'approve' : 'reject' });
  // The clock ran on while the request was open; what is granted is added to the old end, not to today.
  const clock = approved ? extendClock(c.clock, request.workdays, env.calendar) : c.clock;
  const next: Case = {
    ...step(c, 'in_progress', approved ? 'approve' : 'reject', doing, text),
    request: null,
    clock,
    reminded: approved ? [] : c.reminded,
  };
  const brief = briefOf(next, env.directory);
  const told = tellPeople([request.by], {
    kind: 'extensionRuled',
    case: brief,
    approved,
    by: actingName(doing),
    finishBy: clock.finishDue,
    reason: text,
  });
  if (!approved || clock.finishDue === null) return changed(next, told);
  return changed(next, [
    ...told,
    ...tellReporters(next, { kind: 'extended', case: brief, reason: request.reason, finishBy: clock.finishDue }),
  ]);
}

/**
 * Changes how the case is handled. assist: colleagues go along. joint: each partner gets a part with a due date, and the
 * joint class of deadlines applies. supervise: a superior watches it; the work itself stays where it is.
 */
export function setMode(c: Case, action: Of<'mode'>, doing: Doing): Decision {
  const { env } = doing;
  const accused = action.partners.find((one) => c.accused.includes(one.person));
  if (accused !== undefined) return refused({ code: 'accused', person: accused.person });
  const partners = [...new Set([...c.partners, ...action.partners.map((one) => one.person)])].filter(
    (id) => id !== c.lead,
  );
  const parts =
    action.mode === 'joint'
      ? [...c.parts, ...action.partners.map((one) => ({ ...one, due: action.due, state: 'open' as const, result: '' }))]
      : c.parts;
  const moved: Case = { ...step(c, c.state, 'mode', doing, action.mode), mode: action.mode, partners, parts };
  const next = withClassOf(moved, doing, action.due);
  const brief = briefOf(next, env.directory);
  const lead = nameOf(next.lead ?? next.offered[0] ?? null, env.directory);
  const watcher = action.mode === 'supervise' ? superiorFor(next, env) : null;
  return changed(next, [
    ...action.partners.flatMap((one) =>
      tellPeople(
        [one.person],
        { kind: 'partner', case: brief, lead, what: one.what, due: action.due },
        actingId(doing),
      ),
    ),
    // Those who wait for somebody to come must know who comes.
    ...(action.mode === 'assist'
      ? tellReporters(next, {
          kind: 'assigned',
          case: brief,
          clerks: namesOf([...holders(next), ...(next.lead === null ? partners : [])], env.directory),
          contactBy: next.clock.contactedAt === null ? next.clock.contactDue : null,
        })
      : []),
    ...(action.mode === 'supervise'
      ? tellPeople(
          [...holders(next), watcher],
          { kind: 'supervised', case: brief, by: actingName(doing), due: next.clock.finishDue },
          actingId(doing),
        )
      : []),
  ]);
}

/** Being watched gives nobody more time; only what is late already gets a new end. Missing it is told once more. */
function supervisedUntil(c: Case, due: Instant, now: Instant): Case {
  const { finishDue } = c.clock;
  const isLate = finishDue !== null && finishDue <= now;
  const end = finishDue === null || isLate ? due : Math.min(finishDue, due);
  const reminded = c.reminded.filter((name) => name !== 'finish' && name !== 'red');
  return { ...c, clock: { ...c.clock, finishDue: end, ...(isLate ? { missed: true } : {}) }, reminded };
}

/** A joint case runs on class F from its original start; a supervised one may get its own end. What happened stays. */
function withClassOf(c: Case, doing: Doing, due: number | null): Case {
  const { env } = doing;
  if (c.mode === 'supervise' && due !== null) return supervisedUntil(c, due, env.now);
  const deadlines = deadlineClass(c);
  if (deadlines === c.deadlines || c.clock.startedAt === null || c.clock.remaining !== null) return c;
  const fresh = startClock(deadlines, c.clock.startedAt, env.calendar, env.deadlines);
  return { ...c, deadlines, clock: { ...c.clock, finishDue: fresh.finishDue }, reminded: [] };
}

/** Work goes on by itself when the day to look again has come. */
export function reviewed(c: Case, doing: Doing): Decision {
  const { env } = doing;
  const next: Case = {
    ...step(c, 'in_progress', 'tick', doing),
    parking: null,
    clock: resumeClock(c.clock, env.now, c.deadlines, env.calendar),
  };
  const brief = briefOf(next, env.directory);
  return changed(next, [
    ...tellPeople(holders(next), { kind: 'reviewParked', case: brief, plan: c.parking?.reason ?? '' }),
    ...tellReporters(next, { kind: 'resumed', case: brief, clerk: nameOf(next.lead, env.directory) }),
  ]);
}
