/** Who may say who somebody is, or which group a room is. */
import { isWithin, type AreaPath } from './area.js';
import type { Person } from './person.js';

/**
 * A clerk, for villagers and groups of the area their duty covers. Whoever is taken for a clerk has a clerk's rights, so
 * only an operator or the chief shopkeeper may say that somebody is one. `area` is null when nobody knows where they live.
 */
export function mayBind(clerk: Person, area: AreaPath | null, isStaff: boolean): boolean {
  return clerk.duties.some(({ role, area: duty }) => {
    if (role === 'villager' || role === 'auditor' || role === 'department') return false;
    if (isStaff && role !== 'operator' && role !== 'chief_shopkeeper') return false;
    return area !== null && isWithin(area, duty);
  });
}
