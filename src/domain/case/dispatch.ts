/** Getting the case to somebody: by rule, by hand, up a level, and back when it came to the wrong desk. */
import { lineageOf } from '../area.js';
import { addSpan } from '../calendar.js';
import { deadlineClass, startClock } from '../deadlines.js';
import type { ClerkNotice, Told } from '../notice.js';
import type { PersonId } from '../person.js';
import { isClosed, onDuty } from '../on-duty.js';
import { route } from '../routing.js';
import { changed, refused, type ActionKind, type Decision, type Doing } from './action.js';
import { attached } from './attached.js';
import { shortened } from './gist.js';
import { saidLate } from './said-late.js';
import { step } from './step.js';
import { briefOf, holders, nameOf, namesOf, superiorFor, tellPeople, tellReporters } from './tell.js';
import type { Case } from './types.js';

/** Households concerned: reporters are counted as one household each. */
export function newTask(c: Case, doing: Doing): ClerkNotice {
  return {
    kind: 'newTask',
    ...saidLate(c),
    case: briefOf(c, doing.env.directory),
    households: c.reporters.length,
    signInBy: c.clock.signInDue,
    text: shortened(
      c.remarks
        .map((one) => one.text)
        .filter((text) => text !== '')
        .join(' / '),
    ),
    reporter: c.sealed || c.confidential ? '' : c.reporters.map((one) => one.name).join('、'),
    why: c.why,
    attached: attached(c),
    unheard: c.unheard ?? false,
  };
}

/** Gives the case to these people and starts the clocks anew. The former holders are told unless they asked for it. */
export function dispatchTo(
  c: Case,
  people: readonly PersonId[],
  why: string,
  action: ActionKind,
  doing: Doing,
  text = '',
): { case: Case; told: Told[] } {
  const { env } = doing;
  const former = holders(c).filter((id) => !people.includes(id));
  const by = doing.actor.kind === 'person' ? doing.actor.person : null;
  const deadlines = deadlineClass(c);
  const next: Case = {
    ...step(c, 'dispatched', action, doing, text),
    offered: [...people],
    lead: null,
    partners: [],
    deadlines,
    why,
    clock: startClock(deadlines, env.now, env.calendar, env.deadlines),
    reminded: [],
    request: null,
    question: null,
    parking: null,
    finishing: null,
  };
  const told = [
    ...tellPeople(people, newTask(next, doing), by ?? undefined),
    ...tellPeople(
      former,
      { kind: 'unassigned', case: briefOf(next, env.directory), to: nameOf(people[0] ?? null, env.directory) },
      by ?? undefined,
    ),
  ];
  return { case: next, told };
}

/**
 * Finds the people by area, category and role; without anybody the case waits in triage for a human. What cannot wait for
 * the morning goes to whoever is on duty.
 */
export function routeCase(c: Case, doing: Doing): { case: Case; told: Told[] } {
  const watch = onWatch(c, doing);
  if (watch.length > 0) {
    const { directory } = doing.env;
    return dispatchTo(c, watch, `${directory.areaName(c.area)}值班`, 'route', doing);
  }
  const found = route(
    {
      area: c.area,
      category: c.category,
      sealed: c.sealed,
      accused: c.accused,
      now: doing.env.now,
      openCount: doing.env.openCount,
      speaks: c.speaks ?? undefined,
    },
    doing.env.directory,
  );
  if (found.offered.length === 0) return stranded(c, found.why, doing);
  return dispatchTo(c, found.offered, found.why, 'route', doing);
}

/** Nobody can take it: those who lead the village or the township hear of it even on leave, and it is tried again. */
function stranded(c: Case, why: string, doing: Doing): { case: Case; told: Told[] } {
  const { directory } = doing.env;
  const next: Case = { ...step(c, 'triage', 'route', doing, why), why };
  const leads = lineageOf(c.area)
    .flatMap((area) => directory.staffOf(area))
    .filter(({ duties }) => duties.some(({ role }) => role === 'shop_head' || role === 'chief_shopkeeper'))
    .filter(({ id }) => !c.sealed && !c.accused.includes(id));
  const notice = { kind: 'nobodyTook', case: briefOf(next, directory), asked: [] } as const;
  // Tried again and again; told once.
  const told =
    c.state === 'triage'
      ? []
      : tellPeople(
          leads.map(({ id }) => id),
          notice,
        );
  return { case: next, told };
}

/** Those on duty, for A and B outside office hours; nobody for what goes around the village. */
function onWatch(c: Case, { env }: Doing): PersonId[] {
  const waits = c.urgency !== 'A' && c.urgency !== 'B';
  if (waits || c.sealed || c.speaks != null || !isClosed(env.now, env.calendar)) return [];
  return onDuty(c.area, env.now, env.directory).filter((id) => !c.accused.includes(id));
}

