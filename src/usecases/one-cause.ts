/** "Several houses, one cause": found when one more household tells something, and raised once. */
import { isWithin } from '../domain/area.js';
import { OPEN_STATES } from '../domain/case/states.js';
import type { Case } from '../domain/case/types.js';
import { householdsOf } from '../domain/households.js';
import { canBeTold, causeArea, causeWindow, MANY_HOUSEHOLDS } from '../domain/same-fact.js';
import { DAY, type Instant } from '../domain/time.js';
import { appliedBefore, change, withSeen } from './change.js';
import type { Context } from './context.js';
import { freshAggregate } from './fresh-aggregate.js';
import { causesId } from './ids.js';
import { oneFactGroups } from './one-fact-groups.js';

/** More open cases of one area on one day are a disaster, and nobody needs to be told. */
const MOST = 200;
/** Looked at first. */
const NEWEST = 25;
/** Longer than any window, so that what was raised is not raised anew while it goes on. */
const REMEMBERED = 7 * DAY;

type Asked = Pick<Context, 'store' | 'now'>;

/** By id, when a case of a village was last part of a cause that was raised. */
interface Causes {
  raised: Readonly<Record<string, Instant>>;
}

/**
 * Cases of the area of `c` (of its village when it strikes all), itself among them and the oldest first, that look alike,
 * are not joined and concern many households; null when there are none, or when they were raised before by another message
 * than the one with this key.
 */
export async function raiseOneCause(context: Asked, c: Case, key: string): Promise<Case[] | null> {
  if (!canBeTold(c) || !c.areaKnown || c.emergency !== null) return null;
  if (await isOneMore(context, c, key)) return null;
  const group = groupOf(c, await alikeTo(context, c, MOST));
  if (group === null || householdsOf(group) < MANY_HOUSEHOLDS) return null;
  return (await isFirst(context, c, group, key)) ? group : null;
}

/**
 * Whether it clearly goes with what was raised before, judged by the newest of that alone: in the hour in which hundreds
 * tell the same, not all are compared with all. No says nothing.
 */
async function isOneMore(context: Asked, c: Case, key: string): Promise<boolean> {
  const causes = await context.store.get<Causes>(causesId(c.village));
  if (causes === null) return false;
  const raised = new Map(remembered(causes.data, context.now()));
  const known = (await alikeTo(context, c, NEWEST)).filter(({ id }) => id === c.id || raised.has(id));
  const group = groupOf(c, known);
  return group !== null && !(await isFirst(context, c, [c, ...group], key));
}

/** The newest open ones of the kind, `c` among them, so many at most of all kinds. */
async function alikeTo({ store, now }: Asked, c: Case, limit: number): Promise<Case[]> {
  const found = await store.find<Case>({
    ...{ kind: 'case', area: causeArea(c), status: OPEN_STATES, limit },
    since: now() - causeWindow(c.category),
  });
  return found.map((one) => one.data).filter((one) => isLike(one, c));
}

function groupOf(c: Case, cases: readonly Case[]): Case[] | null {
  return oneFactGroups(cases).find((some) => some.some((one) => one.id === c.id)) ?? null;
}

const remembered = ({ raised }: Causes, now: Instant): [string, Instant][] =>
  Object.entries(raised).filter(([, at]) => at > now - REMEMBERED);

function isLike(one: Case, c: Case): boolean {
  return isWithin(one.area, causeArea(c)) && one.category === c.category && one.emergency === null && canBeTold(one);
}

/**
 * One write decides among all processes. Kept for the whole village and by every case of the group, because a group grows,
 * and its first case may be merged away; a message that is worked on again raises what it raised.
 */
async function isFirst(context: Asked, { village }: Case, group: readonly Case[], key: string): Promise<boolean> {
  const id = causesId(village);
  const now = context.now();
  let first = false;
  await change<Causes>(context.store, id, (current) => {
    first = appliedBefore(current, key);
    if (first) return null;
    const kept = current === null ? [] : remembered(current.data, now);
    first = !group.some((c) => kept.some(([known]) => known === c.id));
    const raised = Object.fromEntries([...kept, ...group.map((c) => [c.id, now] as const)]);
    const causes = current ?? freshAggregate({ id, kind: 'causes', area: village, at: now, data: { raised } });
    return first ? withSeen({ ...causes, data: { raised } }, key) : { ...causes, data: { raised } };
  });
  return first;
}
