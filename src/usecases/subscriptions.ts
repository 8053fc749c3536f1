/** Who outside is told of cases: addresses with their areas and events, kept in memory in step with the store. */
import { randomBytes } from 'node:crypto';
import { isWithin, type AreaPath } from '../domain/area.js';
import type { FollowedScope } from '../domain/case/followed.js';
import type { Instant } from '../domain/time.js';
import type { Store } from '../ports/store.js';
import { change } from './change.js';
import { freshAggregate } from './fresh-aggregate.js';
import { subscriptionId } from './ids.js';
import { createVersionsReader, noteVersion } from './noted-versions.js';

export const CASE_EVENTS = ['case.opened', 'case.changed'] as const;
export type CaseEvent = (typeof CASE_EVENTS)[number];

export interface Subscription {
  /** Id of its aggregate. */
  id: string;
  url: string;
  /** This area and everything below it. */
  area: AreaPath;
  events: readonly CaseEvent[];
  scope: FollowedScope;
  /** Signs what is sent. */
  secret: string;
}

export interface SubscriptionReader {
  /** Reads what changed since the last time. Errors: those of the store; what is known then stays. */
  refresh(): Promise<void>;
  /** Those that follow this area. */
  of(area: AreaPath): readonly Subscription[];
}

/** Id of the aggregate that notes which subscriptions there are. */
const SUBSCRIPTIONS_ID = subscriptionId('all');
const MOST = 1000;

export function createSubscriptionReader(store: Store): SubscriptionReader {
  const active = new Map<string, Subscription>();
  return {
    refresh: createVersionsReader<Subscription>(store, SUBSCRIPTIONS_ID, ({ id, status, data }) => {
      if (status === 'active') active.set(id, data);
      else active.delete(id);
    }),
    of: (area) => [...active.values()].filter((one) => isWithin(area, one.area)),
  };
}

/** Running services follow it within a minute. The secret in what it resolves to is for whoever receives. */
export async function addSubscription(
  store: Store,
  given: Omit<Subscription, 'id' | 'secret'>,
  now: Instant,
): Promise<Subscription> {
  const id = subscriptionId(randomBytes(6).toString('hex'));
  const data: Subscription = { ...given, id, secret: randomBytes(32).toString('hex') };
  const fresh = freshAggregate({ id, kind: 'webhook', area: given.area, status: 'active', at: now, data });
  await store.commit(fresh, 0);
  await noteVersion(store, SUBSCRIPTIONS_ID, { id, version: 1 }, now);
  return data;
}

/** Newest first. */
export async function listSubscriptions(store: Store): Promise<Subscription[]> {
  const found = await store.find<Subscription>({ kind: 'webhook', area: '', status: ['active'], limit: MOST });
  return found.map(({ data }) => data);
}

/** What still waits for it is dropped. False when there is no such subscription. */
export async function removeSubscription(store: Store, id: string, now: Instant): Promise<boolean> {
  const removed = await change<Subscription>(store, id, (current) =>
    current?.status === 'active' ? { ...current, status: 'removed' } : null,
  );
  if (removed === null) return false;
  await noteVersion(store, SUBSCRIPTIONS_ID, removed, now);
  return true;
}
