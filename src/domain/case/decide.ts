/** The one door to the state machine: an action is possible here and now, or refused with the reason. */
import type { CaseRight } from '../right-rules.js';
import { can } from '../rights.js';
import {
  changed,
  refused,
  type Action,
  type ActionKind,
  type Decision,
  type Doing,
  type Refusal,
  type ReporterAction,
  type SystemAction,
} from './action.js';
import * as centre from './centre.js';
import * as dispatch from './dispatch.js';
import { call, going, raise } from './emergency.js';
import { done } from './finish.js';
import { redo } from './redo.js';
import * as reporter from './reporter.js';
import { step } from './step.js';
import { tick } from './timers.js';
import { isPossible, leadsTo } from './transitions.js';
import type { Case } from './types.js';
import { ruleDecision } from './verify.js';
import * as work from './work.js';

/**
 * Decides one action on a case. Pure: the same arguments give the same decision, and nothing is changed in place.
 * Whether the same message was applied before is the caller's to know (the aggregate's `seen`).
 */
export function decide(c: Case, action: Action, doing: Doing): Decision {
  const refusal = firstRefusal(c, action, doing);
  if (refusal !== null) return refused(refusal);
  const decision = apply(c, action, doing);
  // A tick may pass through several states; each firing is checked on its own (timers.ts).
  if (decision.ok && action.kind !== 'tick' && !leadsTo(c.state, action.kind, decision.case.state)) {
    throw new Error(
      `${action.kind} led ${c.number} from ${c.state} to ${decision.case.state}, which the table does not have`,
    );
  }
  return decision;
}

/** What those who reported a case may do to it. */
const BY_REPORTER: ReadonlySet<ActionKind> = new Set<ReporterAction['kind']>([
  'provide',
  'supplement',
  'locate',
  'join',
  'withdraw',
  'rate',
  'appeal',
]);

/** What happens by rule, without a person deciding it. */
const BY_RULE: ReadonlySet<ActionKind> = new Set<ActionKind>([
  ...(['route', 'triage', 'raise', 'absorb', 'release', 'archive', 'tick'] satisfies SystemAction['kind'][]),
  ...(['classify', 'answer', 'merge', 'unmerge', 'decline', 'assign', 'locate'] satisfies ActionKind[]),
]);

function firstRefusal(c: Case, action: Action, doing: Doing): Refusal | null {
  const { actor, env } = doing;
  if (actor.kind === 'person') {
    const allowed = can(actor.person, rightFor(action), c, env.directory);
    // Before "wrong state": whoever has no right to the case learns nothing of its state.
    const late = action.kind === 'accept' && c.lead !== null && c.lead !== actor.person;
    if (late && can(actor.person, 'look', c, env.directory).may) return { code: 'taken', by: c.lead ?? '' };
    if (!allowed.may) return { code: 'not_allowed', who: allowed.who };
  }
  if (actor.kind === 'reporter' && !BY_REPORTER.has(action.kind)) return { code: 'not_allowed', who: 'assignee' };
  if (actor.kind === 'system' && !BY_RULE.has(action.kind)) return { code: 'not_allowed', who: 'assignee' };
  if (actor.kind === 'reporter' && action.kind !== 'join' && !c.reporters.some((one) => one.contact === actor.contact))
    return { code: 'not_reporter' };
  return isPossible(c.state, action.kind) ? null : { code: 'wrong_state', state: c.state, action: action.kind };
}

/** Each way of handling has its own right; back to direct handling is the least of them. */
function rightFor(action: Action): CaseRight {
  return action.kind === 'mode' && action.mode !== 'direct' ? action.mode : action.kind;
}

function apply(c: Case, action: Action, doing: Doing): Decision {
  switch (action.kind) {
    case 'provide':
    case 'supplement':
      return reporter.supplement(c, action, doing);
    case 'locate':
      return reporter.locate(c, action.area, doing);
    case 'join':
      return reporter.join(c, action, doing);
    case 'withdraw':
      return reporter.withdraw(c, doing);
    case 'rate':
      return reporter.rate(c, action, doing);
    case 'appeal':
      return reporter.appeal(c, action.text, doing);
    case 'accept': {
      const taken = work.accept(c, doing);
      return changed(taken.case, taken.told);
    }
    case 'contact':
      return work.contact(c, action.text, doing);
    case 'note':
      return work.note(c, action, doing);
    case 'ask':
      return work.ask(c, action.question, doing);
    case 'reply':
      return work.reply(c, action.text, doing);
    case 'done':
      return done(c, action, doing);
    case 'extend':
      return work.extend(c, action.workdays, action.reason, doing);
    case 'park':
      return work.park(c, action.reviewAt, action.reason, doing);
    case 'resume':
      return work.resume(c, doing);
    default:
      return applyDecision(c, action, doing);
  }
}

type WorkOrReporter =
  | 'provide'
  | 'supplement'
  | 'locate'
  | 'join'
  | 'withdraw'
  | 'rate'
  | 'appeal'
  | 'accept'
  | 'contact'
  | 'note'
  | 'ask'
  | 'reply'
  | 'done'
  | 'extend'
  | 'park'
  | 'resume';

function applyDecision(c: Case, action: Exclude<Action, { kind: WorkOrReporter }>, doing: Doing): Decision {
  switch (action.kind) {
    case 'return':
      return dispatch.returnCase(c, action.reason, doing);
    case 'escalate':
      return dispatch.escalate(c, action.reason, doing);
    case 'going':
      return going(c, doing);
    case 'assign':
    case 'transfer':
      return dispatch.assign(c, action.to, action.kind, doing);
    case 'approve':
      if (c.state === 'verifying') return ruleDecision(c, true, action.text, doing);
      return c.state === 'objection'
        ? dispatch.approveReturn(c, action.to, action.text, doing)
        : centre.ruleExtension(c, true, action.text, doing);
    case 'reject':
      if (c.state === 'verifying') return ruleDecision(c, false, action.reason, doing);
      return c.state === 'objection'
        ? dispatch.rejectReturn(c, action.reason, doing)
        : centre.ruleExtension(c, false, action.reason, doing);
    case 'mode':
      return centre.setMode(c, action, doing);
    case 'classify':
      return centre.classify(c, action, doing);
    case 'decline':
      return centre.decline(c, action, doing);
    case 'answer':
      return centre.answer(c, action, doing);
    case 'merge':
      return centre.merge(c, action, doing);
    case 'unmerge':
      return reporter.unmerge(c, doing);
    case 'redo':
      return redo(c, c.reporters.slice(0, 1), action.text, doing, 'redo');
    case 'route': {
      const sent = dispatch.routeCase(c, doing);
      return changed(sent.case, sent.told);
    }
    case 'triage':
      return changed(step(c, 'triage', 'triage', doing));
    case 'raise':
      return c.chain === null ? raise(c, action.emergency, action.text, doing) : call(c, doing);
    case 'absorb':
      return centre.absorb(c, action.reporters, doing);
    case 'release':
      return centre.release(c, action.contacts, doing);
    case 'archive':
      return changed(step(c, 'archived', 'archive', doing));
    case 'tick':
      return tick(c, doing);
  }
}
