/**
 * Notices: who is told what, as data. The domain decides that somebody must be told something;
 * `wording/` makes the sentence, `delivery/` finds the door.
 *
 * A notice carries no phone and no ID number, whoever it is for: what may be shown only in private is
 * in a field that ends in `Private`, which wording uses for direct conversations alone.
 */
import type { AreaPath } from './area.js';
import type { CategoryCode } from './category.js';
import type { Attached } from './case/attached.js';
import type { CardColour, DeclineReason, Reporter } from './case/types.js';
import type { Digest } from './digest.js';
import type { EmergencyKind } from './emergency.js';
import type { PersonId } from './person.js';
import type { Instant } from './time.js';
import type { VisitPlan } from './visit.js';
import type { UrgencyClass } from './urgency.js';
import type { WayNames } from './ways.js';

/** Somebody to be addressed by name in a room. */
export interface Mention {
  id: string;
  name: string;
}

/**
 * Whom a notice is for.
 * `conversation`: exactly there. `person`: one of ours, by the best door known. `group`: a group of the village file.
 * `aggregate`: not for people; another aggregate applies it, de-duplicated by its `seen`.
 */
export type Recipient =
  | { to: 'conversation'; channel: string; id: string; room: boolean; mention: readonly Mention[] }
  | { to: 'person'; person: PersonId }
  | { to: 'group'; group: string }
  | { to: 'aggregate'; id: string };

/** What every notice about a case says of it. */
export interface CaseBrief {
  id: string;
  /** GM-0312 */
  number: string;
  category: CategoryCode;
  urgency: UrgencyClass;
  /** Name of the area it lies in: 二社. */
  areaName: string;
  /** A few words of what it is about, fit for a group: no phone, no full name. Empty when sealed. */
  gist: string;
  /** Absent where the ways of handling have no names of their own. */
  ways?: WayNames;
}

/** Told to those who reported a case, in the conversation where they did. */
export type ReporterNotice =
  | {
      kind: 'registered';
      /** When it was said, if that was long before it was heard. */
      saidAt?: Instant;
      case: CaseBrief;
      clerks: readonly string[];
      contactBy: Instant | null;
      emergency: EmergencyKind | null;
      askArea: boolean;
      /** They asked not to be named, and must hear that they will not be. */
      confidential: boolean;
      /** It was a voice that was not understood; the clerks will listen to it, and speak this language if one is named. */
      unheard?: boolean;
      speaks?: string | null;
    }
  | { kind: 'joined'; case: CaseBrief }
  | { kind: 'assigned'; case: CaseBrief; clerks: readonly string[]; contactBy: Instant | null }
  | { kind: 'accepted'; case: CaseBrief; clerk: string; contactBy: Instant | null }
  | { kind: 'contacted'; case: CaseBrief; clerk: string; finishBy: Instant | null }
  | { kind: 'asked'; case: CaseBrief; clerk: string; question: string }
  | { kind: 'replied'; case: CaseBrief; clerk: string; text: string }
  | { kind: 'done'; case: CaseBrief; clerk: string; result: string }
  | { kind: 'redoing'; case: CaseBrief; clerk: string | null; round: number }
  | { kind: 'extended'; case: CaseBrief; reason: string; finishBy: Instant }
  | { kind: 'parked'; case: CaseBrief; reason: string; reviewAt: Instant }
  | { kind: 'resumed'; case: CaseBrief; clerk: string | null }
  | { kind: 'escalated'; case: CaseBrief; to: string }
  | { kind: 'declined'; case: CaseBrief; reason: DeclineReason; text: string }
  | { kind: 'merged'; case: CaseBrief; into: string }
  | { kind: 'unmerged'; case: CaseBrief }
  | { kind: 'withdrawn'; case: CaseBrief }
  | { kind: 'answered'; case: CaseBrief; text: string; source: string }
  | { kind: 'thanked'; case: CaseBrief; solved: boolean }
  | { kind: 'helpComing'; case: CaseBrief; clerk: string };

