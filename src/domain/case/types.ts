/**
 * The case: one matter of one or more villagers, from the first message until it is archived.
 * State names and their meaning are those of docs/domain.md; everything here is plain data.
 */
import type { AreaPath } from '../area.js';
import type { CategoryCode } from '../category.js';
import type { EmergencyKind } from '../emergency.js';
import type { PersonId } from '../person.js';
import type { Instant, Period } from '../time.js';
import type { Nature, Urgency, UrgencyClass } from '../urgency.js';

export const CASE_STATES = [
  'draft',
  'new',
  'triage',
  'emergency',
  'dispatched',
  'objection',
  'accepted',
  'in_progress',
  'need_info',
  'extension',
  'verifying',
  'parked',
  'replied',
  'redo',
  'answered',
  'closed',
  'merged',
  'declined',
  'withdrawn',
  'archived',
] as const;
export type CaseState = (typeof CASE_STATES)[number];

/** 直办, 协办, 联办, 督办. */
export type HandlingMode = 'direct' | 'assist' | 'joint' | 'supervise';

export type CardColour = 'yellow' | 'red';

export const DECLINE_REASONS = [
  'emergency_line',
  'legal_procedure',
  'repeated',
  'secrecy',
  'beyond_duty',
  'unlawful',
] as const;
export type DeclineReason = (typeof DECLINE_REASONS)[number];

/** The conversation in which a reporter spoke, to be answered there. */
export interface Door {
  channel: string;
  conversation: string;
  room: boolean;
  /** The reporter's handle, to be mentioned in a room and written to in private. */
  user: string;
}

/** Somebody concerned: the first is the reporter, the others said "we too". */
export interface Reporter {
  /** Id of the contact aggregate. */
  contact: string;
  /** The name shown in the chat. */
  name: string;
  person?: PersonId;
  area: AreaPath | null;
  door: Door;
  /** Key of the message with which they came. */
  key: string;
  at: Instant;
  /** The own answer to "is it solved?"; null until given, cleared by a redo. */
  solved: boolean | null;
  /** 1 to 5, when they gave one. */
  score: number | null;
}

/** What a recogniser made of a voice message. */
export interface Heard {
  /** As it wrote it, before names were put right; "" when it understood nothing. */
  text: string;
  /** False while neither the recogniser was sure nor the speaker has said that it is right. */
  sure: boolean;
}

/** Something said about the case by a reporter or noted by a clerk, in the order in which it was said. */
export interface Remark {
  key: string;
  at: Instant;
  by: string;
  from: 'reporter' | 'clerk';
  text: string;
  /** Ids of media aggregates; none any more some time after the case was closed. */
  media: readonly string[];
  /** Of a voice message; absent for what was typed. */
  heard?: Heard | null;
  /** It came with the word that the case is done: pictures of the result, or why there are none. */
  proof?: 'shown' | 'excused';
}

/** One unit's share of a joint case. */
export interface Part {
  person: PersonId;
  what: string;
  due: Instant | null;
  state: 'open' | 'done';
  result: string;
}

/**
 * The clocks of one round of work. They start at dispatch; a pause freezes `finishDue` as `remaining`.
 * Instants are when something happened or must have happened; null means not (yet).
 */
export interface Clock {
  startedAt: Instant | null;
  signInDue: Instant | null;
  contactDue: Instant | null;
  finishDue: Instant | null;
  signedInAt: Instant | null;
  contactedAt: Instant | null;
  repliedAt: Instant | null;
  /** While paused: working (A, B: natural) milliseconds that are left until `finishDue`; never negative. */
  remaining: number | null;
  /** Working days granted by the one extension, 0 when there was none. */
  extendedBy: number;
  /** True when the end had passed and supervision set another: it was missed for good. Absent otherwise. */
  missed?: boolean;
}

/** One entry of the case's history. */
export interface LogEntry {
  at: Instant;
  /** Person id, contact id, or "system". */
  by: string;
  action: string;
  from: CaseState;
  to: CaseState;
  /** Reason, result or question as given; never shown to others than those who may see the case. */
  text: string;
  /** Message key that caused it. */
  key: string;
}

export interface Case {
  /** Aggregate id. */
  id: string;
  /** Village letters and serial, GM-0312; sealed ones GM-S-07. */
  number: string;
  village: AreaPath;
  /** The grid it lies in; the village while that is unknown. */
  area: AreaPath;
  /** False while only guessed: the reporter is asked, and the grid may still change. */
  areaKnown: boolean;
  state: CaseState;
  mode: HandlingMode;
  category: CategoryCode;
  nature: Nature;
  urgency: Urgency;
  deadlines: UrgencyClass;
  emergency: EmergencyKind | null;
  /** Readable only by those who handle it; nothing of it in any group. */
  sealed: boolean;
  /** The reporter asked not to be named: clerks work on it without knowing who said it. */
  confidential: boolean;
  /** People the case is about and who therefore may never get or see it. */
  accused: readonly PersonId[];
  /** What was said, shortened to one line. */
  gist: string;
  place: string | null;
  /** Person concerned, when it is somebody else than the reporter. */
  concerned: string | null;
  /** When it was, by what was said; what went on lasts until it was told. */
  when?: Period | null;
  /** Phone given for this case; shown only to the lead after sign-in. */
  phone: string | null;
  /**
   * Opened for a recording that nobody understood: true until somebody says in words what it is about. Absent for every
   * other case.
   */
  unheard?: boolean;
  /** BCP-47 tag of what the reporter speaks instead of Mandarin; whoever speaks it too is asked first. */
  speaks?: string | null;
  reporters: readonly Reporter[];
  remarks: readonly Remark[];
  /** Offered to these; the first to accept becomes the lead. */
  offered: readonly PersonId[];
  lead: PersonId | null;
  partners: readonly PersonId[];
  parts: readonly Part[];
  /** Why it went where it went, in words for the clerk. */
  why: string;
  clock: Clock;
  cards: readonly { colour: CardColour; at: Instant }[];
  /** Reminders already given in this round, so that each is given once. */
  reminded: readonly string[];
  /** How often it was returned by a clerk, and whether a further return is barred by a ruling. */
  returns: number;
  mayReturn: boolean;
  /** Open request that somebody must rule on. */
  request: { by: PersonId; reason: string; workdays: number; decideBy: Instant; back: CaseState } | null;
  /** While parked. */
  parking: { reason: string; reviewAt: Instant; by: PersonId } | null;
  /** The day that was planned each time it was parked, in order; cases that were parked before this was kept lack some. */
  parkedUntil?: readonly Instant[];
  /** While waiting for the reporter: question and how many reminders went out. */
  question: { text: string; by: PersonId; askedAt: Instant; reminders: number } | null;
  /** Reported done in these words, while a picture of the result is still to come; null and absent otherwise. */
  finishing?: { by: PersonId; result: string; at: Instant } | null;
  redos: number;
  mergedInto: string | null;
  /** Result as told to the reporters. */
  result: string | null;
  closedAs: 'solved' | 'explained' | 'unrated' | null;
  declined: { reason: DeclineReason; text: string } | null;
  /** When the present state was entered. */
  since: Instant;
  /** When the last public update went to a conversation, by conversation id; updates within a minute are merged. */
  toldAt: Readonly<Record<string, Instant>>;
  /** Call chain of an emergency: whom we called when, and who goes. */
  chain: { called: readonly PersonId[]; calledAt: Instant; going: readonly PersonId[] } | null;
  log: readonly LogEntry[];
}
