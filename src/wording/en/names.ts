/** Short names of states, urgencies, reasons and roles, as people say them. */
import type { CaseState, DeclineReason, HandlingMode } from '../../domain/case/types.js';
import type { Directory } from '../../domain/directory.js';
import type { CaseBrief } from '../../domain/notice.js';
import { calledName, type PersonId, type Role } from '../../domain/person.js';
import type { UrgencyClass } from '../../domain/urgency.js';
import type { WayNames } from '../../domain/ways.js';
import { labelOf } from './category-labels.js';

/** To villagers; each also reads well after "is now". */
export const STATE_WORDS: Readonly<Record<CaseState, string>> = {
  draft: 'waiting for a word from you',
  new: 'received',
  triage: 'with us, to find who should do it',
  emergency: 'calling people to help',
  dispatched: 'waiting for somebody to take it on',
  objection: 'with us, to check who should do it',
  accepted: 'taken on',
  in_progress: 'being worked on',
  need_info: 'waiting for your answer',
  extension: 'waiting for a yes to more time',
  verifying: 'waiting for a decision',
  parked: 'put off for now',
  replied: 'done, please say whether it is solved',
  redo: 'being done again',
  answered: 'answered',
  closed: 'finished',
  merged: 'joined with another matter',
  declined: 'not for us to do',
  withdrawn: 'taken back by you',
  archived: 'finished and put away',
};

/** To those who work here: the same, where "you" would be the villager. */
export const STAFF_STATE_WORDS: Readonly<Record<CaseState, string>> = {
  ...STATE_WORDS,
  draft: 'waiting for a word from the villager',
  need_info: 'waiting for the villager to answer',
  replied: 'done, waiting for the villager to say whether it is solved',
  withdrawn: 'taken back by the villager',
};

export const URGENCY_WORDS: Readonly<Record<UrgencyClass, string>> = {
  A: 'most urgent',
  B: 'urgent',
  C1: 'request',
  C2: 'complaint',
  D1: 'question',
  D2: 'suggestion',
  E: 'report of misconduct',
  F: 'several offices',
  G: 'petition',
};

const WAY_WORDS: Readonly<Record<HandlingMode, string>> = {
  direct: 'done by one',
  assist: 'done together',
  joint: 'done by several offices',
  supervise: 'under supervision',
};

/** How a case is handled; with the place's own name for it, if it has one. */
export function wayName(mode: HandlingMode, ways: WayNames = {}): string {
  const own = ways[mode];
  return own === undefined ? WAY_WORDS[mode] : `${WAY_WORDS[mode]} (${own})`;
}

export const ROLE_WORDS: Readonly<Record<Role | 'assignee', string>> = {
  villager: 'the villagers themselves',
  grid_member: 'a grid member',
  grid_lead: 'a grid lead or above',
  package_cadre: 'a package cadre or above',
  shop_head: 'the shop head (village secretary) or above',
  chief_shopkeeper: 'the chief shopkeeper',
  department: 'the department in charge',
  operator: 'an operator',
  auditor: 'an auditor',
  assignee: 'whoever has taken it on',
};

/** Reasons for not taking a matter on, each with the way that is open. */
export const DECLINE_WORDS: Readonly<Record<DeclineReason, string>> = {
  emergency_line: 'calling 110, 119 or 120 yourself is the fastest way',
  legal_procedure:
    'this has to go to the court, to arbitration or by petition, and the village cannot stand in for them',
  repeated: 'it was answered before, and there is nothing new in it',
  secrecy: 'it touches secrets or the private life of others',
  beyond_duty: 'neither the village nor the township is in charge of it',
  unlawful: 'what is asked for is against the rules',
};

/** "water cut in Group 2" */
export function matterWords(brief: Pick<CaseBrief, 'areaName' | 'category'>): string {
  return `${labelOf(brief.category)} in ${brief.areaName}`;
}

/** "312" of "GM-0312": what a clerk types. Sealed ones are typed in full. */
export function shortNumber(number: string): string {
  return isSealed({ number }) ? number : String(Number(number.split('-').at(-1)));
}

/** True when it must not be spoken of beyond its reporter and those who work on it; its number shows it. */
export function isSealed(brief: Pick<CaseBrief, 'number'>): boolean {
  return brief.number.includes('-S-');
}

/** What to call somebody who works here; a neutral word when they are no longer known. */
export function staffName(id: PersonId | null, directory: Directory): string {
  const found = id === null ? null : directory.person(id);
  return found === null ? 'a colleague' : calledName(found);
}
