/**
 * Pictures beside a village's news. They lie where those of villagers do, and belong to the village's news as those
 * belong to cases: so they go with the last news that shows them. Everybody may see them, and nothing else there.
 */
import type { Area, AreaPath, NewsPicture } from '../domain/area.js';
import type { Context } from './context.js';

/** One that was made harmless, with what it shows in words. */
export interface NewPicture extends Omit<NewsPicture, 'id'> {
  bytes: Uint8Array;
}

/** The same form (its key) keeps them once. Until news show them, they are there for nobody. */
export async function keepPictures(
  { media }: Context,
  village: AreaPath,
  pictures: readonly NewPicture[],
  key: string,
): Promise<NewsPicture[]> {
  const kept: NewsPicture[] = [];
  for (const { bytes, ...picture } of pictures) {
    const id = await media.keep(`${village} news ${key}`, { kind: 'image', name: '' }, bytes);
    if (!kept.some((one) => one.id === id)) kept.push({ ...picture, id });
  }
  const ids = kept.map(({ id }) => id);
  await media.claim(ids, ownerIn(village));
  return kept;
}

/** Deletes those of them that no news of the village show. */
export async function dropUnshown(
  context: Context,
  village: AreaPath,
  pictures: readonly NewsPicture[],
): Promise<void> {
  const shown = picturesOf(context.directory().area(village));
  for (const { id } of pictures)
    if (!shown.some((one) => one.id === id)) await context.media.release(id, ownerIn(village));
}

/** As JPEG; null for what no news of the village show, whatever else it may be. */
export async function newsPicture({ media }: Context, village: Area, name: string): Promise<Uint8Array | null> {
  const found = picturesOf(village).find((picture) => nameOf(picture) === name);
  return found === undefined ? null : ((await media.load(found.id))?.bytes ?? null);
}

/** In addresses. Nobody can guess it who has not seen it. */
export const nameOf = ({ id }: NewsPicture): string => id.slice(id.lastIndexOf('/') + 1);

const picturesOf = (village: Area | null): NewsPicture[] =>
  (village?.page?.news ?? []).flatMap(({ pictures = [] }) => pictures);

const ownerIn = (village: AreaPath): string => `${village}/news`;
