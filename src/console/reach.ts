/** How far somebody in the dispatch centre reaches: the areas of those of their duties that give the right. */
import { isWithin, type AreaPath } from '../domain/area.js';
import type { Directory } from '../domain/directory.js';
import type { VillageRight } from '../domain/right-rules.js';
import { canInVillage } from '../domain/rights.js';
import type { Viewer } from './console-page.js';

/** Without those that lie in another of them; none when they have none of the rights. */
export function reachOf({ context, person }: Viewer, rights: readonly VillageRight[]): AreaPath[] {
  const directory = context.directory();
  const own = person.duties
    // Each duty asked for itself: a shop head's right in one village is none in another.
    .filter((duty) => {
      const alone: Directory = { ...directory, person: () => ({ ...person, duties: [duty] }) };
      return rights.some((right) => canInVillage(person.id, right, alone).may);
    })
    .map(({ area }) => area);
  return [...new Set(own)].filter((area) => !own.some((other) => other !== area && isWithin(area, other)));
}

/** True for an area that the rights reach. */
export function reaches(viewer: Viewer, rights: readonly VillageRight[], area: AreaPath): boolean {
  return viewer.context.directory().area(area) !== null && reachOf(viewer, rights).some((own) => isWithin(area, own));
}

/** The known areas that the rights reach, each with those below it after it. */
export function areasInReach(viewer: Viewer, rights: readonly VillageRight[]): AreaPath[] {
  return withAllBelow(viewer.context.directory(), reachOf(viewer, rights));
}

/** Those of the areas that are known, each with all below it after it. */
export function withAllBelow(directory: Directory, areas: readonly AreaPath[]): AreaPath[] {
  const below = (area: AreaPath): AreaPath[] => [area, ...directory.children(area).flatMap(({ path }) => below(path))];
  return areas.flatMap(below).filter((area) => directory.area(area) !== null);
}

/** A grid is named with its village: two villages have a 一社 each. */
export function nameInVillage(directory: Directory, area: AreaPath): string {
  const village = directory.villageOf(area);
  const before = village === null || village.path === area ? '' : `${village.name} `;
  return before + directory.areaName(area);
}

/** The area that was asked for where it is in reach, else the first that is; null for whoever has none. */
export function areaAsked(viewer: Viewer, rights: readonly VillageRight[], asked: string | null): AreaPath | null {
  if (asked !== null && reaches(viewer, rights, asked)) return asked;
  return reachOf(viewer, rights)[0] ?? null;
}
