/** Rights: what a person may do to a case, and who may when they may not. */
import { isWithin, type AreaPath } from './area.js';
import type { Case } from './case/types.js';
import type { Directory } from './directory.js';
import { actingRank, categoryFit, LADDER, ladderRank, rankOf } from './ladder.js';
import { holdsCases, isStaff, type Person, type PersonId, type Role } from './person.js';
import { RULES, type CaseRight, type Rule, type VillageRight } from './right-rules.js';

/** `who` is the lowest role that may, or those who hold the case; to be told to the person who may not. */
export type Permission = { may: true } | { may: false; who: Role | 'assignee' };

/** What of a case decides about rights. */
export type CaseForRights = Pick<
  Case,
  'area' | 'category' | 'sealed' | 'accused' | 'offered' | 'lead' | 'partners' | 'request' | 'state' | 'chain'
>;

const YES: Permission = { may: true };
const no = (who: Role | 'assignee'): Permission => ({ may: false, who });

const GRID_LEAD = ladderRank('grid_lead');
const SHOP_HEAD = ladderRank('shop_head');
const CHIEF = ladderRank('chief_shopkeeper');

/**
 * Whether a person may do something to a case, by role alone; whether the case's state allows it is another question.
 * With `null` instead of a case: whether the person's roles allow it for any case at all (for /help).
 * A sealed case belongs to those who hold it and to the chief shopkeeper; whoever is accused may nothing, and neither
 * may people who only operate or audit the service. To somebody who may not `look`, answer as if there were no such case.
 */
export function can(id: PersonId, right: CaseRight, c: CaseForRights | null, directory: Directory): Permission {
  const person = directory.person(id);
  const rule = RULES[right];
  const held = c !== null && isHolder(id, c);
  if (person === null || (!held && !isStaff(person))) return no(rule.by === 'reporter' ? 'villager' : 'grid_member');
  if (c === null) return inGeneral(person, rule);
  if (c.accused.includes(id) || onlyOperates(person)) return no('assignee');
  const rank = rankOf(person, c.area, c.category);
  if (c.sealed && !held && rank < CHIEF) return no('assignee');
  return byRule(rule, { person, held, rank }, c, directory);
}

interface Standing {
  person: Person;
  held: boolean;
  rank: number;
}

function byRule(rule: Rule, { person, held, rank }: Standing, c: CaseForRights, directory: Directory): Permission {
  switch (rule.by) {
    case 'holder':
      return held ? YES : no('assignee');
    case 'work':
      return held || (rank >= GRID_LEAD && rank > holdersRank(c, directory)) ? YES : no('assignee');
    case 'near':
      return held || rank > 0 || isTheirMatter(person, c) ? YES : no('grid_member');
    case 'help':
      if (held) return YES;
      return fromRank(ladderRank(rule.from), rank, c, directory);
    case 'rank':
      return fromRank(ladderRank(rule.from), rank, c, directory);
    case 'ruling':
      return ruling(person, rank, c, directory);
    case 'reporter':
      return no('villager');
    case 'nobody':
      return no('operator');
  }
}

function fromRank(least: number, rank: number, c: CaseForRights, directory: Directory): Permission {
  const needed = Math.max(least, holdersRank(c, directory));
  return rank >= needed ? YES : no(roleOf(needed));
}

/** Nobody rules on the own request. A chief shopkeeper has nobody above, so another chief rules. */
function ruling(person: Person, rank: number, c: CaseForRights, directory: Directory): Permission {
  const asker = c.request === null ? null : directory.person(c.request.by);
  const above = asker === null ? GRID_LEAD : actingRank(asker, c.area, c.category) + 1;
  const least = c.state === 'extension' || c.state === 'verifying' ? SHOP_HEAD : GRID_LEAD;
  const needed = Math.min(CHIEF, Math.max(above, least));
  return rank >= needed && person.id !== c.request?.by ? YES : no(roleOf(needed));
}

/** Lead and partners, or everybody it is offered to; in an emergency also those who were called. */
function isHolder(id: PersonId, c: CaseForRights): boolean {
  const holders = c.lead === null ? [...c.offered, ...c.partners] : [c.lead, ...c.partners];
  return holders.includes(id) || (c.chain?.called.includes(id) ?? false);
}

function holdersRank(c: CaseForRights, directory: Directory): number {
  const ranks = (c.lead === null ? c.offered : [c.lead]).map((id) => {
    const person = directory.person(id);
    return person === null ? 0 : actingRank(person, c.area, c.category);
  });
  return Math.max(0, ...ranks);
}

function isTheirMatter(person: Person, c: CaseForRights): boolean {
  return person.duties.some(
    (duty) => duty.role === 'department' && isWithin(c.area, duty.area) && (categoryFit(duty, c.category) ?? 0) > 0,
  );
}

const onlyOperates = (person: Person): boolean => isStaff(person) && !holdsCases(person);

function inGeneral(person: Person, rule: Rule): Permission {
  if (rule.by === 'reporter') return no('villager');
  if (rule.by === 'nobody') return no('operator');
  const needed = rule.by === 'rank' ? ladderRank(rule.from) : rule.by === 'ruling' ? GRID_LEAD : 1;
  const isDepartment = person.duties.some((duty) => duty.role === 'department');
  const rank = Math.max(isDepartment ? 1 : 0, ...person.duties.map((duty) => ladderRank(duty.role)));
  return rank >= needed ? YES : no(roleOf(needed));
}

function roleOf(rank: number): Role {
  return LADDER[rank - 1] ?? 'chief_shopkeeper';
}

/** True for a right that belongs to no case. */
export const isVillageRight = (right: CaseRight | VillageRight): right is VillageRight =>
  Object.hasOwn(VILLAGE_RIGHTS, right);

/** Whether a person may do something that belongs to no case: the roles that may, whatever their area. */
export function canInVillage(id: PersonId, right: VillageRight, directory: Directory): Permission {
  const roles = VILLAGE_RIGHTS[right];
  const person = directory.person(id);
  const may = person?.duties.some((duty) => roles.includes(duty.role)) ?? false;
  return may ? YES : no(roles[0] ?? 'operator');
}

/** Where somebody may do what belongs to no case: the areas of the duties that let them, none within another of them. */
export function areasOfRight(person: Person, right: VillageRight): AreaPath[] {
  const roles = VILLAGE_RIGHTS[right];
  const areas = new Set(person.duties.filter(({ role }) => roles.includes(role)).map(({ area }) => area));
  return [...areas].filter((area) => ![...areas].some((other) => other !== area && isWithin(area, other)));
}

const WORKERS: readonly Role[] = [...LADDER, 'department'];

const VILLAGE_RIGHTS: Readonly<Record<VillageRight, readonly Role[]>> = {
  list: WORKERS,
  leave: WORKERS,
  who: WORKERS,
  visit: LADDER,
  notebook: LADDER,
  notice: ['shop_head', 'chief_shopkeeper'],
  digest: LADDER.slice(1),
  stats: [...LADDER.slice(1), 'auditor'],
  import: ['operator'],
};

/** The phone of whoever reported: for the lead and partners alone, and only after they have signed in (PIPL 6). */
export function maySeePhone(person: PersonId, c: Pick<Case, 'lead' | 'partners' | 'accused' | 'clock'>): boolean {
  if (c.clock.signedInAt === null || c.accused.includes(person)) return false;
  return c.lead === person || c.partners.includes(person);
}
