/**
 * Says what an aggregate has to say: claim, say, settle.
 * At least once: killed between saying and settling, an item is said again by whoever watched its lease in vain; its id
 * goes to the channel as idempotency key, so that a channel which can, says it once.
 */
import { randomUUID } from 'node:crypto';
import { heldUntil, isUrgent, type QuietHours } from '../domain/quiet-hours.js';
import type { Notice } from '../domain/notice.js';
import type { Instant } from '../domain/time.js';
import type { Channel, Picture, SendResult } from '../ports/channel.js';
import type { Aggregate, OutboxItem } from '../ports/store.js';
import { actOnCase } from '../usecases/act-on-case.js';
import { change } from '../usecases/change.js';
import type { Context } from '../usecases/context.js';
import { keepEvent } from '../usecases/follow-case.js';
import type { MediaLinks } from '../usecases/media-links.js';
import { dueWith } from '../usecases/outbox.js';
import { planVisit } from '../usecases/visits.js';
import type { Locale } from '../wording/locale.js';
import { backOff, MOST_TRIES } from './back-off.js';
import type { Address, Doors } from './doors.js';
import type { Pictures } from './pictures.js';
import { WATCHED_FROM, type WatchedLeases } from './watched-leases.js';

/** Claimed at once; few, so that a crash repeats little. */
const AT_ONCE = 8;
const PICTURE_NAME = 'gezipu.png';

export interface Delivery {
  context: Context;
  channels: ReadonlyMap<string, Channel>;
  /** True for a channel over which another process hears and speaks. */
  standsBy: (channel: string) => boolean;
  doors: Doors;
  leases: WatchedLeases;
  words: Locale;
  /** Null when nothing is drawn here. */
  pictures: Pictures | null;
  /** Where clerks open pictures and voices; null when nowhere. */
  links: MediaLinks | null;
  /** When only what cannot wait is said; null when there are no such hours. */
  quietHours: QuietHours | null;
  /** Posts what is told to a subscription; absent where nobody outside is told anything. */
  post?: (subscription: string, body: string) => Promise<Outcome>;
  /** When the aggregate itself must be looked at again, apart from its outbox. */
  ownDue: (aggregate: Aggregate) => Instant | null;
}

/** What became of one item. */
export type Outcome = { said: true } | { said: false; retry: boolean; detail: string };

/** Delivers what is due of one aggregate. Resolves when it is settled; never rejects for a channel's sake. */
export async function deliver(delivery: Delivery, id: string): Promise<void> {
  const holder = randomUUID();
  const claimed = await claim(delivery, id, holder);
  const outcomes = new Map<string, Outcome>();
  for (const bundle of bundled(claimed)) {
    const outcome = await say(delivery, id, bundle);
    for (const item of bundle) outcomes.set(item.id, outcome);
  }
  if (outcomes.size > 0) await settle(delivery, id, holder, outcomes);
}

async function claim(delivery: Delivery, id: string, holder: string): Promise<OutboxItem[]> {
  const now = delivery.context.now();
  let claimed: OutboxItem[] = [];
  await change<unknown>(delivery.context.store, id, (current) => {
    claimed = [];
    if (current === null) return null;
    const { outbox: waiting, held } = hold(delivery, current.outbox, now);
    const due = waiting
      .filter((item) => item.failed === undefined && item.due <= now && delivery.leases.isFree(id, item, now))
      .filter((item) => isOurs(delivery, item))
      .slice(0, AT_ONCE);
    if (due.length === 0 && !held) return null;
    const ids = new Set(due.map((item) => item.id));
    const outbox = waiting.map((item) =>
      ids.has(item.id) ? { ...item, lease: holder, due: now + WATCHED_FROM, tries: item.tries + 1 } : item,
    );
    claimed = outbox.filter((item) => ids.has(item.id));
    return { ...current, outbox, due: dueWith(delivery.ownDue(current), outbox) };
  });
  return claimed;
}

/** What can wait is due when the night is over. Nobody's lease is touched. */
function hold({ quietHours }: Delivery, outbox: readonly OutboxItem[], now: Instant): Held {
  let held = false;
  const after = outbox.map((item) => {
    const isOut = item.due > now || item.lease !== null || item.failed !== undefined || item.to.to === 'aggregate';
    const until = isOut || quietHours === null ? null : heldUntil(item.notice, now, quietHours);
    held ||= until !== null;
    return until === null ? item : { ...item, due: until };
  });
  return { outbox: after, held };
}

interface Held {
  outbox: OutboxItem[];
  /** True when something was put off. */
  held: boolean;
}

/** False for what another process says, because it has the session over which this goes. */
function isOurs({ context, channels, doors, standsBy }: Delivery, { to }: OutboxItem): boolean {
  if (to.to === 'aggregate') return true;
  const names = new Set(channels.keys());
  const address = doors.find(to, context.directory(), names);
  // Whoever has a session may know a door that nobody else has heard of.
  return address === null ? ![...names].some(standsBy) : !standsBy(address.channel);
}

/** Items for the same recipient go as one message, in the order in which they came about. */
function bundled(items: readonly OutboxItem[]): OutboxItem[][] {
  const bundles = new Map<string, OutboxItem[]>();
  for (const item of items) {
    const key = item.to.to === 'conversation' ? `${item.to.channel} ${item.to.id}` : JSON.stringify(item.to);
    const alone = item.to.to === 'aggregate' || item.notice.kind === 'said' || item.notice.kind === 'digest';
    const slot = alone ? `${key} ${item.id}` : key;
    bundles.set(slot, [...(bundles.get(slot) ?? []), item]);
  }
  return [...bundles.values()];
}

