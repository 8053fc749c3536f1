/** What can be done to a case, by whom, and what comes of it. */
import type { AreaPath } from '../area.js';
import type { WorkCalendar } from '../calendar.js';
import type { CategoryCode } from '../category.js';
import type { Deadlines } from '../deadlines.js';
import type { Directory } from '../directory.js';
import type { EmergencyKind } from '../emergency.js';
import type { Told } from '../notice.js';
import type { PersonId, Role } from '../person.js';
import type { Instant } from '../time.js';
import type { Nature, Urgency } from '../urgency.js';
import type { Case, CaseState, DeclineReason, HandlingMode, Heard, Reporter } from './types.js';

/** What somebody said of a case. */
export interface Said {
  text: string;
  media: readonly string[];
  /** Of a voice message. */
  heard?: Heard | null;
  /** When it was said; absent means now. */
  at?: Instant;
}

/** Done by somebody who reported the case or says "we too". */
export type ReporterAction =
  | { kind: 'provide'; text: string; media: readonly string[] }
  | ({ kind: 'supplement'; from: string; phone: string | null } & Said)
  | { kind: 'locate'; area: AreaPath }
  /** `said` when they told it in words or pictures of their own. */
  | { kind: 'join'; reporter: Reporter; said?: Said }
  | { kind: 'withdraw' }
  | { kind: 'rate'; solved: boolean; score: number | null; text: string }
  | { kind: 'appeal'; text: string };

/** Done by those who work on it. */
export type ClerkAction =
  | { kind: 'accept' }
  | { kind: 'contact'; text: string }
  /** `proof`: more pictures of the result, after it was reported done. */
  | { kind: 'note'; text: string; media: readonly string[]; proof?: boolean }
  | { kind: 'ask'; question: string }
  | { kind: 'reply'; text: string }
  /** `proof`: pictures of the result, or in words why there are none. An empty `result` is the one given before them. */
  | { kind: 'done'; result: string; proof?: Said }
  | { kind: 'return'; reason: string }
  | { kind: 'escalate'; reason: string }
  | { kind: 'extend'; workdays: number; reason: string }
  | { kind: 'park'; reviewAt: Instant; reason: string }
  | { kind: 'resume' }
  | { kind: 'going' };

/** Done by those who decide who does it and how. */
export type LeadAction =
  | { kind: 'assign'; to: readonly PersonId[] }
  | { kind: 'transfer'; to: readonly PersonId[] }
  | { kind: 'approve'; to: readonly PersonId[]; text: string }
  | { kind: 'reject'; reason: string }
  | { kind: 'mode'; mode: HandlingMode; partners: readonly { person: PersonId; what: string }[]; due: Instant | null }
  | { kind: 'classify'; category: CategoryCode; nature: Nature; urgency: Urgency }
  | { kind: 'decline'; reason: DeclineReason; text: string }
  | { kind: 'answer'; text: string; source: string }
  | { kind: 'merge'; into: string; intoNumber: string }
  | { kind: 'unmerge' }
  | { kind: 'redo'; text: string };

/** Done by rule: routing, raising the alarm, the next thing that has fallen due. */
export type SystemAction =
  | { kind: 'route' }
  | { kind: 'triage' }
  | { kind: 'raise'; emergency: EmergencyKind; text: string }
  | { kind: 'absorb'; reporters: readonly Reporter[] }
  | { kind: 'release'; contacts: readonly string[] }
  | { kind: 'archive' }
  | { kind: 'tick' };

export type Action = ReporterAction | ClerkAction | LeadAction | SystemAction;
export type ActionKind = Action['kind'];

export type Actor = { kind: 'person'; person: PersonId } | { kind: 'reporter'; contact: string } | { kind: 'system' };

/** What a decision depends on besides the case: the time, the rules of the place, and who is where. */
export interface Env {
  now: Instant;
  calendar: WorkCalendar;
  deadlines: Deadlines;
  directory: Directory;
  /** How many open cases a person has; the less loaded of equals comes first. */
  openCount?: (person: PersonId) => number;
}

/** Why an action was not carried out; expected, and answered in words. */
export type Refusal =
  | { code: 'wrong_state'; state: CaseState; action: ActionKind }
  | { code: 'taken'; by: PersonId }
  | { code: 'not_allowed'; who: Role | 'assignee' }
  | { code: 'not_reporter' }
  | { code: 'return_barred' }
  | { code: 'already_contacted' }
  | { code: 'extended_before' }
  | { code: 'too_long'; workdays: number }
  | { code: 'too_late'; days: number }
  | { code: 'nobody_above' }
  | { code: 'accused'; person: PersonId }
  | { code: 'parts_open'; open: number }
  /** The result has to tell what was done or given. */
  | { code: 'says_little' }
  | { code: 'itself' };

export interface Change {
  case: Case;
  told: readonly Told[];
}

export type Decision = ({ ok: true } & Change) | { ok: false; refusal: Refusal };

/** One action under way: who does it, under which message key, in which world. */
export interface Doing {
  actor: Actor;
  /** Key of the message that caused it; unique per cause. */
  key: string;
  env: Env;
}

export function changed(c: Case, told: readonly Told[] = []): Decision {
  return { ok: true, case: c, told };
}

export function refused(refusal: Refusal): Decision {
  return { ok: false, refusal };
}
