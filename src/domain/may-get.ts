/** Who may get a case at all, whatever their duty. */
import { isWithin, type AreaPath } from './area.js';
import type { Directory } from './directory.js';
import { ladderRank } from './ladder.js';
import type { Person, PersonId } from './person.js';

/**
 * Never the accused. A sealed case is also kept from everybody who works in an accused's village, or below an accused
 * leader of the township (济南 32, 信访条例 30/44). An accused of a department has nobody below.
 */
export function mayGet(
  c: { sealed: boolean; accused: readonly PersonId[] },
  directory: Directory,
): (person: Person) => boolean {
  const realms = c.sealed ? c.accused.flatMap((id) => realmsOf(directory.person(id), directory)) : [];
  return (person) =>
    !c.accused.includes(person.id) &&
    !person.duties.some((duty) => duty.role !== 'villager' && realms.some((realm) => isWithin(duty.area, realm)));
}

function realmsOf(accused: Person | null, directory: Directory): AreaPath[] {
  const leading = accused?.duties.filter((duty) => ladderRank(duty.role) > 0) ?? [];
  return leading.map((duty) => directory.villageOf(duty.area)?.path ?? duty.area);
}
