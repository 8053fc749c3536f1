/**
 * Schedules: a digest at a time of day is an aggregate whose next run is its `due`. Whoever runs it commits the next run
 * and the message in one write, so that it runs once however many processes look, and once, late, after downtime.
 */
import type { AreaPath } from '../domain/area.js';
import type { Directory } from '../domain/directory.js';
import type { Recipient } from '../domain/notice.js';
import { weekPeriod } from '../domain/period.js';
import type { PersonId } from '../domain/person.js';
import { isAbsent } from '../domain/presence.js';
import { areasOfRight } from '../domain/rights.js';
import { nextRun } from '../domain/schedule.js';
import { DAY, MINUTE, type Instant } from '../domain/time.js';
import type { DigestTime } from '../domain/village.js';
import type { Aggregate } from '../ports/store.js';
import { change } from './change.js';
import type { Context } from './context.js';
import { digestNotice } from './digest.js';
import { scheduleId } from './ids.js';
import { dueWith, outboxItems } from './outbox.js';
import { freshAggregate } from './fresh-aggregate.js';

export type Schedule = DigestTime & { next: Instant };

/** Later than this after its time, a digest says that it is late. */
const LATE = 15 * MINUTE;

/** A digest that the village files ask for. */
interface Wanted {
  /** Of its schedule, which lies in `area`. */
  id: string;
  area: AreaPath;
  digest: DigestTime;
  to: Recipient;
  /** What it is about. */
  areas: readonly AreaPath[];
}

/** By id, each once: of two for the same group or person the later one, of two files that name a person the first. */
function wantedIn(directory: Directory): Map<string, Wanted> {
  const wanted = new Map<string, Wanted>();
  const served = new Map<string, AreaPath>();
  for (const { root, digests } of directory.villages)
    for (const digest of digests) {
      const found = digest.person === undefined ? ofGroup(digest, directory) : ofPerson(digest, root, directory);
      const who = `${digest.person ?? ''} ${String(digest.days === 'weekly')}`;
      if (found === null || (digest.person !== undefined && (served.get(who) ?? root) !== root)) continue;
      served.set(who, root);
      wanted.set(found.id, found);
    }
  return wanted;
}

function ofGroup(digest: DigestTime & { group: string }, directory: Directory): Wanted | null {
  const group = directory.group(digest.group);
  if (group === null) return null;
  const { id, area } = group;
  return {
    ...{ id: scheduleId(area, id, digest.days === 'weekly'), area, digest, areas: [area] },
    to: { to: 'group', group: id },
  };
}

/** Of everything they lead; nobody else's role gets one. */
function ofPerson(digest: DigestTime & { person: PersonId }, root: AreaPath, directory: Directory): Wanted | null {
  const person = directory.person(digest.person);
  const areas = person === null ? [] : areasOfRight(person, 'digest');
  if (areas.length === 0) return null;
  return {
    ...{ id: scheduleId(root, `@${digest.person}`, digest.days === 'weekly'), area: root, digest, areas },
    to: { to: 'person', person: digest.person },
  };
}

/** Makes the schedules what the village files say. A new one starts at its next time and never fills up the past. */
export async function ensureSchedules(context: Context): Promise<void> {
  for (const { id, area, digest } of wantedIn(context.directory()).values()) {
    await change<Schedule>(context.store, id, (current) => {
      if (current !== null && current.data.time === digest.time && current.data.days === digest.days) return null;
      const next = nextRun(digest, context.now(), context.calendar);
      const data = { ...digest, next };
      const begun =
        current ?? freshAggregate({ id, kind: 'schedule', area, status: 'digest', at: context.now(), data });
      return { ...begun, data, due: dueWith(next, begun.outbox) };
    });
  }
}

/** Makes the digest that is due and sets the next run. Somebody who is away gets none. */
export async function runSchedule(context: Context, aggregate: Aggregate<Schedule>): Promise<void> {
  const { data } = aggregate;
  const now = context.now();
  if (data.next > now) return;
  const wanted = wantedIn(context.directory()).get(aggregate.id);
  if (wanted === undefined) {
    await context.store.remove(aggregate.id, aggregate.version);
    return;
  }
  const week = data.days === 'weekly' ? weekPeriod(now - 7 * DAY) : undefined;
  const notice = { ...(await digestNotice(context, wanted.areas, week)), late: now - data.next > LATE };
  const told = isAway(wanted.digest, context) ? [] : [{ to: wanted.to, notice }];
  const outbox = [...aggregate.outbox, ...outboxItems(told, `run@${String(data.next)}`, now)];
  const next = nextRun(data, now, context.calendar);
  // A lost race means that another process made this digest.
  await context.store.commit(
    { ...aggregate, data: { ...data, next }, outbox, due: dueWith(next, outbox) },
    aggregate.version,
  );
}

/** It is about what the person leads: whoever stands in is told of the cases themselves, and asks for the rest. */
function isAway({ person: id }: DigestTime, context: Context): boolean {
  const person = id === undefined ? null : context.directory().person(id);
  return person !== null && isAbsent(person, context.now());
}
