/** The unsettled cases of some areas, read once for everybody who looks at the same time. */
import type { AreaPath } from '../domain/area.js';
import { isWithin } from '../domain/area.js';
import { UNSETTLED_STATES } from '../domain/case/states.js';
import type { Case } from '../domain/case/types.js';
import type { Directory } from '../domain/directory.js';
import type { Person } from '../domain/person.js';
import { SECOND, type Instant } from '../domain/time.js';
import type { Store } from '../ports/store.js';
import type { SignOf } from './live.js';
import { remembered } from './remembered.js';

/** Of all these areas, newest first within each. */
export type ReadCases = (areas: readonly AreaPath[]) => Promise<readonly Case[]>;

/** More than a county has open at once. */
const MOST = 50_000;
/** What was just read is read again only after so long. */
const FRESH: Instant = SECOND;

/** What is kept is never older than a change that `signOf` tells of. */
export function createReadCases(store: Store, now: () => Instant, signOf: SignOf): ReadCases {
  const once = remembered<readonly Case[]>(FRESH, now);
  const read = async (area: AreaPath): Promise<readonly Case[]> => {
    const found = await store.find<Case>({ kind: 'case', area, status: UNSETTLED_STATES, limit: MOST });
    return found.map(({ data }) => data);
  };
  const casesIn = async (area: AreaPath): Promise<readonly Case[]> =>
    once(`${await signOf([area])} ${area}`, () => read(area));
  return async (areas) => (await Promise.all(areas.map(casesIn))).flat();
}

/** Where a person's cases lie, none within another. A grid's own may lie in the village until they are placed. */
export function areasOfWork(person: Person, directory: Directory): AreaPath[] {
  const working = person.duties.filter(({ role }) => role !== 'villager');
  const all = [...new Set(working.map(({ area }) => directory.villageOf(area)?.path ?? area))];
  return all.filter((area) => !all.some((other) => other !== area && isWithin(area, other)));
}
