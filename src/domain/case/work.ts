/** The clerk's work on a case: take it, get in touch, ask, note; more time, and putting it aside. */
import { pauseClock, resumeClock } from '../deadlines.js';
import type { Told } from '../notice.js';
import { changed, refused, type ActionKind, type ClerkAction, type Decision, type Doing } from './action.js';
import { understoodBy } from './gist.js';
import { step } from './step.js';
import { briefOf, nameOf, superiorFor, tellPeople, tellReporters } from './tell.js';
import type { Case, Remark } from './types.js';
import { judgeOf } from './verify.js';

/** The acting clerk; rights were checked before, so anybody else here is a fault of the caller. */
export function clerkOf(doing: Doing): string {
  if (doing.actor.kind !== 'person') throw new Error(`this action needs a person, not ${doing.actor.kind}`);
  return doing.actor.person;
}

/** First come, first served: the first to accept leads, the others of the offer are told that it is taken. */
export function accept(c: Case, doing: Doing, action: ActionKind = 'accept'): { case: Case; told: Told[] } {
  const me = clerkOf(doing);
  const { env } = doing;
  const name = nameOf(me, env.directory);
  const next: Case = {
    ...step(c, 'accepted', action, doing),
    lead: me,
    partners: c.partners.filter((id) => id !== me),
    clock: { ...c.clock, signedInAt: env.now },
  };
  const brief = briefOf(next, env.directory);
  return {
    case: next,
    told: [
      ...tellReporters(next, { kind: 'accepted', case: brief, clerk: name, contactBy: next.clock.contactDue }),
      ...tellPeople(c.offered, { kind: 'taken', case: brief, by: name }, me),
    ],
  };
}

/** Brings a case into the acting clerk's hands as far as the action implies it ("/办结" without "/接单" before). */
export function takenUp(c: Case, doing: Doing): { case: Case; told: Told[] } {
  if (c.state === 'dispatched' || c.state === 'redo' || c.state === 'emergency') {
    const taken = accept(c, doing);
    // The reporter is about to hear more than "accepted"; only the colleagues still need that.
    return { case: taken.case, told: taken.told.filter((one) => one.notice.kind === 'taken') };
  }
  return { case: c, told: [] };
}

export function touched(c: Case, doing: Doing): Case {
  return { ...c, clock: { ...c.clock, contactedAt: c.clock.contactedAt ?? doing.env.now } };
}

export function contact(c: Case, text: string, doing: Doing): Decision {
  const { env } = doing;
  const up = takenUp(c, doing);
  const first = up.case.clock.contactedAt === null;
  const next = touched(step(up.case, 'in_progress', 'contact', doing, text), doing);
  if (!first) return changed(next, up.told);
  return changed(next, [
    ...up.told,
    ...tellReporters(next, {
      kind: 'contacted',
      case: briefOf(next, env.directory),
      clerk: nameOf(clerkOf(doing), env.directory),
      finishBy: next.clock.finishDue,
    }),
  ]);
}

type Note = Extract<ClerkAction, { kind: 'note' }>;

/** Of a recording that nobody understood, the first note with words is taken for its transcript. */
export function note(c: Case, { text, media, proof = false }: Note, doing: Doing): Decision {
  const said = { key: doing.key, at: doing.env.now, by: clerkOf(doing), from: 'clerk' as const, text, media };
  const remark: Remark = proof ? { ...said, proof: 'shown' } : said;
  const noted = { ...step(c, c.state, 'note', doing, text), remarks: [...c.remarks, remark] };
  return changed(understoodBy(text, noted));
}

/** Asks the reporter something; the clock stands still until the answer (never for A and B). */
export function ask(c: Case, question: string, doing: Doing): Decision {
  const { env } = doing;
  const up = takenUp(c, doing);
  const next: Case = touched(
    {
      ...step(up.case, 'need_info', 'ask', doing, question),
      question: { text: question, by: clerkOf(doing), askedAt: env.now, reminders: 0 },
      clock: pauseClock(up.case.clock, env.now, c.deadlines, env.calendar),
    },
    doing,
  );
  const notice = {
    kind: 'asked',
    case: briefOf(next, env.directory),
    clerk: nameOf(clerkOf(doing), env.directory),
    question,
  } as const;
  return changed(next, [...up.told, ...tellReporters(next, notice, next.reporters.slice(0, 1))]);
}

/** Says something to the reporters without moving the case; counts as getting in touch. */
export function reply(c: Case, text: string, doing: Doing): Decision {
  const next = touched(step(c, c.state, 'reply', doing, text), doing);
  const clerk = nameOf(clerkOf(doing), doing.env.directory);
  return changed(next, tellReporters(next, { kind: 'replied', case: briefOf(next, doing.env.directory), clerk, text }));
}

/** Work resumes: from a question, a parked list or a request; the clock goes on where it stood. */
export function resumed(c: Case, action: ActionKind, doing: Doing, text = ''): Case {
  const { env } = doing;
  return {
    ...step(c, 'in_progress', action, doing, text),
    question: null,
    parking: null,
    request: null,
    clock: resumeClock(c.clock, env.now, c.deadlines, env.calendar),
  };
}

/** One extension, with a reason, decided by the head; class F gives at most a week (domain.md). */
export function extend(c: Case, workdays: number, reason: string, doing: Doing): Decision {
  const { env } = doing;
  if (c.clock.extendedBy > 0) return refused({ code: 'extended_before' });
  if (workdays < 1 || workdays > env.deadlines.extensionMax)
    return refused({ code: 'too_long', workdays: env.deadlines.extensionMax });
  const by = clerkOf(doing);
  const decideBy = env.now + env.deadlines.extensionRuling;
  const next: Case = {
    ...step(c, 'extension', 'extend', doing, reason),
    request: { by, reason, workdays, decideBy, back: c.state },
  };
  const judge = judgeOf(c, by, env) ?? superiorFor(c, env, by);
  const notice = {
    kind: 'extensionAsked',
    case: briefOf(next, env.directory),
    by: nameOf(by, env.directory),
    workdays,
    reason,
  } as const;
  return changed(next, tellPeople([judge], notice));
}

/** Parked with a reason and a day to look again; the reporter is told both. */
export function park(c: Case, reviewAt: number, reason: string, doing: Doing): Decision {
  const { env } = doing;
  const next: Case = {
    ...step(c, 'parked', 'park', doing, reason),
    parking: { reason, reviewAt, by: clerkOf(doing) },
    parkedUntil: [...(c.parkedUntil ?? []), reviewAt],
    clock: pauseClock(c.clock, env.now, c.deadlines, env.calendar),
  };
  return changed(next, tellReporters(next, { kind: 'parked', case: briefOf(next, env.directory), reason, reviewAt }));
}

export function resume(c: Case, doing: Doing): Decision {
  const next = resumed(c, 'resume', doing);
  if (c.state !== 'parked') return changed(next);
  const { directory } = doing.env;
  return changed(
    next,
    tellReporters(next, { kind: 'resumed', case: briefOf(next, directory), clerk: nameOf(next.lead, directory) }),
  );
}
