/** Cases that look like one fact and were not joined. */
import type { Case } from '../domain/case/types.js';
import { groupedBy } from '../domain/grouped-by.js';
import { ALIKE, causeArea } from '../domain/same-fact.js';
import { clustersOf } from '../understanding/similarity/clusters.js';
import { tellingsOf } from './telling-of.js';

/** Groups of two and more of one kind in one area (one village, when it strikes all), each with its oldest case first. */
export function oneFactGroups(cases: readonly Case[]): Case[][] {
  const kinds = groupedBy(cases, (c) => `${causeArea(c)} ${c.category}`);
  return [...kinds.values()].flatMap((kind) => (kind.length < 2 ? [] : alike(kind)));
}

function alike(cases: readonly Case[]): Case[][] {
  const told = cases.flatMap((c) => {
    const [first] = tellingsOf(c);
    return first === undefined ? [] : [{ ...first, area: causeArea(c), case: c }];
  });
  const oldestFirst = told.sort((a, b) => (a.at ?? 0) - (b.at ?? 0) || a.case.number.localeCompare(b.case.number));
  return clustersOf(oldestFirst, ALIKE).map((group) => group.map((one) => one.case));
}
