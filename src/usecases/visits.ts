/** The work notebook: visits made, and visits that are due. */
import { createHash } from 'node:crypto';
import { isWithin, type AreaPath } from '../domain/area.js';
import { presentOne } from '../domain/presence.js';
import type { PersonId } from '../domain/person.js';
import { DAY, type Instant } from '../domain/time.js';
import type { Household } from '../domain/village.js';
import { householdOf, type Visit, type VisitPlan } from '../domain/visit.js';
import type { Aggregate, FindQuery } from '../ports/store.js';
import { change } from './change.js';
import type { Context } from './context.js';
import { freshAggregate } from './fresh-aggregate.js';
import { dueWith, outboxItems } from './outbox.js';

/** More than a village's visits of a year. */
const MOST = 5000;

const named = (village: AreaPath, what: string, key: string): string =>
  `${village}/${what}-${createHash('sha256').update(key).digest('hex').slice(0, 26)}`;

/** The same message always notes the same visit. */
export const visitId = (village: AreaPath, key: string): string => named(village, 'visit', key);
export const planId = (village: AreaPath, key: string): string => named(village, 'visit-plan', key);

/** Once per id. What was planned for the household is thereby done. */
export async function noteVisit(context: Context, visit: Visit): Promise<void> {
  await change<Visit>(context.store, visit.id, (current) =>
    current !== null
      ? null
      : freshAggregate({ id: visit.id, kind: 'visit', area: visit.area, status: 'made', at: visit.at, data: visit }),
  );
  const open = await openPlans(context, visit.area);
  for (const plan of open.filter((one) => householdOf(one) === householdOf(visit))) {
    await change<VisitPlan>(context.store, plan.id, (current) =>
      current === null || current.data.done !== null
        ? null
        : { ...current, status: 'done', due: dueWith(null, current.outbox), data: { ...current.data, done: visit.id } },
    );
  }
}

/** Once per id; reminds who shall go on the day. */
export async function planVisit(context: Context, plan: VisitPlan): Promise<void> {
  const { id, area, at } = plan;
  await change<VisitPlan>(context.store, id, (current) =>
    current !== null
      ? null
      : freshAggregate({ id, kind: 'visit-plan', area, status: 'open', at: context.now(), due: at, data: plan }),
  );
}

/** Tells who shall go, or who stands in for them, that the day has come. */
export async function remindOfVisit(context: Context, aggregate: Aggregate<VisitPlan>): Promise<void> {
  const now = context.now();
  await change<VisitPlan>(context.store, aggregate.id, (current) => {
    if (current === null || current.data.done !== null || !current.data.waiting || current.data.at > now) return null;
    const { person, whom, why, at, area } = current.data;
    const directory = context.directory();
    const who = directory.person(person);
    const goes = (who === null ? null : presentOne(who, now, directory.person))?.id ?? person;
    const areaName = directory.areaName(area);
    const notice = { kind: 'visitDue', whomPrivate: whom, whyPrivate: why, areaName, at } as const;
    const outbox = [...current.outbox, ...outboxItems([{ to: { to: 'person', person: goes }, notice }], 'due', now)];
    return { ...current, outbox, due: dueWith(null, outbox), data: { ...current.data, waiting: false } };
  });
}

/** When a plan must be looked at again. */
export const planDue = ({ data }: Aggregate<VisitPlan>): Instant | null =>
  data.waiting && data.done === null ? data.at : null;

/** Not yet fulfilled, the next one first. */
export async function openPlans(context: Context, area: AreaPath): Promise<VisitPlan[]> {
  const found = await find<VisitPlan>(context, { kind: 'visit-plan', area, status: ['open'], limit: MOST });
  return found.sort((a, b) => a.at - b.at);
}

/** Newest first. */
export function visitsIn(context: Pick<Context, 'store'>, area: AreaPath, since: Instant): Promise<Visit[]> {
  return find<Visit>(context, { kind: 'visit', area, since, limit: MOST });
}

/** Households of an area that nobody noted a visit to for so many days: the frail ones first, else as the file has them. */
export async function unvisited(context: Context, area: AreaPath, days: number): Promise<Household[]> {
  const visits = await visitsIn(context, area, context.now() - days * DAY);
  const seen = new Set(visits.map(householdOf));
  const waiting = context
    .directory()
    .householdsOf(area)
    .filter(({ id }) => !seen.has(id));
  return [...waiting.filter(({ frail }) => frail === true), ...waiting.filter(({ frail }) => frail !== true)];
}

/** The areas a person works for, without those that lie in another of them. */
export function areasOf(context: Context, person: PersonId): AreaPath[] {
  const own = (context.directory().person(person)?.duties ?? [])
    .filter(({ role }) => role !== 'villager')
    .map(({ area }) => area);
  return [...new Set(own)].filter((area) => !own.some((other) => other !== area && isWithin(area, other)));
}

async function find<D>(context: Pick<Context, 'store'>, query: FindQuery): Promise<D[]> {
  return (await context.store.find<D>(query)).map(({ data }) => data);
}
