/** What is known where something is said, for those who have to understand it. */
import type { AreaPath } from '../domain/area.js';
import type { Scene } from '../understanding/types.js';
import type { Talk } from './turn.js';

/** One array for all: place names are prepared once per array. */
const NOWHERE: Scene['places'] = [];

/** Nothing of any place, when `area` (a village or a part of one) is not known. */
export function sceneOf(
  { context, layers }: Pick<Talk, 'context' | 'layers'>,
  area: AreaPath | null,
  where: Scene['where'],
): Scene {
  const directory = context.directory();
  const village = area === null ? null : directory.villageOf(area);
  if (village === null) return { where, places: NOWHERE };
  return { where, places: directory.placesOf(village.path), layer: layers.of(village.path) };
}
