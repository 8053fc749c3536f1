/** What clerks put right in a village's cases, as examples to learn from. */
import type { AreaPath } from '../domain/area.js';
import type { Case, LogEntry } from '../domain/case/types.js';
import type { SettledMatter, SettledPlace } from '../domain/settled-matter.js';
import type { SettledPair } from '../domain/same-fact.js';
import type { Instant } from '../domain/time.js';
import { createSimilarityIndex } from '../understanding/similarity/similarity-index.js';
import type { Aggregate, Store } from '../ports/store.js';
import { caseOf, tellingsOf } from './telling-of.js';

/** In the order in which the cases came about. */
export interface Corrections {
  matters: SettledMatter[];
  places: SettledPlace[];
  pairs: SettledPair[];
}

const PAGE = 500;

/** What was worked on to its end as it was understood, was understood rightly. */
const SETTLED = new Set(['closed', 'archived']);

/**
 * Reads every case of the village. Sealed and confidential ones teach nothing, nor does a recording that nobody understood
 * for sure.
 */
export async function collectCorrections(store: Store, village: AreaPath): Promise<Corrections> {
  const found: Corrections = { matters: [], places: [], pairs: [] };
  const cases: Case[] = [];
  for await (const { data } of casesOf(store, village)) {
    if (data.sealed || data.confidential || data.unheard === true) continue;
    cases.push(data);
    const matter = matterOf(data);
    if (matter !== null) found.matters.push(matter);
    const place = placeOf(data);
    if (place !== null) found.places.push(place);
  }
  found.matters.reverse();
  found.places.reverse();
  found.pairs.push(...pairsOf(cases));
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

/** Cases that clerks joined (/并单) or took apart again (/拆单), with how likely it seemed that they are one. */
function pairsOf(cases: readonly Case[]): SettledPair[] {
  const index = createSimilarityIndex();
  for (const telling of cases.flatMap(tellingsOf)) index.add(telling);
  const likelihood = (one: Case, other: Case): number => {
    const [first] = tellingsOf(one);
    if (first === undefined) return 0;
    return index.query(first).find(({ telling }) => caseOf(telling) === other.id)?.likelihood ?? 0;
  };
  const pair = (one: Case, other: Case | undefined, same: boolean): SettledPair[] =>
    other === undefined || other.id === one.id ? [] : [{ likelihood: likelihood(one, other), same }];
  const byId = new Map(cases.map((c) => [c.id, c]));
  const byNumber = new Map(cases.map((c) => [c.number, c]));
  return cases.flatMap((c) => {
    const merged = c.log.findLast((entry) => entry.action === 'merge' && isPersons(entry));
    const isApart = c.log.some((entry) => entry.action === 'unmerge' && isPersons(entry));
    const into = merged === undefined ? undefined : (byId.get(c.mergedInto ?? '') ?? byNumber.get(merged.text));
    // Taken out of a case that was joined unasked: both were changed by the same command.
    const out = cases.find((one) => one.log.some(({ action, key }) => action === 'release' && key === c.log[0]?.key));
    return [...(merged === undefined ? [] : pair(c, into, !isApart)), ...pair(c, out, false)];
  });
}
