/**
 * Everything that time alone does to a case. A case lists its timers; firing one changes the case so that this timer is
 * gone, and ticking fires what has come due, in order, until nothing is. Firing late, twice or on another machine is harmless.
 */
import { addSpan } from '../calendar.js';
import { cardInstants, resumeClock, runsOnNaturalTime } from '../deadlines.js';
import type { ClerkNotice, Told } from '../notice.js';
import { DAY, HOUR, type Instant } from '../time.js';
import { changed, type Decision, type Doing, type Env } from './action.js';
import { attached, proofOf } from './attached.js';
import { reviewed } from './centre.js';
import { routeCase } from './dispatch.js';
import { call } from './emergency.js';
import { nextMorning, offerUp, silentAt, soon, soonAt, watch, watchAt } from './reminders.js';
import { returnVisit } from './return-visit.js';
import { step } from './step.js';
import { briefOf, holders, nameOf, superiorFor, tellPeople, tellReporters } from './tell.js';
import { settledAt } from './settled-at.js';
import { isHeld } from './states.js';
import { leadsTo } from './transitions.js';
import type { Case } from './types.js';
import { judgeOf } from './verify.js';

export type TimerName =
  | 'draft'
  | 'place'
  | 'retry'
  | 'sign_in_soon'
  | 'sign_in'
  | 'silent'
  | 'contact_soon'
  | 'contact'
  | 'yellow'
  | 'finish'
  | 'red'
  | 'watch'
  | 'chain'
  | 'remind_reporter'
  | 'give_up_question'
  | 'ruling'
  | 'review'
  | 'unrated'
  | 'forget'
  | 'archive';

export interface Timer {
  name: TimerName;
  at: Instant;
}

/** Longest chain of firings in one tick; a case that needs more is faulty, and stops instead of spinning. */
const MOST_FIRINGS = 50;

/** All timers of a case as it stands, earliest first. Pure; depends on the rules of `env`, not on its `now`. */
export function timersOf(c: Case, env: Env): Timer[] {
  return [...waitingTimers(c, env), ...deadlineTimers(c, env), ...endingTimers(c, env)].sort((a, b) => a.at - b.at);
}

/** When somebody must look at the case again; null when time does nothing to it any more. */
export function dueOf(c: Case, env: Env): Instant | null {
  return timersOf(c, env)[0]?.at ?? null;
}

function waitingTimers(c: Case, env: Env): Timer[] {
  const { deadlines } = env;
  const timers: Timer[] = [];
  if (c.state === 'draft') timers.push({ name: 'draft', at: c.since + deadlines.draft });
  if (c.state === 'new') timers.push({ name: 'place', at: c.since + deadlines.placeWait });
  if (c.state === 'triage') timers.push({ name: 'retry', at: retryAt(c, env) });
  if (c.chain !== null && c.chain.going.length === 0 && c.lead === null && c.state === 'emergency') {
    timers.push({ name: 'chain', at: c.chain.calledAt + deadlines.callStep });
  }
  if (c.state === 'need_info' && c.question !== null) {
    const { askedAt, reminders } = c.question;
    const at = addSpan(askedAt, { workdays: deadlines.questionWait * (reminders + 1) }, env.calendar);
    timers.push({ name: reminders < deadlines.questionReminders ? 'remind_reporter' : 'give_up_question', at });
  }
  if (c.request !== null && !c.reminded.includes('ruling')) timers.push({ name: 'ruling', at: c.request.decideBy });
  if (c.state === 'parked' && c.parking !== null) timers.push({ name: 'review', at: c.parking.reviewAt });
  return timers;
}

function deadlineTimers(c: Case, env: Env): Timer[] {
  const { clock } = c;
  const timers: Timer[] = [];
  const add = (name: TimerName, at: Instant | null): void => {
    if (at !== null && !c.reminded.includes(name)) timers.push({ name, at });
  };
  const offered = c.state === 'dispatched' || c.state === 'redo';
  const held = isHeld(c.state) && clock.remaining === null;
  if (offered && clock.signedInAt === null) {
    add('sign_in_soon', soonAt(clock.signInDue, clock));
    add('sign_in', clock.signInDue);
    const silent = silentAt(c, env);
    if (silent !== null) timers.push({ name: 'silent', at: silent });
  }
  if ((offered || held) && clock.contactedAt === null) {
    add('contact_soon', soonAt(clock.contactDue, clock));
    add('contact', clock.contactDue);
  }
  if (offered || held) {
    const cards = cardInstants(clock, c.deadlines, env.calendar);
    add('yellow', cards.yellow);
    add('finish', clock.finishDue);
    add('red', cards.red);
    add('watch', watchAt(c, env));
  }
  return timers;
}

