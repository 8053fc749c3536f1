/** Takes a village file over into the store. */
import { isDeepStrictEqual } from 'node:util';
import { AppError } from '../common/errors.js';
import type { AreaPath } from '../domain/area.js';
import { mergeImport, type ImportedVillage } from '../domain/imported-village.js';
import type { Instant } from '../domain/time.js';
import { villageClashes } from '../domain/village-clashes.js';
import type { Village } from '../domain/village.js';
import type { Store } from '../ports/store.js';
import { change } from './change.js';
import { freshAggregate } from './fresh-aggregate.js';
import { loadVillages, noteVillageChange } from './read-villages.js';

export type Imported = 'created' | 'changed' | 'unchanged';

/** The one aggregate that holds everything of a village file. */
export const villageId = (root: AreaPath): string => `${root}/village`;

/**
 * Imports a village, for the first time or again; importing the same file twice changes nothing. Facts that the
 * service has learned meanwhile stay (see domain/imported-village.ts).
 * Errors: `village_file_invalid` when letters, ids or handles belong to something else in another village's file.
 */
export async function importVillage(store: Store, village: Village, now: Instant): Promise<Imported> {
  const id = villageId(village.root);
  const others = (await loadVillages(store)).filter((one) => one.root !== village.root);
  const clashes = villageClashes(village, others);
  if (clashes.length > 0) throw new AppError('village_file_invalid', clashes.join('\n'));
  const begun = { id, kind: 'village', area: village.root, status: 'active', at: now };
  let result = 'unchanged' as Imported;
  await change<ImportedVillage>(store, id, (current) => {
    const data = mergeImport(village, current?.data ?? null);
    result =
      current === null ? 'created' : isDeepStrictEqual(plain(data), plain(current.data)) ? 'unchanged' : 'changed';
    return result === 'unchanged' ? null : { ...(current ?? freshAggregate({ ...begun, data })), data };
  });
  if (result !== 'unchanged') await noteVillageChange(store, id, now);
  return result;
}

/** As it comes back from the store, where what is undefined is not there. */
function plain(village: ImportedVillage): unknown {
  return JSON.parse(JSON.stringify(village));
}
