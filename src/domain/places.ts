/** The areas of all villages served, and what lies in them: the part of the directory that is about land. */
import { lineageOf, type Area, type AreaPath } from './area.js';
import { groupedBy } from './grouped-by.js';
import { landmarkOf } from './place-names.js';
import type { Household, Landmark, Village } from './village.js';

export interface Places {
  area(path: AreaPath): Area | null;
  /** For people to read; an unknown path has the name of the nearest known area above it. */
  areaName(path: AreaPath): string;
  /** The area of level village at or above the path; null for a township and wider. */
  villageOf(path: AreaPath): Area | null;
  /** By the letters of its case numbers, in any case: GM. */
  villageByCode(code: string): Area | null;
  /** Every area of level village, in the order of the files. */
  villageAreas(): readonly Area[];
  /** The areas directly below, in the order of the file. */
  children(path: AreaPath): readonly Area[];
  /** The place names of the village that the path lies in: its landmarks and the names of its grids, not its own. */
  placesOf(path: AreaPath): readonly Landmark[];
  /** Households of this area and of all areas below it. */
  householdsOf(area: AreaPath): readonly Household[];
}

/** One array for all, so that whoever prepares something per array does it once. */
const NONE: readonly Landmark[] = [];

/** When files describe the same area twice, the first counts. */
export function createPlaces(villages: readonly Village[]): Places {
  const areas = firstOfEach(villages.flatMap((one) => one.areas));
  const all = [...areas.values()];
  const known = (path: AreaPath): Area[] => lineageOf(path).flatMap((each) => areas.get(each) ?? []);
  const villageOf = (path: AreaPath): Area | null => known(path).find((area) => area.level === 'village') ?? null;
  const villageAreas = all.filter((area) => area.level === 'village');
  const codes = new Map(all.flatMap((area) => (area.code === undefined ? [] : [[area.code.toUpperCase(), area]])));
  const children = groupedBy(all, (area) => known(area.path)[1]?.path ?? []);
  const places = placesByVillage(villages, all, villageOf);
  const households = groupedBy(
    villages.flatMap((one) => one.households),
    (household) => lineageOf(household.area),
  );
  return {
    area: (path) => areas.get(path) ?? null,
    areaName: (path) => known(path)[0]?.name ?? path,
    villageOf,
    villageAreas: () => villageAreas,
    villageByCode: (code) => codes.get(code.toUpperCase()) ?? null,
    children: (path) => children.get(path) ?? [],
    placesOf: (path) => places.get(villageOf(path)?.path ?? '') ?? NONE,
    householdsOf: (area) => households.get(area) ?? [],
  };
}

function firstOfEach(areas: readonly Area[]): Map<AreaPath, Area> {
  const first = new Map<AreaPath, Area>();
  for (const area of areas) if (!first.has(area.path)) first.set(area.path, area);
  return first;
}

function placesByVillage(
  villages: readonly Village[],
  areas: readonly Area[],
  villageOf: (path: AreaPath) => Area | null,
): Map<AreaPath, Landmark[]> {
  const grids = areas.filter((area) => area.level !== 'village').map(landmarkOf);
  const places = [...villages.flatMap((one) => [...one.landmarks, ...(one.learned ?? [])]), ...grids];
  return groupedBy(places, (place) => villageOf(place.area)?.path ?? []);
}
