/** What clerks put right in a village's cases, as examples to learn from. */
import type { AreaPath } from '../domain/area.js';
import type { Case, LogEntry } from '../domain/case/types.js';
import type { SettledMatter, SettledPlace } from '../domain/settled-matter.js';
import type { Instant } from '../domain/time.js';
import type { Aggregate, Store } from '../ports/store.js';

/** In the order in which the cases came about. */
export interface Corrections {
  matters: SettledMatter[];
  places: SettledPlace[];
}

const PAGE = 500;

/** What was worked on to its end as it was understood, was understood rightly. */
const SETTLED = new Set(['closed', 'archived']);

/**
 * Reads every case of the village. Sealed and confidential ones teach nothing, nor does a recording that nobody understood
 * for sure.
 */
export async function collectCorrections(store: Store, village: AreaPath): Promise<Corrections> {
  const found: Corrections = { matters: [], places: [] };
  for await (const { data } of casesOf(store, village)) {
    if (data.sealed || data.confidential || data.unheard === true) continue;
    const matter = matterOf(data);
    if (matter !== null) found.matters.push(matter);
    const place = placeOf(data);
    if (place !== null) found.places.push(place);
  }
  found.matters.reverse();
  found.places.reverse();
  return found;
}

/** Newest first. */
async function* casesOf(store: Store, village: AreaPath): AsyncGenerator<Aggregate<Case>> {
  let before: Instant | undefined;
  for (;;) {
    const page = await store.find<Case>({
      ...{ kind: 'case', area: village, limit: PAGE },
      ...(before === undefined ? {} : { before }),
    });
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    before = last.at;
  }
}

function matterOf(c: Case): SettledMatter | null {
  const corrected = c.log.some((entry) => entry.action === 'classify' && isPersons(entry));
  const settled = SETTLED.has(c.state) && c.lead !== null && c.closedAs !== null;
  if (!corrected && !settled) return null;
  const said = c.remarks.find((one) => one.from === 'reporter' && one.text !== '' && one.heard?.sure !== false);
  return said === undefined ? null : { text: said.text, category: c.category, corrected };
}

function placeOf(c: Case): SettledPlace | null {
  if (c.place === null || !c.areaKnown || c.area === c.village) return null;
  return { place: c.place, area: c.area, told: c.log.some((entry) => entry.action === 'locate' && isPersons(entry)) };
}

const isPersons = ({ by }: LogEntry): boolean => by !== 'system';
