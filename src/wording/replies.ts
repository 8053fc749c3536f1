/** Everything the bot answers directly, as opposed to notices about cases. Each gives one message. */
import type { Refusal } from '../domain/case/action.js';
import type { Case, HandlingMode } from '../domain/case/types.js';
import type { CategoryCode } from '../domain/category.js';
import type { Directory } from '../domain/directory.js';
import type { EmergencyKind } from '../domain/emergency.js';
import type { Person, PersonId, Role } from '../domain/person.js';
import type { Instant } from '../domain/time.js';
import type { DigestHours } from '../domain/village.js';
import type { WayNames } from '../domain/ways.js';
import type { BulletinReplies } from './bulletin-words.js';
import type { NotebookReplies } from './notebook-words.js';
import type { ProofReplies } from './proof-words.js';
import type { StatsReplies } from './stats-words.js';
import type { View } from './view.js';

/** What help says of a command. */
export interface CommandText {
  zh: string;
  form: string;
  example: string;
  does: string;
}

/** Which part of the list was asked for. */
export type Listed = 'mine' | 'today' | 'late' | 'parked' | 'supervised' | 'all';

/** A plan that was announced to everybody, without its time; `what` stops then, or is given. */
export interface AnnouncedPlan {
  what: 'power' | 'water' | 'road' | 'network' | 'bus' | 'clinic' | 'handout';
  text: string;
  from: Instant;
  until: Instant;
  saidAt: Instant;
}

/** An answer that lies ready. */
export interface ReadyAnswer {
  question: string;
  answer: string;
  source: string;
}

/** To villagers, and to clerks when they talk like villagers. */
export interface VillagerReplies {
  greeting(name: string): string;
  welcome(): string;
  tellMe(): string;
  help(staff: boolean): string;
  askVillage(): string;
  /** Half sure that it is something to act on. */
  askWhether(): string;
  askPhone(): string;
  phoneTaken(number: string): string;
  located(areaName: string, c: Case, directory: Directory): string;
  askSupplement(number: string): string;
  supplemented(number: string): string;
  /** A voice that is being made text of, when that takes a while. */
  listening(): string;
  /** Not surely understood. */
  askHeard(text: string): string;
  pictureTaken(): string;
  progress(cases: readonly Case[], view: View): string;
  /** One of the speaker's own cases from the beginning; in a room without anything private. */
  story(c: Case, view: View): string;
  notYours(typed: string): string;
  nothingOpen(): string;
  /** Told to whoever works on it, as if the reporter had said it. */
  recalled(): string;
  appealed(number: string): string;
  tryAgain(): string;
  refusedReporter(refusal: Refusal, c: Case): string;
  /** A command typed by somebody who does not work here. */
  commandForStaff(name: string | null): string;
  emergencyNowhere(kind: EmergencyKind): string;
  announced(plan: AnnouncedPlan, now: Instant): string;
}

/** What is kept of somebody, as it is shown to them. */
export interface OwnData {
  name: string;
  place: string | null;
  /** Masked: whose phone it is knows it, and the screen may be seen by others. */
  phone: string | null;
  /** Numbers of their cases. */
  cases: readonly string[];
  /** How long recordings and pictures stay after the end of a case. */
  mediaDays: number;
  /** Whether the village file names them too. */
  isListed: boolean;
}

/** To people about what is kept of them, and to those who begin to follow an account. */
export interface OwnDataReplies {
  /** `areaName` of the poster whose code they scanned; null when they came otherwise. */
  followed(areaName: string | null): string;
  scanned(areaName: string): string;
  /** Once per person: what is kept, how long, and why (PIPL 17). */
  informed(mediaDays: number): string;
  myData(data: OwnData): string;
  nothingKept(): string;
  /** Before everything is deleted; `open` cases are still being worked on. */
  askForget(open: number): string;
  forgotten(isListed: boolean): string;
}

