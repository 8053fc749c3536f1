/** After a matter of somebody frail was closed, whoever led it is asked to see them again. */
import { dayOf, instantOf } from '../calendar.js';
import type { Told } from '../notice.js';
import { DAY } from '../time.js';
import type { Household } from '../village.js';
import type { Env } from './action.js';
import type { Case } from './types.js';

/** Minutes after midnight. */
const MORNING = 9 * 60;

/** Nothing for cases without a frail household, sealed or confidential ones, and those that nobody led. */
export function returnVisit(c: Case, { directory, deadlines, now }: Env): Told[] {
  if (c.lead === null || c.sealed || c.confidential) return [];
  const household = frailHousehold(c, directory.householdsOf(c.village), (id) => directory.person(id)?.name ?? null);
  if (household === null) return [];
  const plan = {
    ...{ id: `${c.village}/return-visit-${c.number}`, village: c.village, area: household.area, person: c.lead },
    ...{ household: household.id, whom: household.head, why: `${c.number} ${c.gist}` },
    ...{ at: instantOf(dayOf(now + deadlines.returnVisitDays * DAY), MORNING), waiting: true, done: null },
  };
  return [{ to: { to: 'aggregate', id: plan.id }, notice: { kind: 'planVisit', plan } }];
}

/** Of the person it is about, else of whoever reported it. */
function frailHousehold(
  c: Case,
  households: readonly Household[],
  nameOf: (person: string) => string | null,
): Household | null {
  const reporter = c.reporters[0]?.person;
  const names = [c.concerned, reporter === undefined ? null : nameOf(reporter)].filter((name) => name !== null);
  return households.find(({ head, frail }) => frail === true && names.includes(head)) ?? null;
}
