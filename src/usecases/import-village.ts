/** Takes a village file over into the store. */
import { isDeepStrictEqual } from 'node:util';
import { AppError } from '../common/errors.js';
import type { AreaPath } from '../domain/area.js';
import { mergeImport, type ImportedVillage } from '../domain/imported-village.js';
import type { Instant } from '../domain/time.js';
import { villageClashes } from '../domain/village-clashes.js';
import type { Village } from '../domain/village.js';
import type { Aggregate, Store } from '../ports/store.js';
import { appliedBefore, change, withSeen } from './change.js';
import { freshAggregate } from './fresh-aggregate.js';
import { loadVillages, noteVillageChange } from './read-villages.js';

export type Imported = 'created' | 'changed' | 'unchanged' | 'overtaken';

/** What was decided on a village as it was: taken over while it still is in this version, once for each key. */
export interface DecidedOn {
  version: number;
  key: string;
}

/** The one aggregate that holds everything of a village file. */
export const villageId = (root: AreaPath): string => `${root}/village`;

/**
 * Imports a village, for the first time or again; importing the same file twice changes nothing. Facts that the
 * service has learned meanwhile stay (see domain/imported-village.ts). `overtaken`, with nothing written, when it was
 * decided on a village that has changed since.
 * Errors: `village_file_invalid` when letters, ids or handles belong to something else in another village's file.
 */
export async function importVillage(
  store: Store,
  village: Village,
  now: Instant,
  decidedOn?: DecidedOn,
): Promise<Imported> {
  const id = villageId(village.root);
  const others = (await loadVillages(store)).filter((one) => one.root !== village.root);
  const clashes = villageClashes(village, others);
  if (clashes.length > 0) throw new AppError('village_file_invalid', clashes.join('\n'));
  const begun = { id, kind: 'village', area: village.root, status: 'active', at: now };
  let result = 'unchanged' as Imported;
  await change<ImportedVillage>(store, id, (current) => {
    const data = mergeImport(village, current?.data ?? null);
    result = resultOf(data, current, decidedOn);
    if (result === 'unchanged' || result === 'overtaken') return null;
    const next = { ...(current ?? freshAggregate({ ...begun, data })), data };
    return decidedOn === undefined ? next : withSeen(next, decidedOn.key);
  });
  if (result !== 'unchanged' && result !== 'overtaken') await noteVillageChange(store, id, now);
  return result;
}

function resultOf(data: ImportedVillage, current: Aggregate<ImportedVillage> | null, decidedOn?: DecidedOn): Imported {
  if (decidedOn !== undefined && appliedBefore(current, decidedOn.key)) return 'unchanged';
  if (decidedOn !== undefined && current?.version !== decidedOn.version) return 'overtaken';
  if (current === null) return 'created';
  return isDeepStrictEqual(plain(data), plain(current.data)) ? 'unchanged' : 'changed';
}

/** As it comes back from the store, where what is undefined is not there. */
function plain(village: ImportedVillage): unknown {
  return JSON.parse(JSON.stringify(village));
}