/** Told to those who work on a case, in private. */
export type ClerkNotice =
  | {
      kind: 'newTask';
      saidAt?: Instant;
      case: CaseBrief;
      households: number;
      signInBy: Instant | null;
      text: string;
      reporter: string;
      why: string;
      attached?: readonly Attached[];
      /** A recording that nobody understood: a note will be its transcript. */
      unheard?: boolean;
    }
  | { kind: 'taken'; case: CaseBrief; by: string }
  /** `to` has it now; null when nobody needs to do anything any more. */
  | { kind: 'unassigned'; case: CaseBrief; to: string | null }
  | { kind: 'partner'; case: CaseBrief; lead: string; what: string; due: Instant | null }
  | { kind: 'partDone'; case: CaseBrief; by: string; result: string; open: number }
  | { kind: 'supplemented'; case: CaseBrief; from: string; text: string; attached?: readonly Attached[] }
  | {
      kind: 'follower';
      case: CaseBrief;
      from: string;
      households: number;
      /** Their own words; empty when they only said "we too". */
      text?: string;
      attached?: readonly Attached[];
    }
  | { kind: 'informed'; case: CaseBrief; from: string; text: string; attached?: readonly Attached[] }
  | { kind: 'deadline'; case: CaseBrief; phase: 'sign_in' | 'contact' | 'finish'; due: Instant; late: boolean }
  /** Nobody it was offered to has taken it; now it is offered to this person too. */
  | { kind: 'nobodyTook'; case: CaseBrief; asked: readonly string[] }
  /** Still supervised: every working morning. */
  | { kind: 'watched'; case: CaseBrief; days: number; due: Instant | null }
  /** `watched`: it was supervised already. */
  | { kind: 'card'; case: CaseBrief; colour: CardColour; finishBy: Instant; clerk: string; watched?: boolean }
  | { kind: 'objection'; case: CaseBrief; by: string; reason: string; decideBy: Instant }
  | { kind: 'objectionRuled'; case: CaseBrief; approved: boolean; by: string; reason?: string }
  | { kind: 'extensionAsked'; case: CaseBrief; by: string; workdays: number; reason: string }
  | { kind: 'extensionRuled'; case: CaseBrief; approved: boolean; by: string; finishBy: Instant | null; reason: string }
  /** A result that somebody above has to agree to. */
  | {
      kind: 'decisionAsked';
      case: CaseBrief;
      by: string;
      result: string;
      decideBy: Instant;
      attached?: readonly Attached[];
    }
  | { kind: 'decisionRuled'; case: CaseBrief; approved: boolean; by: string; reason: string }
  /** Reported done without the picture that its category wants, for this reason. */
  | { kind: 'notShown'; case: CaseBrief; by: string; reason: string }
  | { kind: 'raised'; case: CaseBrief; from: string; reason: string }
  | { kind: 'redo'; case: CaseBrief; round: number; from: string; text: string }
  | { kind: 'supervised'; case: CaseBrief; by: string; due: Instant | null }
  | { kind: 'reviewParked'; case: CaseBrief; plan: string }
  | { kind: 'rated'; case: CaseBrief; solved: boolean; score: number | null; from: string }
  | { kind: 'closedUnrated'; case: CaseBrief }
  | { kind: 'withdrawnByReporter'; case: CaseBrief; from: string }
  | { kind: 'mergedTask'; case: CaseBrief; into: string; by: string }
  | {
      kind: 'callOut';
      saidAt?: Instant;
      case: CaseBrief;
      emergency: EmergencyKind;
      text: string;
      reporter: string;
      round: number;
      attached?: readonly Attached[];
    }
  | { kind: 'callAnswered'; case: CaseBrief; by: string }
  | { kind: 'doubtful'; message: string; group: string; from: string; text: string }
  /** A new case that may be the same fact as an older one; `why` are words that both tell. */
  | { kind: 'maybeSame'; case: CaseBrief; other: CaseBrief; why: readonly string[] }
  /** Several households of one area with what looks alike, oldest first; `what` are words that most of them tell. */
  | { kind: 'oneCause'; cases: readonly CaseBrief[]; households: number; what: readonly string[] };

/**
 * Told to an aggregate, not to people: the reporters of a merged case follow the other one from now on (`absorb`),
 * or are on their own again (`release`); a picture or voice is no longer needed by the case that says so (`discard`).
 */
export type InternalNotice =
  | { kind: 'absorb'; reporters: readonly Reporter[] }
  | { kind: 'release'; contacts: readonly string[] }
  | { kind: 'discard' }
  /** Somebody is to be seen again: the plan is made once. */
  | { kind: 'planVisit'; plan: VisitPlan }
  /** Something of a case that programs outside follow has changed: `body` is what this subscription is sent. */
  | { kind: 'caseEvent'; subscription: string; body: string };

/** Of the village's work beside the cases. */
export type VillageNotice =
  /** What the village has to say to many: to groups and people. `from` is the village's name. */
  | { kind: 'bulletin'; from: string; text: string }
  /** A bulletin waits for this person to agree. */
  | { kind: 'bulletinAsked'; by: string; scope: string; text: string }
  | { kind: 'bulletinRuled'; approved: boolean; by: string; reason?: string }
  /** Who could not be reached with a bulletin, by name. */
  | { kind: 'bulletinReport'; reached: number; of: number; missedPrivate: readonly string[] }
  /** Somebody is to be visited (again) today; whom and why is for the clerk alone. */
  | { kind: 'visitDue'; whomPrivate: string; whyPrivate: string; areaName: string; at: Instant };

/** An answer worded already: the reply to a command or to small talk. */
export type Said = { kind: 'said'; text: string };

export type Notice =
  | ReporterNotice
  | ClerkNotice
  | InternalNotice
  | VillageNotice
  | Said
  | { kind: 'digest'; digest: Digest; area: AreaPath; areaName: string; late: boolean };

/** A notice together with whom it is for. */
export interface Told {
  to: Recipient;
  notice: Notice;
  /** Not before this instant; absent means now. */
  after?: Instant;
}