/** By hand, by somebody who may: first dispatch, another desk, or after an emergency. */
export function assign(
  c: Case,
  to: readonly PersonId[],
  action: 'assign' | 'transfer' | 'approve',
  doing: Doing,
  text = '',
): Decision {
  const accused = to.find((id) => c.accused.includes(id));
  if (accused !== undefined) return refused({ code: 'accused', person: accused });
  const { directory } = doing.env;
  const by = doing.actor.kind === 'person' ? nameOf(doing.actor.person, directory) : '';
  const sent = dispatchTo(c, to, by === '' ? '' : `${by}派给您`, action, doing, text);
  const done = goesRound(sent.case) ? watched(sent, doing) : sent;
  return changed(done.case, [
    ...done.told,
    ...tellReporters(done.case, {
      kind: 'assigned',
      case: briefOf(done.case, directory),
      clerks: namesOf(to, directory),
      contactBy: done.case.clock.contactDue,
    }),
  ]);
}

/** Handed on so often, nobody means to do it. */
const MOST_HANDS = 3;

function goesRound({ log, mode }: Case): boolean {
  return mode !== 'supervise' && log.filter(({ action }) => action === 'transfer').length >= MOST_HANDS;
}

/** Whoever is above the one who has it now watches it from here on. */
function watched({ case: c, told }: { case: Case; told: Told[] }, { env }: Doing): { case: Case; told: Told[] } {
  const next: Case = { ...c, mode: 'supervise' };
  const notice = { kind: 'supervised', case: briefOf(next, env.directory), by: '', due: next.clock.finishDue } as const;
  return { case: next, told: [...told, ...tellPeople([superiorFor(next, env)], notice)] };
}

/** One level up: the superior of whoever holds it gets it. */
export function escalate(c: Case, reason: string, doing: Doing): Decision {
  const by = doing.actor.kind === 'person' ? doing.actor.person : null;
  const { directory } = doing.env;
  const above = superiorFor(c, doing.env, by ?? holders(c)[0] ?? null);
  if (above === null) return refused({ code: 'nobody_above' });
  const from = nameOf(by, directory);
  const done = dispatchTo(
    c,
    [above],
    reason === '' ? `${from}上报` : `${from}上报：${reason}`,
    'escalate',
    doing,
    reason,
  );
  return changed(done.case, [
    ...done.told,
    ...tellReporters(done.case, {
      kind: 'escalated',
      case: briefOf(done.case, directory),
      to: nameOf(above, directory),
    }),
  ]);
}

/** A clerk says "not mine": before the first contact only, and not again after a ruling. */
export function returnCase(c: Case, reason: string, doing: Doing): Decision {
  if (c.clock.contactedAt !== null) return refused({ code: 'already_contacted' });
  if (!c.mayReturn) return refused({ code: 'return_barred' });
  if (doing.actor.kind !== 'person') return refused({ code: 'not_allowed', who: 'assignee' });
  const by = doing.actor.person;
  const { env } = doing;
  const judge = superiorFor(c, env, by);
  const decideBy = addSpan(env.now, env.deadlines.ruling, env.calendar);
  const next: Case = {
    ...step(c, 'objection', 'return', doing, reason),
    lead: by,
    returns: c.returns + 1,
    request: { by, reason, workdays: 0, decideBy, back: 'accepted' },
  };
  return changed(
    next,
    tellPeople([judge], {
      kind: 'objection',
      case: briefOf(next, env.directory),
      by: nameOf(by, env.directory),
      reason,
      decideBy,
    }),
  );
}

/** The head agrees with the return: to the named people, or to whoever the rules find besides the one who returned it. */
export function approveReturn(c: Case, to: readonly PersonId[], text: string, doing: Doing): Decision {
  const by = c.request?.by ?? null;
  const target = to.length > 0 ? to : otherDesk(c, by, doing);
  const { directory } = doing.env;
  const judge = doing.actor.kind === 'person' ? nameOf(doing.actor.person, directory) : '';
  const ruled: Told[] = tellPeople([by], {
    kind: 'objectionRuled',
    case: briefOf(c, directory),
    approved: true,
    by: judge,
    reason: text,
  });
  const sent = assign(c, target, 'approve', doing, text);
  if (!sent.ok) return sent;
  const told = sent.told.filter((one) => one.notice.kind !== 'unassigned');
  return changed(sent.case, [...ruled, ...told]);
}

/** The other desk when nobody was named: by rule without the returner, else the superior who agreed. */
function otherDesk(c: Case, returner: PersonId | null, doing: Doing): PersonId[] {
  const { env } = doing;
  const accused = returner === null ? c.accused : [...c.accused, returner];
  const found = route(
    { area: c.area, category: c.category, sealed: false, accused, now: env.now, openCount: env.openCount },
    env.directory,
  );
  if (found.offered.length > 0 && !c.sealed) return [...found.offered];
  return doing.actor.kind === 'person' ? [doing.actor.person] : [];
}

/** The head disagrees: it stays with the clerk, and may not be returned again (潍坊 22). */
export function rejectReturn(c: Case, reason: string, doing: Doing): Decision {
  const { env } = doing;
  const by = c.request?.by ?? c.lead;
  const next: Case = {
    ...step(c, 'accepted', 'reject', doing, reason),
    lead: by,
    mayReturn: false,
    request: null,
    clock: { ...c.clock, signedInAt: c.clock.signedInAt ?? env.now },
  };
  const judge = doing.actor.kind === 'person' ? nameOf(doing.actor.person, env.directory) : '';
  return changed(
    next,
    tellPeople([by], {
      kind: 'objectionRuled',
      case: briefOf(next, env.directory),
      approved: false,
      by: judge,
      reason,
    }),
  );
}
