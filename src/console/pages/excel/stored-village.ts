/** The village file of an area, and what is stored of it at this moment, with the version that later changes are measured by. */
import { isWithin, type AreaPath } from '../../../domain/area.js';
import type { Directory } from '../../../domain/directory.js';
import type { ImportedVillage } from '../../../domain/imported-village.js';
import type { Aggregate } from '../../../ports/store.js';
import type { Context } from '../../../usecases/context.js';
import { villageId } from '../../../usecases/import-village.js';

/** Null for an area that is wider than any village file. */
export const rootAround = ({ villages }: Directory, area: AreaPath): AreaPath | null =>
  villages.find(({ root }) => isWithin(area, root))?.root ?? null;

/** Null likewise. */
export async function storedVillage(
  { store, directory }: Context,
  area: AreaPath,
): Promise<Aggregate<ImportedVillage> | null> {
  const root = rootAround(directory(), area);
  return root === null ? null : store.get<ImportedVillage>(villageId(root));
}
