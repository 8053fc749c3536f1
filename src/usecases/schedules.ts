/**
 * Schedules: a digest at a time of day is an aggregate whose next run is its `due`. Whoever runs it commits the next run
 * and the message in one write, so that it runs once however many processes look, and once, late, after downtime.
 */
import type { DigestTime } from '../domain/village.js';
import { weekPeriod } from '../domain/period.js';
import { nextRun } from '../domain/schedule.js';
import { DAY, MINUTE, type Instant } from '../domain/time.js';
import type { Aggregate } from '../ports/store.js';
import { change } from './change.js';
import type { Context } from './context.js';
import { digestNow } from './digest.js';
import { scheduleId } from './ids.js';
import { dueWith, outboxItems } from './outbox.js';
import { freshAggregate } from './fresh-aggregate.js';

export interface Schedule extends DigestTime {
  next: Instant;
}

/** Later than this after its time, a digest says that it is late. */
const LATE = 15 * MINUTE;

/** Makes the schedules what the village files say. A new one starts at its next time and never fills up the past. */
export async function ensureSchedules(context: Context): Promise<void> {
  const directory = context.directory();
  const wanted = directory.villages.flatMap((village) => village.digests);
  for (const digest of wanted) {
    const group = directory.group(digest.group);
    if (group === null) continue;
    const id = scheduleId(group.area, group.id, digest.days === 'weekly');
    await change<Schedule>(context.store, id, (current) => {
      if (current !== null && current.data.time === digest.time && current.data.days === digest.days) return null;
      const next = nextRun(digest, context.now(), context.calendar);
      const data = { ...digest, next };
      const begun =
        current ??
        freshAggregate({ id, kind: 'schedule', area: group.area, status: 'digest', at: context.now(), data });
      return { ...begun, data, due: dueWith(next, begun.outbox) };
    });
  }
}

/** Makes the digest that is due and sets the next run. */
export async function runSchedule(context: Context, aggregate: Aggregate<Schedule>): Promise<void> {
  const { data } = aggregate;
  const now = context.now();
  if (data.next > now) return;
  const directory = context.directory();
  const group = directory.group(data.group);
  const isSame = (one: DigestTime): boolean =>
    one.group === data.group && (one.days === 'weekly') === (data.days === 'weekly');
  const listed = directory.villages.some((village) => village.digests.some(isSame));
  if (group === null || !listed) {
    await context.store.remove(aggregate.id, aggregate.version);
    return;
  }
  const week = data.days === 'weekly' ? weekPeriod(now - 7 * DAY) : undefined;
  const digest = await digestNow(context, group.area, week);
  const notice = {
    kind: 'digest',
    digest,
    area: group.area,
    areaName: directory.areaName(group.area),
    late: now - data.next > LATE,
  } as const;
  const outbox = [
    ...aggregate.outbox,
    ...outboxItems([{ to: { to: 'group', group: group.id }, notice }], `run@${String(data.next)}`, now),
  ];
  const next = nextRun(data, now, context.calendar);
  // A lost race means that another process made this digest.
  await context.store.commit(
    { ...aggregate, data: { ...data, next }, outbox, due: dueWith(next, outbox) },
    aggregate.version,
  );
}
