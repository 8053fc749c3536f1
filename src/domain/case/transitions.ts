/**
 * The state machine as a table: in which state which action leads where.
 * What is not in the table cannot happen. Wider than the published machines in three places, because the
 * conversation needs it: a reporter may withdraw as long as nothing is decided; merging and declining are
 * possible until the work is done; a clerk who reports the result without having said "accepted" is taken at
 * their word (`done` from `dispatched`), and every state passed through is logged.
 */
import type { ActionKind } from './action.js';
import type { CaseState } from './types.js';

type Row = Partial<Record<ActionKind, readonly CaseState[]>>;

/** What reporters may do while a case is open, without moving it. */
const heard = (state: CaseState): Row => ({
  supplement: [state],
  locate: [state],
  join: [state],
  absorb: [state],
  release: [state],
});
/** What clerks and leads may do while a case is open, without moving it. */
const kept = (state: CaseState): Row => ({ note: [state], reply: [state], classify: [state] });
/** Ends it, or, when one of several reporters withdraws, leaves it to the others. */
const ended = (state: CaseState): Row => ({ withdraw: ['withdrawn', state], merge: ['merged'] });

export const TRANSITIONS: Readonly<Record<CaseState, Row>> = {
  draft: { provide: ['new'], supplement: ['new'], withdraw: ['withdrawn'], tick: ['draft', 'new'] },
  new: {
    ...heard('new'),
    ...kept('new'),
    ...ended('new'),
    locate: ['new', 'dispatched', 'triage'],
    route: ['dispatched', 'triage'],
    triage: ['triage'],
    assign: ['dispatched'],
    raise: ['emergency', 'new'],
    answer: ['answered'],
    decline: ['declined'],
    tick: ['new', 'dispatched', 'triage'],
  },
  triage: {
    ...heard('triage'),
    ...kept('triage'),
    ...ended('triage'),
    answer: ['answered'],
    locate: ['triage', 'dispatched'],
    assign: ['dispatched'],
    raise: ['emergency', 'triage'],
    decline: ['declined'],
    tick: ['triage', 'dispatched'],
  },
  emergency: {
    ...heard('emergency'),
    ...kept('emergency'),
    merge: ['merged'],
    going: ['accepted'],
    raise: ['emergency'],
    accept: ['accepted'],
    assign: ['dispatched'],
    done: ['emergency', 'replied'],
    tick: ['emergency'],
  },
  dispatched: {
    ...heard('dispatched'),
    ...kept('dispatched'),
    ...ended('dispatched'),
    answer: ['answered'],
    locate: ['dispatched'],
    accept: ['accepted'],
    contact: ['in_progress'],
    ask: ['need_info'],
    done: ['dispatched', 'accepted', 'replied', 'verifying'],
    return: ['objection'],
    assign: ['dispatched'],
    transfer: ['dispatched'],
    escalate: ['dispatched'],
    mode: ['dispatched'],
    raise: ['emergency', 'dispatched'],
    decline: ['declined'],
    tick: ['dispatched'],
  },
  objection: {
    ...heard('objection'),
    ...kept('objection'),
    ...ended('objection'),
    approve: ['dispatched'],
    reject: ['accepted'],
    assign: ['dispatched'],
    decline: ['declined'],
    tick: ['objection'],
  },
  accepted: {
    ...heard('accepted'),
    ...kept('accepted'),
    ...ended('accepted'),
    answer: ['answered'],
    going: ['accepted'],
    raise: ['accepted'],
    contact: ['in_progress'],
    ask: ['need_info'],
    return: ['objection'],
    done: ['accepted', 'replied', 'verifying'],
    assign: ['dispatched'],
    transfer: ['dispatched'],
    escalate: ['dispatched'],
    extend: ['extension'],
    mode: ['accepted'],
    decline: ['declined'],
    tick: ['accepted'],
  },
  in_progress: {
    ...heard('in_progress'),
    ...kept('in_progress'),
    ...ended('in_progress'),
    answer: ['answered'],
    going: ['in_progress'],
    raise: ['in_progress'],
    contact: ['in_progress'],
    ask: ['need_info'],
    done: ['in_progress', 'replied', 'verifying'],
    extend: ['extension'],
    park: ['parked'],
    mode: ['in_progress'],
    assign: ['dispatched'],
    transfer: ['dispatched'],
    escalate: ['dispatched'],
    tick: ['in_progress'],
  },
  need_info: {
    ...heard('need_info'),
    ...kept('need_info'),
    ...ended('need_info'),
    answer: ['answered'],
    supplement: ['in_progress'],
    resume: ['in_progress'],
    done: ['need_info', 'replied', 'verifying'],
    tick: ['need_info', 'replied'],
  },
  extension: {
    ...heard('extension'),
    ...kept('extension'),
    ...ended('extension'),
    approve: ['in_progress'],
    reject: ['in_progress'],
    done: ['extension', 'replied', 'verifying'],
    tick: ['extension'],
  },
  verifying: {
    ...heard('verifying'),
    ...kept('verifying'),
    ...ended('verifying'),
    approve: ['replied'],
    reject: ['in_progress'],
    done: ['verifying'],
    tick: ['verifying'],
  },
  parked: {
    ...heard('parked'),
    ...kept('parked'),
    ...ended('parked'),
    resume: ['in_progress'],
    done: ['parked', 'replied', 'verifying'],
    tick: ['parked', 'in_progress'],
  },
  replied: {
    ...heard('replied'),
    note: ['replied'],
    reply: ['replied'],
    rate: ['replied', 'closed', 'redo'],
    redo: ['redo'],
    tick: ['closed'],
  },
  redo: {
    ...heard('redo'),
    ...kept('redo'),
    rate: ['redo', 'closed'],
    withdraw: ['withdrawn', 'redo'],
    accept: ['accepted'],
    contact: ['in_progress'],
    ask: ['need_info'],
    done: ['redo', 'accepted', 'replied', 'verifying'],
    assign: ['dispatched'],
    transfer: ['dispatched'],
    escalate: ['dispatched'],
    mode: ['redo'],
    tick: ['redo'],
  },
  answered: {
    supplement: ['answered'],
    rate: ['closed', 'new', 'dispatched', 'triage'],
    appeal: ['new', 'dispatched', 'triage'],
    tick: ['answered', 'closed'],
  },
  closed: {
    absorb: ['closed'],
    release: ['closed'],
    supplement: ['closed'],
    note: ['closed'],
    rate: ['closed', 'redo'],
    redo: ['redo'],
    archive: ['archived'],
    tick: ['closed', 'archived'],
  },
  merged: {
    absorb: ['merged'],
    release: ['merged'],
    supplement: ['merged'],
    unmerge: ['new', 'dispatched', 'triage'],
    tick: ['merged'],
  },
  declined: { appeal: ['new', 'dispatched', 'triage'], tick: ['declined'] },
  withdrawn: { tick: ['withdrawn'] },
  archived: { tick: ['archived'] },
};

/** True when the action is possible at all in this state, whoever does it. */
export function isPossible(state: CaseState, action: ActionKind): boolean {
  return TRANSITIONS[state][action] !== undefined;
}

/** True when the table lets the action lead from one state to the other. */
export function leadsTo(from: CaseState, action: ActionKind, to: CaseState): boolean {
  return TRANSITIONS[from][action]?.includes(to) === true;
}
