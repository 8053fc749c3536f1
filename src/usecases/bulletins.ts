/** Bulletins: drafted, agreed to, sent at a pace, and afterwards who could not be reached. */
import { createHash } from 'node:crypto';
import type { Bulletin } from '../domain/bulletin.js';
import type { AreaPath } from '../domain/area.js';
import type { Told } from '../domain/notice.js';
import { calledName, type PersonId } from '../domain/person.js';
import { DAY, MINUTE, SECOND, type Instant } from '../domain/time.js';
import type { Aggregate } from '../ports/store.js';
import { change } from './change.js';
import type { Context } from './context.js';
import { freshAggregate } from './fresh-aggregate.js';
import { dueWith, outboxItems } from './outbox.js';

/** Between two addressees: no platform takes a hundred at once for a person. */
const PACE = 15 * SECOND;
/** After the last one, who has not got it by then is told of to its writer. */
const PATIENCE = 30 * MINUTE;
const CONFIRM_WITHIN = DAY;
const MOST = 50;

/** The same message always drafts the same bulletin. */
export const bulletinId = (village: AreaPath, key: string): string =>
  `${village}/bulletin-${createHash('sha256').update(key).digest('hex').slice(0, 26)}`;

/** Once per id. Tells whoever has to agree; a draft that nobody confirms in a day is dropped. */
export async function draftBulletin(context: Context, bulletin: Bulletin, asking: readonly Told[]): Promise<void> {
  const now = context.now();
  await change<Bulletin>(context.store, bulletin.id, (current) => {
    if (current !== null) return null;
    const outbox = outboxItems(asking, 'asked', now);
    const fresh = freshAggregate({
      ...{ id: bulletin.id, kind: 'bulletin', area: bulletin.village, status: bulletin.state, at: now, data: bulletin },
      due: dueWith(now + CONFIRM_WITHIN, outbox),
    });
    return { ...fresh, outbox };
  });
}

/** Sends it, once, to one after the other. `agreed` goes to its writer when somebody else agreed. Null when it is over already. */
export async function sendBulletin(context: Context, id: string, agreed: readonly Told[]): Promise<Bulletin | null> {
  const now = context.now();
  let sent: Bulletin | null = null;
  await change<Bulletin>(context.store, id, (current) => {
    sent = null;
    if (current === null || (current.data.state !== 'draft' && current.data.state !== 'asked')) return null;
    const told = addressed(current.data, context, now);
    const reportAt = now + told.length * PACE + PATIENCE;
    sent = { ...current.data, state: 'sent', sentAt: now, reportAt };
    const outbox = [...outboxItems(told, 'bulletin', now), ...outboxItems(agreed, 'agreed', now)];
    return { ...current, status: 'sent', data: sent, outbox, due: dueWith(reportAt, outbox) };
  });
  return sent;
}

function addressed({ text, groups, people, village }: Bulletin, context: Context, now: Instant): Told[] {
  const notice = { kind: 'bulletin', text, from: context.directory().areaName(village) } as const;
  const to = [
    ...groups.map((group) => ({ to: 'group', group }) as const),
    ...people.map((person) => ({ to: 'person', person }) as const),
  ];
  return to.map((one, i) => ({ to: one, notice, after: now + i * PACE }));
}

/** Drops what was not sent yet. `told` goes to its writer. */
export async function dropBulletin(context: Context, id: string, told: readonly Told[]): Promise<boolean> {
  const now = context.now();
  const after = await change<Bulletin>(context.store, id, (current) => {
    if (current === null || (current.data.state !== 'draft' && current.data.state !== 'asked')) return null;
    const outbox = outboxItems(told, 'dropped', now);
    return {
      ...current,
      status: 'dropped',
      outbox,
      due: dueWith(null, outbox),
      data: { ...current.data, state: 'dropped' },
    };
  });
  return after?.data.state === 'dropped';
}

/** When it must be looked at again, apart from what it still has to say. */
export const bulletinDue = ({ data, at }: Aggregate<Bulletin>): Instant | null =>
  data.state === 'sent' ? data.reportAt : data.state === 'dropped' ? null : at + CONFIRM_WITHIN;

/** Drops a forgotten draft; of a sent one tells its writer who has not got it. */
export async function reviewBulletin(context: Context, { id, data }: Aggregate<Bulletin>): Promise<void> {
  const now = context.now();
  if (data.state !== 'sent') {
    await dropBulletin(context, id, []);
    return;
  }
  await change<Bulletin>(context.store, id, (current) => {
    if (current === null || current.data.reportAt === null || current.data.reportAt > now) return null;
    const missed = missedOf(current, context);
    const { by, groups, people, unreachable } = current.data;
    const of = groups.length + people.length;
    const reached = of - missed.length;
    const missedPrivate = [...missed, ...unreachable];
    const report = { kind: 'bulletinReport', reached, of, missedPrivate } as const;
    const outbox = [
      ...current.outbox,
      ...outboxItems([{ to: { to: 'person', person: by }, notice: report }], 'report', now),
    ];
    return { ...current, outbox, due: dueWith(null, outbox), data: { ...current.data, reportAt: null } };
  });
}

/** Names of the groups and people that have not got it. */
export function missedOf({ outbox }: Aggregate<Bulletin>, context: Context): string[] {
  const directory = context.directory();
  const name = (person: PersonId): string => {
    const found = directory.person(person);
    return found === null ? person : calledName(found);
  };
  return outbox.flatMap(({ to, notice }) => {
    if (notice.kind !== 'bulletin') return [];
    if (to.to === 'group') return [directory.group(to.group)?.name ?? to.group];
    return to.to === 'person' ? [name(to.person)] : [];
  });
}

/** Those of a village, newest first; `status` as in `Bulletin.state`. */
export async function bulletinsOf(
  context: Context,
  village: AreaPath,
  status: Bulletin['state'],
  since: Instant,
): Promise<Aggregate<Bulletin>[]> {
  return context.store.find<Bulletin>({ kind: 'bulletin', area: village, status: [status], since, limit: MOST });
}
