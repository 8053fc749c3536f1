/** The table behind rights.ts: which rule each right follows (domain.md, roles and levels; product.md, commands). */
import type { ActionKind } from './case/action.js';
import type { LadderRole } from './ladder.js';

/**
 * - holder: those who hold the case (lead and partners; while there is no lead, those it is offered to).
 * - work: a holder, or a superior of the holder from grid lead upward.
 * - near: a holder, or anybody on the ladder whose duty covers the case; a department for its categories.
 * - rank: from this role upward, and never below the rank of the holder.
 * - help: a holder, or as `rank`.
 * - ruling: somebody above the one who asked; on an extension at least the shop head.
 * - reporter, nobody: not a right of staff; the reporter does it, or time.
 */
export type Rule =
  { by: 'holder' | 'work' | 'near' | 'ruling' | 'reporter' | 'nobody' } | { by: 'rank' | 'help'; from: LadderRole };

/** Rights on a case. `mode` is the least of the three ways to change it; ask for the exact one before. */
export type CaseRight = ActionKind | 'look' | 'assist' | 'joint' | 'supervise' | 'letter';

/** Rights that belong to no case. */
export type VillageRight = 'list' | 'leave' | 'who' | 'visit' | 'notebook' | 'notice' | 'digest' | 'stats' | 'import';

const HOLDER: Rule = { by: 'holder' };
const WORK: Rule = { by: 'work' };
const NEAR: Rule = { by: 'near' };
const LEAD: Rule = { by: 'rank', from: 'grid_lead' };
const HEAD: Rule = { by: 'rank', from: 'shop_head' };
const CHIEF: Rule = { by: 'rank', from: 'chief_shopkeeper' };
const HELP: Rule = { by: 'help', from: 'grid_lead' };
const RULING: Rule = { by: 'ruling' };
const REPORTER: Rule = { by: 'reporter' };
const NOBODY: Rule = { by: 'nobody' };

export const RULES: Readonly<Record<CaseRight, Rule>> = {
  look: NEAR,
  provide: NEAR,
  supplement: NEAR,
  locate: NEAR,
  join: NEAR,
  going: NEAR,
  raise: NEAR,
  escalate: NEAR,
  accept: WORK,
  contact: WORK,
  note: WORK,
  ask: WORK,
  reply: WORK,
  done: WORK,
  answer: WORK,
  extend: WORK,
  resume: WORK,
  return: HOLDER,
  assist: HELP,
  mode: HELP,
  assign: LEAD,
  transfer: LEAD,
  classify: LEAD,
  merge: LEAD,
  unmerge: LEAD,
  decline: LEAD,
  redo: LEAD,
  park: HEAD,
  route: HEAD,
  triage: HEAD,
  letter: HEAD,
  joint: CHIEF,
  supervise: CHIEF,
  approve: RULING,
  reject: RULING,
  withdraw: REPORTER,
  rate: REPORTER,
  appeal: REPORTER,
  absorb: NOBODY,
  release: NOBODY,
  archive: NOBODY,
  tick: NOBODY,
};