function endingTimers(c: Case, env: Env): Timer[] {
  const { deadlines } = env;
  const timers: Timer[] = [];
  const settled = settledAt(c);
  if (c.state === 'replied' || c.state === 'answered')
    timers.push({ name: 'unrated', at: addSpan(c.since, { workdays: deadlines.ratingWait }, env.calendar) });
  if (settled !== null && c.remarks.some((one) => one.media.length > 0))
    timers.push({ name: 'forget', at: settled + deadlines.mediaDays * DAY });
  if (c.state === 'closed') timers.push({ name: 'archive', at: c.since + deadlines.archiveDays * DAY });
  return timers;
}

/** Fires everything that is due at `env.now`. */
export function tick(c: Case, doing: Doing): Decision {
  let current = c;
  const told: Told[] = [];
  for (let fired = 0; fired < MOST_FIRINGS; fired++) {
    const timer = timersOf(current, doing.env)[0];
    if (timer === undefined || timer.at > doing.env.now) return changed(current, told);
    const decision = fire(current, timer, doing);
    if (!decision.ok) return decision;
    if (!leadsTo(current.state, 'tick', decision.case.state)) {
      throw new Error(
        `timer ${timer.name} led ${c.number} from ${current.state} to ${decision.case.state}, which the table does not have`,
      );
    }
    current = decision.case;
    told.push(...decision.told);
  }
  throw new Error(`case ${c.number} does not come to rest: ${JSON.stringify(timersOf(current, doing.env)[0])}`);
}

function fire(c: Case, timer: Timer, doing: Doing): Decision {
  switch (timer.name) {
    case 'draft':
    case 'place':
    case 'retry':
      return placed(c, doing);
    case 'sign_in_soon':
      return soon(c, 'sign_in', c.clock.signInDue ?? timer.at, doing);
    case 'contact_soon':
      return soon(c, 'contact', c.clock.contactDue ?? timer.at, doing);
    case 'silent':
      return offerUp(c, doing);
    case 'watch':
      return watch(c, doing);
    case 'sign_in':
    case 'contact':
    case 'finish':
      return late(c, timer.name, timer.at, doing);
    case 'yellow':
    case 'red':
      return card(c, timer.name, doing);
    case 'chain':
      return call(step(c, c.state, 'tick', doing, 'chain'), doing);
    case 'remind_reporter':
      return remindReporter(c, doing);
    case 'give_up_question':
      return giveUpQuestion(c, doing);
    case 'ruling':
      return rulingLate(c, doing);
    case 'review':
      return reviewed(c, doing);
    case 'unrated':
      return unrated(c, doing);
    case 'forget':
      return forget(c, doing);
    case 'archive':
      return changed(step(c, 'archived', 'tick', doing));
  }
}

/** When somebody was looked for last. */
const lastTried = (c: Case): Instant => c.log.findLast(({ action }) => action === 'route')?.at ?? c.since;

/** Somebody may be back: looked every working morning, and for what is urgent every two hours. */
function retryAt(c: Case, { calendar }: Env): Instant {
  const tried = lastTried(c);
  const morning = nextMorning(tried, calendar);
  return runsOnNaturalTime(c.deadlines) ? Math.min(tried + 2 * HOUR, morning) : morning;
}

/** Nobody said where, or nobody was there: it goes to whoever is responsible for the whole village. */
function placed(c: Case, doing: Doing): Decision {
  const open = c.state === 'draft' ? step(c, 'new', 'tick', doing) : c;
  const sent = routeCase(open, doing);
  return changed(sent.case, sent.told);
}

/** The clerk is reminded and the superior told, each once a round. */
function late(c: Case, phase: 'sign_in' | 'contact' | 'finish', due: Instant, doing: Doing): Decision {
  const { directory } = doing.env;
  const next: Case = { ...step(c, c.state, 'tick', doing, phase), reminded: [...c.reminded, phase] };
  const notice = { kind: 'deadline', case: briefOf(next, directory), phase, due, late: true } as const;
  return changed(next, tellPeople([...holders(next), superiorFor(next, doing.env)], notice));
}

