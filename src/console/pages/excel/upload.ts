/**
 * What somebody has read of a workbook and looks at before it is written: kept for an hour with the version of the village
 * that it was read against, one for each person and village. Nothing waits in memory, so any process may write it.
 */
import { AppError } from '../../../common/errors.js';
import type { AreaPath } from '../../../domain/area.js';
import type { ImportedVillage } from '../../../domain/imported-village.js';
import type { Person, PersonId } from '../../../domain/person.js';
import { HOUR } from '../../../domain/time.js';
import type { Household } from '../../../domain/village.js';
import { applyChanges } from '../../../excel/apply-changes.js';
import type { RowChange } from '../../../excel/read-changes.js';
import type { VillageSheet } from '../../../excel/table.js';
import { appliedBefore, change } from '../../../usecases/change.js';
import type { Context } from '../../../usecases/context.js';
import { freshAggregate } from '../../../usecases/fresh-aggregate.js';
import { importVillage, villageId } from '../../../usecases/import-village.js';

export interface Upload {
  /** Of the form it came in; what was looked at is written once under it. */
  key: string;
  area: AreaPath;
  what: VillageSheet;
  /** Of the village at that moment. */
  version: number;
  changes: readonly RowChange<Person | Household>[];
}

const LIFE = HOUR;

/** Beside its village. */
const uploadId = (root: AreaPath, person: PersonId): string => `${root}/sheet-${person}`;

/** In place of what the person uploaded for this village before. */
export async function keepUpload({ store, now }: Context, root: AreaPath, by: PersonId, data: Upload): Promise<void> {
  const id = uploadId(root, by);
  const at = now();
  await change<Upload>(store, id, (current) => {
    const fresh = freshAggregate({ id, kind: 'sheet-upload', area: root, at, data });
    return { ...(current ?? fresh), due: at + LIFE, data };
  });
}

/** Null when it was written, is too old, was replaced by a later one, or never was. */
export async function keptUpload(
  { store, now }: Context,
  root: AreaPath,
  by: PersonId,
  key: string,
): Promise<Upload | null> {
  const kept = await store.get<Upload>(uploadId(root, by));
  return kept !== null && kept.data.key === key && (kept.due ?? 0) > now() ? kept.data : null;
}

export type Written = 'done' | 'gone' | 'overtaken';

/**
 * Writes exactly what was looked at, once. `upload` is what was kept under the key, null when nothing is (any more).
 * `overtaken` when the village, or another one that took an id, has changed since; nothing is written then.
 */
export async function writeUpload(
  context: Context,
  root: AreaPath,
  by: PersonId,
  { key, upload }: { key: string; upload: Upload | null },
): Promise<Written> {
  const stored = await context.store.get<ImportedVillage>(villageId(root));
  if (appliedBefore(stored, key)) return 'done';
  if (stored === null || upload === null) return 'gone';
  const { version, what, changes } = upload;
  const file = applyChanges(stored.data, what, changes);
  try {
    const imported = await importVillage(context.store, file, context.now(), { version, key });
    if (imported === 'overtaken') return 'overtaken';
  } catch (error) {
    if (error instanceof AppError && error.code === 'village_file_invalid') return 'overtaken';
    throw error;
  }
  await context.refresh();
  await forget(context, root, by);
  return 'done';
}

/** What cannot be taken away now goes when its hour is over. */
async function forget({ store }: Context, root: AreaPath, by: PersonId): Promise<void> {
  const kept = await store.get(uploadId(root, by));
  if (kept !== null) await store.remove(kept.id, kept.version);
}