/** To those who work here. */
export interface StaffReplies {
  accepted(c: Case, phone: string | null, now: Instant): string;
  contactNoted(c: Case, now: Instant): string;
  noted(c: Case): string;
  /** A note that told what a recording is about. */
  transcribed(c: Case): string;
  /** A voice of somebody who works here, and nothing was understood. */
  pleaseType(): string;
  /** A command that was spoken, as it would be written. */
  typeCommand(written: string): string;
  askedReporter(c: Case): string;
  repliedTo(c: Case): string;
  finished(c: Case): string;
  returned(c: Case, now: Instant): string;
  ruled(c: Case, approved: boolean, names: string, now: Instant): string;
  handedOn(c: Case, to: string): string;
  /** `names` of those who join in, none when it is supervised. */
  modeSet(c: Case, mode: HandlingMode, names: readonly string[], ways: WayNames, now: Instant): string;
  /** A digest comes to this person by itself from now on, about these areas; or no longer. */
  digestOn(hours: DigestHours, areas: readonly string[]): string;
  digestOff(): string;
  extensionAsked(c: Case, now: Instant): string;
  parkedNow(c: Case, now: Instant): string;
  resumedNow(c: Case, now: Instant): string;
  mergedInto(number: string, into: string): string;
  mergedItself(number: string): string;
  unmergedNow(c: Case): string;
  classified(c: Case): string;
  relocated(c: Case, areaName: string): string;
  noSuchPlace(typed: string): string;
  /** `near` are those that may have been meant; empty when nothing is like it. */
  whichCategory(typed: string, near: readonly CategoryCode[]): string;
  otherVillage(number: string): string;
  declineReasons(example: string): string;
  declinedNow(c: Case): string;
  redoing(c: Case, names: string): string;
  onLeave(until: Instant | null, standIn: string, now: Instant): string;
  standInSelf(): string;
  /** Nobody on a day when `people` is empty. */
  roster(days: readonly { at: Instant; people: readonly { areaName: string; name: string }[] }[], now: Instant): string;
  going(c: Case, first: boolean, directory: Directory): string;
  notGoing(number: string): string;
  notRegistered(): string;
  registeredFor(number: string, from: string): string;
  list(cases: readonly Case[], which: Listed, view: View): string;
  /** The whole file of a case, as far as `reader` may see it. */
  file(c: Case, reader: PersonId, view: View): string;
  who(areaName: string, category: CategoryCode | null, people: readonly Person[]): string;
  helpForStaff(name: string, commands: readonly CommandText[]): string;
  helpOn(command: CommandText): string;
  unknownCommand(typed: string, nearest: CommandText | null): string;
  rightForm(missing: string, example: string): string;
  noSuchCase(number: string): string;
  nothingFits(command: string): string;
  whichCase(cases: readonly Case[], command: CommandText, view: View): string;
  whichPerson(name: string, people: readonly Person[]): string;
  noSuchPerson(name: string): string;
  notAllowed(who: Role | 'assignee'): string;
  /** The knowledge base has an answer, but it holds no more. */
  staleKnowledge(number: string, question: string, source: string): string;
  /** What may be answered, best first; `stale` may not. */
  proposals(c: Case, ready: readonly ReadyAnswer[], stale: readonly ReadyAnswer[]): string;
  answeredNow(c: Case): string;
  refused(refusal: Refusal, c: Case, directory: Directory): string;
}

/** About who somebody is, and which group a room is. `minutes`: how long a number is good. */
export interface BindReplies {
  personCode(name: string, code: string, minutes: number): string;
  roomCode(group: string, code: string, minutes: number): string;
  /** To whoever was recognised. */
  boundPerson(name: string): string;
  /** To the clerk who confirmed it. */
  boundFor(name: string): string;
  boundRoom(group: string): string;
  wrongCode(): string;
  tooManyTries(): string;
  codeInRoom(): string;
  /** Rooms are bound in the room. */
  codeOfRoom(): string;
  claimTaken(): string;
  /** To clerks: somebody who is `shown` under that name says to be one of ours. */
  claimed(claim: { shown: string; name: string; areaName: string; code: string }): string;
  mayNotBind(name: string): string;
  noSuchGroup(typed: string): string;
}

export type Replies = VillagerReplies &
  OwnDataReplies &
  StaffReplies &
  NotebookReplies &
  ProofReplies &
  BulletinReplies &
  StatsReplies &
  BindReplies;
