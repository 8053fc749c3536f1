/** What followers of a case are told is committed with the case, and then kept as an aggregate of its own until it is taken. */
import { createHash } from 'node:crypto';
import { followedCase, type FollowedCase } from '../domain/case/followed.js';
import type { Change } from '../domain/case/action.js';
import type { Case } from '../domain/case/types.js';
import type { Told } from '../domain/notice.js';
import { DAY, type Instant } from '../domain/time.js';
import type { Aggregate, Store } from '../ports/store.js';
import { change } from './change.js';
import type { Context } from './context.js';
import { freshAggregate } from './fresh-aggregate.js';
import { dueWith, outboxItems } from './outbox.js';
import type { CaseEvent, Subscription } from './subscriptions.js';

/** What is posted, as JSON. Receivers know a repeated one by its `id`. */
interface EventBody {
  id: string;
  event: CaseEvent;
  /** ISO 8601, UTC. */
  at: string;
  case: Omit<FollowedCase, 'due'> & { due: string | null };
}

/** What nobody took stays visible for so long (`gezipu undelivered`), then goes. */
const KEPT: Instant = 30 * DAY;

/** The change with what is told to those who follow the case: to each only when what it sees has changed. */
export function withFollowers(
  { subscriptions, now }: Pick<Context, 'subscriptions' | 'now'>,
  before: Case | null,
  done: Change,
  key: string,
): Change {
  const following = subscriptions?.of(done.case.area) ?? [];
  const told = following.flatMap((one) => toldTo(one, before, done.case, key, now()));
  return told.length === 0 ? done : { ...done, told: [...done.told, ...told] };
}

function toldTo(
  { id: subscription, scope, events }: Subscription,
  before: Case | null,
  after: Case,
  key: string,
  now: Instant,
): Told[] {
  const seen = followedCase(after, scope);
  const seenBefore = before === null ? null : followedCase(before, scope);
  if (seen === null || JSON.stringify(seen) === JSON.stringify(seenBefore)) return [];
  const event: CaseEvent = seenBefore === null ? 'case.opened' : 'case.changed';
  if (!events.includes(event)) return [];
  const id = createHash('sha256').update(`${after.id} ${key} ${subscription}`).digest('hex').slice(0, 26);
  const due = seen.due === null ? null : new Date(seen.due).toISOString();
  const body: EventBody = { id, event, at: new Date(now).toISOString(), case: { ...seen, due } };
  const notice = { kind: 'caseEvent', subscription, body: JSON.stringify(body) } as const;
  return [{ to: { to: 'aggregate', id: `${after.village}/event-${id}` }, notice }];
}

/** Keeps an event until its receiver has taken it; once per id. */
export async function keepEvent(
  store: Store,
  id: string,
  notice: Extract<Told['notice'], { kind: 'caseEvent' }>,
  now: Instant,
): Promise<void> {
  await change(store, id, (current) => {
    if (current !== null) return null;
    const area = id.slice(0, id.lastIndexOf('/'));
    const outbox = outboxItems([{ to: { to: 'aggregate', id: notice.subscription }, notice }], 'post', now);
    const begun = { id, kind: 'webhook-event', area, at: now, data: {}, due: dueWith(now + KEPT, outbox) };
    return { ...freshAggregate(begun), outbox };
  });
}

/** When an event is forgotten, whatever became of it. */
export const eventDue = ({ at }: Aggregate): Instant => at + KEPT;

/** Forgets an event that was taken, or that is too old. */
export async function clearEvent(store: Store, id: string, now: Instant): Promise<void> {
  const event = await store.get(id);
  if (event !== null && (event.outbox.length === 0 || eventDue(event) <= now)) await store.remove(id, event.version);
}