function card(c: Case, colour: 'yellow' | 'red', doing: Doing): Decision {
  const { env } = doing;
  const next: Case = {
    ...step(c, c.state, 'tick', doing, colour),
    cards: [...c.cards, { colour, at: env.now }],
    reminded: [...c.reminded, colour],
    mode: colour === 'red' ? 'supervise' : c.mode,
  };
  const notice = {
    kind: 'card',
    case: briefOf(next, env.directory),
    colour,
    finishBy: next.clock.finishDue ?? env.now,
    clerk: nameOf(next.lead ?? next.offered[0] ?? null, env.directory),
    watched: c.mode === 'supervise',
  } as const;
  return changed(next, tellPeople([...holders(next), superiorFor(next, env)], notice));
}

function remindReporter(c: Case, doing: Doing): Decision {
  if (c.question === null) return changed(c);
  const { directory } = doing.env;
  const question = { ...c.question, reminders: c.question.reminders + 1 };
  const next: Case = { ...step(c, c.state, 'tick', doing, 'remind'), question };
  const notice = {
    kind: 'asked',
    case: briefOf(next, directory),
    clerk: nameOf(question.by, directory),
    question: question.text,
  } as const;
  return changed(next, tellReporters(next, notice, next.reporters.slice(0, 1)));
}

/** No answer after every reminder: replied with what is known; the reporter may still reopen it. */
function giveUpQuestion(c: Case, doing: Doing): Decision {
  const { env } = doing;
  const result = '一直没有等到您的补充，先办到这里';
  const clock = resumeClock(c.clock, env.now, c.deadlines, env.calendar);
  const next: Case = {
    ...step(c, 'replied', 'tick', doing),
    result,
    question: null,
    clock: { ...clock, repliedAt: env.now },
  };
  const notice = {
    kind: 'done',
    case: briefOf(next, env.directory),
    clerk: nameOf(next.lead, env.directory),
    result,
  } as const;
  return changed(next, tellReporters(next, notice));
}

/** Nobody ruled in time: the next superior hears of it and may rule too. */
function rulingLate(c: Case, doing: Doing): Decision {
  const { env } = doing;
  if (c.request === null) return changed(c);
  const { by } = c.request;
  const judge = (c.state === 'objection' ? null : judgeOf(c, by, env)) ?? superiorFor(c, env, by);
  const above = superiorFor(c, env, judge);
  const next: Case = { ...step(c, c.state, 'tick', doing, 'ruling'), reminded: [...c.reminded, 'ruling'] };
  return changed(next, tellPeople([judge, above], asked(next, c.request, env)));
}

/** What is asked for, as it was said when it was asked for first. */
function asked(c: Case, request: NonNullable<Case['request']>, { directory }: Env): ClerkNotice {
  const { reason, workdays, decideBy } = request;
  const what = { case: briefOf(c, directory), by: nameOf(request.by, directory) };
  if (c.state === 'verifying')
    return { kind: 'decisionAsked', ...what, result: reason, decideBy, attached: attached(c, proofOf(c)) };
  if (c.state === 'extension') return { kind: 'extensionAsked', ...what, workdays, reason };
  return { kind: 'objection', ...what, reason, decideBy };
}

/** No answer is 未评价, never 满意. */
function unrated(c: Case, doing: Doing): Decision {
  const next: Case = {
    ...step(c, 'closed', 'tick', doing),
    closedAs: c.state === 'answered' ? 'explained' : 'unrated',
  };
  const told = tellPeople([c.lead], { kind: 'closedUnrated', case: briefOf(next, doing.env.directory) });
  return changed(next, [...told, ...returnVisit(next, doing.env)]);
}

/** Pictures and voices were for doing the work; what was said stays in words. */
function forget(c: Case, doing: Doing): Decision {
  const media = [...new Set(c.remarks.flatMap((one) => one.media))];
  const remarks = c.remarks.map((one) => ({ ...one, media: [] }));
  const told = media.map((id): Told => ({ to: { to: 'aggregate', id }, notice: { kind: 'discard' } }));
  return changed({ ...step(c, c.state, 'tick', doing, 'forget'), remarks }, told);
}
