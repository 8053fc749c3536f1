/** Place names that clerks taught become part of the village, as if they stood in its file. */
import type { AreaPath } from '../domain/area.js';
import type { ImportedVillage } from '../domain/imported-village.js';
import type { Instant } from '../domain/time.js';
import type { Landmark } from '../domain/village.js';
import { isWithin } from '../domain/area.js';
import type { Store } from '../ports/store.js';
import { change } from './change.js';
import { villageId } from './import-village.js';
import { loadVillages, noteVillageChange } from './read-villages.js';

/** In place of those that the same village taught before. */
export async function keepLearnedPlaces(
  store: Store,
  village: AreaPath,
  places: readonly Landmark[],
  now: Instant,
): Promise<void> {
  const file = (await loadVillages(store)).find(({ areas }) => areas.some(({ path }) => path === village));
  if (file === undefined) return;
  const id = villageId(file.root);
  await change<ImportedVillage>(store, id, (current) => {
    if (current === null) return null;
    const others = (current.data.learned ?? []).filter(({ area }) => !isWithin(area, village));
    return { ...current, data: { ...current.data, learned: [...others, ...places] } };
  });
  await noteVillageChange(store, id, now);
}
