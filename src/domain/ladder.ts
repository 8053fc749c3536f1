/** The ladder of responsibility inside a township (domain.md): who comes next when nobody is there or it must go up. */
import { isWithin, type AreaPath } from './area.js';
import type { CategoryCode } from './category.js';
import type { Duty, Person, Role } from './person.js';

/** Lowest first. Departments, operators and auditors stand beside it. */
export const LADDER = [
  'grid_member',
  'grid_lead',
  'package_cadre',
  'shop_head',
  'chief_shopkeeper',
] as const satisfies readonly Role[];
export type LadderRole = (typeof LADDER)[number];

/** Only a chief shopkeeper decides over a department: it counts as a shop head. */
const DEPARTMENT_RANK = 4;

/** 1 for a grid member up to 5 for a chief shopkeeper; 0 for a role that is not on the ladder. */
export function ladderRank(role: Role): number {
  return (LADDER as readonly Role[]).indexOf(role) + 1;
}

/** How narrowly a duty names the category: 4 the sub-class, 2 the class, 0 every category, null not this one. */
export function categoryFit(duty: Duty, category: CategoryCode): number | null {
  if (duty.categories === undefined) return 0;
  const fits = duty.categories.filter((code) => category.startsWith(code)).map((code) => code.length);
  return fits.length === 0 ? null : Math.max(...fits);
}

/**
 * The highest rank a person has for matters of an area, 0 when none.
 * A duty limited to categories counts only for a matter of those; without a category it does not count.
 */
export function rankOf(person: Person, area: AreaPath, category?: CategoryCode): number {
  const counts = (duty: Duty): boolean =>
    isWithin(area, duty.area) &&
    (category === undefined ? duty.categories === undefined : categoryFit(duty, category) !== null);
  return Math.max(0, ...person.duties.filter(counts).map((duty) => ladderRank(duty.role)));
}

/**
 * The rank a person acts with as somebody who handles a matter of the area, even without a duty for it:
 * a colleague from elsewhere keeps the own rank, a department counts as a shop head.
 */
export function actingRank(person: Person, area: AreaPath, category?: CategoryCode): number {
  const here = rankOf(person, area, category);
  if (here > 0) return here;
  const elsewhere = person.duties.map((duty) => (duty.role === 'department' ? DEPARTMENT_RANK : ladderRank(duty.role)));
  return Math.max(0, ...elsewhere);
}
