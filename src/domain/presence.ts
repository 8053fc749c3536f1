/** Who is there, and who stands in for whom. */
import type { Person, PersonId } from './person.js';
import type { Instant } from './time.js';

/** True while an absence covers `now`. */
export function isAbsent(person: Person, now: Instant): boolean {
  return person.absences.some((one) => one.from <= now && now < one.until);
}

/**
 * The person, or while absent the stand-in, or the stand-in's stand-in, whoever is there first and `fit`.
 * Null when the line ends, comes back to somebody already asked, or leads to somebody unfit who is present.
 * A person who is unfit is not replaced: a stand-in inherits the duty, never a bar.
 */
export function presentOne(
  person: Person,
  now: Instant,
  find: (id: PersonId) => Person | null,
  fit: (person: Person) => boolean = () => true,
): Person | null {
  const asked = new Set<PersonId>();
  let at: Person | null = person;
  while (at !== null && !asked.has(at.id) && fit(at)) {
    if (!isAbsent(at, now)) return at;
    asked.add(at.id);
    const standIn: PersonId | undefined = at.absences.find(
      (one) => one.from <= now && now < one.until && one.standIn !== undefined,
    )?.standIn;
    at = standIn === undefined ? null : find(standIn);
  }
  return null;
}
