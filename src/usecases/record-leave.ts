/** Notes that somebody is away, or back: a fact of the village aggregate. */
import type { Absence, PersonId } from '../domain/person.js';
import type { Village } from '../domain/village.js';
import { change } from './change.js';
import type { Context } from './context.js';
import { villageId } from './import-village.js';
import { noteVillageChange } from './read-villages.js';

/** Replaces the person's present and future absences; null means that they are back. */
export async function recordLeave(context: Context, person: PersonId, absence: Absence | null): Promise<void> {
  const now = context.now();
  const homes = context.directory().villages.filter((one) => one.people.some((each) => each.id === person));
  for (const { root } of homes) {
    await change<Village>(context.store, villageId(root), (current) => {
      if (current === null) return null;
      const people = current.data.people.map((one) => {
        if (one.id !== person) return one;
        const past = one.absences.filter((each) => each.until <= now);
        return { ...one, absences: absence === null ? past : [...past, absence] };
      });
      return { ...current, data: { ...current.data, people } };
    });
    await noteVillageChange(context.store, villageId(root), now);
  }
  await context.refresh();
}
