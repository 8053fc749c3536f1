/** How many open cases everybody of a village has: the less loaded of equals is asked first. */
import type { AreaPath } from '../domain/area.js';
import { OPEN_STATES } from '../domain/case/states.js';
import type { Case } from '../domain/case/types.js';
import { holders } from '../domain/case/tell.js';
import type { PersonId } from '../domain/person.js';
import { MINUTE, type Instant } from '../domain/time.js';
import type { Store } from '../ports/store.js';

/** As of at most a minute ago: it only decides between equals. */
export type LoadsOf = (village: AreaPath) => Promise<(person: PersonId) => number>;

/** More open cases than a village works on. */
const MOST = 2000;
/** Villages that are kept in mind; beyond, the one counted longest ago goes. */
const MOST_VILLAGES = 500;

export function createLoads(store: Store, now: () => Instant): LoadsOf {
  const counted = new Map<AreaPath, { at: Instant; loads: Map<PersonId, number> }>();
  return async (village) => {
    const known = counted.get(village);
    const fresh = known !== undefined && now() - known.at < MINUTE && now() >= known.at;
    const loads = fresh ? known.loads : await count(store, village);
    if (!fresh) {
      counted.delete(village);
      counted.set(village, { at: now(), loads });
      const [oldest] = counted.keys();
      if (counted.size > MOST_VILLAGES && oldest !== undefined) counted.delete(oldest);
    }
    return (person) => loads.get(person) ?? 0;
  };
}

async function count(store: Store, village: AreaPath): Promise<Map<PersonId, number>> {
  const open = await store.find<Case>({ kind: 'case', area: village, status: OPEN_STATES, limit: MOST });
  const loads = new Map<PersonId, number>();
  for (const person of open.flatMap(({ data }) => holders(data))) loads.set(person, (loads.get(person) ?? 0) + 1);
  return loads;
}