async function say(delivery: Delivery, id: string, bundle: readonly OutboxItem[]): Promise<Outcome> {
  const first = bundle[0];
  if (first === undefined) return { said: true };
  if (first.to.to === 'aggregate') return hand(delivery, id, first, first.to.id);
  const { context, channels, doors } = delivery;
  const ways = await doors.ways(first.to, context.directory(), new Set(channels.keys()), context.now());
  let outcome: Outcome = { said: false, retry: true, detail: 'no door known yet' };
  let retry = false;
  for (const address of ways) {
    const result = await sayAt(delivery, `${id}#${first.id}`, address, bundle);
    report(delivery, address.channel, `${id}#${first.id}`, result, first.tries);
    if (result.sent) return { said: true };
    retry ||= result.retry;
    outcome = { said: false, retry, detail: `${result.reason}: ${result.detail}` };
    if (result.reason === 'limited') doors.wasLimited(address, context.now());
    // It may have been said: by another door it would be said twice.
    if (result.reason === 'error') return outcome;
  }
  return outcome;
}

async function sayAt(
  delivery: Delivery,
  idempotencyKey: string,
  address: Address,
  bundle: readonly OutboxItem[],
): Promise<SendResult> {
  const text = wording(delivery, address, bundle);
  if (text === '') return { sent: true };
  const channel = delivery.channels.get(address.channel);
  if (channel === undefined)
    return { sent: false, retry: true, reason: 'offline', detail: `channel ${address.channel} is not running` };
  const picture = await pictureOf(delivery, idempotencyKey, bundle);
  return channel.send({
    ...(picture === null ? {} : { picture }),
    conversation: { id: address.id, room: address.room },
    text,
    mention: mentions(bundle, address),
    idempotencyKey,
    urgent: bundle.some(({ notice }) => isUrgent(notice)),
  });
}

function wording({ context, words, links }: Delivery, { room }: Address, bundle: readonly OutboxItem[]): string {
  const now = context.now();
  const texts = bundle.map(({ to, notice }) => {
    const reading = { room, now, calendar: context.calendar };
    // Links are for one person; who opens them is known only of our own.
    if (to.to !== 'person' || links?.outside !== true) return words.notice(notice, reading);
    return words.notice(notice, { ...reading, link: (media) => links.make({ media, person: to.person }, now) });
  });
  return words.together(texts.filter((text) => text !== ''));
}

async function pictureOf(
  { pictures, words }: Delivery,
  key: string,
  bundle: readonly OutboxItem[],
): Promise<Picture | null> {
  const chart = bundle.map(({ notice }) => words.chart(notice)).find((one) => one !== null);
  const png = chart === undefined || pictures === null ? null : await pictures(key, chart);
  return png === null ? null : { png, name: PICTURE_NAME };
}

function mentions(bundle: readonly OutboxItem[], address: Address): Address['mention'] {
  const all = bundle.flatMap((item) => (item.to.to === 'conversation' ? item.to.mention : []));
  const known = new Map([...address.mention, ...all].map((one) => [one.id, one]));
  return [...known.values()];
}

/** Another aggregate applies it; the source's id keeps a repetition from being applied twice. */
async function hand(delivery: Delivery, id: string, item: OutboxItem, target: string): Promise<Outcome> {
  const { notice } = item;
  if (notice.kind === 'discard') {
    await delivery.context.media.release(target, id);
    return { said: true };
  }
  if (notice.kind === 'planVisit') {
    await planVisit(delivery.context, notice.plan);
    return { said: true };
  }
  if (notice.kind === 'caseEvent') return handEvent(delivery, target, notice);
  if (notice.kind !== 'absorb' && notice.kind !== 'release') return { said: true };
  const acted = await actOnCase(delivery.context, target, notice, { kind: 'system' }, `${id}#${item.id}`);
  return acted.ok || acted.refusal === 'not_found' || acted.refusal.code === 'wrong_state'
    ? { said: true }
    : { said: false, retry: true, detail: acted.refusal.code };
}

/** First into an aggregate of its own, so that a receiver that stalls holds up no case; from there to the receiver. */
async function handEvent(
  { context, post }: Delivery,
  target: string,
  notice: Extract<Notice, { kind: 'caseEvent' }>,
): Promise<Outcome> {
  if (target === notice.subscription) return post?.(target, notice.body) ?? { said: true };
  await keepEvent(context.store, target, notice, context.now());
  return { said: true };
}

function report({ context }: Delivery, channel: string, item: string, result: SendResult, tries: number): void {
  if (result.sent) context.observer.delivery('sent', { channel, item });
  else
    context.observer.delivery(result.retry && tries < MOST_TRIES ? 'retry' : 'given_up', {
      channel,
      item,
      detail: `${result.reason}: ${result.detail}`,
    });
}

/** Only while the lease is still ours: who lost it to another worker leaves the item to that one. */
async function settle(
  delivery: Delivery,
  id: string,
  holder: string,
  outcomes: ReadonlyMap<string, Outcome>,
): Promise<void> {
  const now = delivery.context.now();
  await change<unknown>(delivery.context.store, id, (current) => {
    if (current === null || !current.outbox.some((item) => item.lease === holder)) return null;
    const outbox = current.outbox.flatMap((item) =>
      item.lease === holder ? settled(item, outcomes.get(item.id), now) : item,
    );
    return { ...current, outbox, due: dueWith(delivery.ownDue(current), outbox) };
  });
}

function settled(item: OutboxItem, outcome: Outcome | undefined, now: Instant): OutboxItem[] {
  if (outcome === undefined) return [item];
  if (outcome.said) return [];
  if (outcome.retry && item.tries < MOST_TRIES) return [{ ...item, lease: null, due: now + backOff(item.tries) }];
  return [{ ...item, lease: null, failed: outcome.detail }];
}
