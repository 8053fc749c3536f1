/** The case as an aggregate: how a decision of the domain becomes the document that is committed. */
import { dueOf } from '../domain/case/timers.js';
import type { Change, Doing } from '../domain/case/action.js';
import type { Case } from '../domain/case/types.js';
import type { Told } from '../domain/notice.js';
import type { Instant } from '../domain/time.js';
import type { Aggregate, OutboxItem } from '../ports/store.js';
import { dueWith, outboxItems } from './outbox.js';

/** Public updates that may wait for the next one; an answer to somebody who just spoke never waits. */
const MERGED = new Set([
  ...[
    'assigned',
    'accepted',
    'contacted',
    'replied',
    'extended',
    'parked',
    'resumed',
    'escalated',
    'merged',
    'redoing',
  ],
]);

/** The document after a change: state, due and what is to be told, in one. */
export function caseAggregate(
  before: Aggregate<Case> | null,
  change: Change,
  doing: Doing,
  mergeWindow: number,
): Aggregate<Case> {
  const { now } = doing.env;
  const { told, toldAt } = paced(change.told, change.case.toldAt, now, mergeWindow);
  const data: Case = { ...change.case, toldAt };
  const waiting = (before?.outbox ?? []).filter((item) => isStillTrue(item, data));
  const outbox = [...hurried(waiting, told, now), ...outboxItems(told, doing.key, now)];
  return {
    id: data.id,
    version: before?.version ?? 0,
    kind: 'case',
    area: data.area,
    status: data.state,
    at: before?.at ?? now,
    due: dueWith(dueOf(data, doing.env), outbox),
    ref: data.number,
    data,
    seen: before?.seen ?? [],
    outbox,
  };
}

/** Holds an update back until a minute after the last one to the same conversation, so that both go as one message. */
function paced(
  told: readonly Told[],
  before: Case['toldAt'],
  now: Instant,
  mergeWindow: number,
): { told: Told[]; toldAt: Case['toldAt'] } {
  const toldAt: Record<string, Instant> = Object.fromEntries(
    Object.entries(before).filter(([, at]) => at > now - mergeWindow),
  );
  const paced = told.map((one) => {
    if (one.to.to !== 'conversation' || !MERGED.has(one.notice.kind)) return one;
    const last = toldAt[one.to.id];
    // A message already waiting takes this one along: both are due together.
    const after = last === undefined ? now : last > now ? last : last + mergeWindow;
    toldAt[one.to.id] = after;
    return { ...one, after };
  });
  return { told: paced, toldAt };
}

/** A result is what everybody waits for: it goes at once, and takes along what was held back for the same conversation. */
function hurried(waiting: readonly OutboxItem[], told: readonly Told[], now: Instant): OutboxItem[] {
  const results = new Set(
    told.flatMap(({ to, notice }) => (to.to === 'conversation' && notice.kind === 'done' ? to.id : [])),
  );
  const isHeld = ({ to, tries }: OutboxItem): boolean => tries === 0 && to.to === 'conversation' && results.has(to.id);
  return waiting.map((item) => (isHeld(item) ? { ...item, due: Math.min(item.due, now) } : item));
}

/** "Is it solved?" is not asked any more once it was answered, nor a clerk's question. What is being sent is left alone. */
function isStillTrue({ notice, lease }: OutboxItem, { state }: Case): boolean {
  if (lease !== null) return true;
  if (notice.kind === 'done') return state === 'replied' || state === 'redo';
  return notice.kind !== 'asked' || state === 'need_info';
}
