/** Deletes what is known of somebody who talked with the bot; their cases stay as statistics (PIPL, article 47). */
import { forgetReporter } from '../domain/case/forget-reporter.js';
import type { Case } from '../domain/case/types.js';
import type { AreaPath } from '../domain/area.js';
import type { Aggregate, OutboxItem } from '../ports/store.js';
import { caseAggregate } from './case-aggregate.js';
import { change } from './change.js';
import { doing, type Context } from './context.js';
import { contactId } from './ids.js';

/** By the handle they talked from. */
export interface Forgotten {
  channel: string;
  user: string;
}

/** What a contact knows that leads to more. */
interface Known {
  village: AreaPath | null;
  cases: readonly { id: string }[];
  question: { media?: { id: string } | null } | null;
}

const PAGE = 200;

/**
 * Takes name, handle, phone, words, voices and pictures out of every case of theirs and deletes the contact, last of
 * all: done again after a crash, it ends what was begun. `key` is that of the message that asked for it. What the
 * village file says of somebody stays: it is the village's, not theirs. A text that is being worked on, or that a clerk
 * was asked about, goes within a day by itself.
 */
export async function forgetPerson(context: Context, person: Forgotten, key: string): Promise<void> {
  const { store, media } = context;
  const id = contactId(person.channel, person.user);
  const contact = await store.get<Known>(id);
  if (contact === null) return;
  for await (const one of casesOf(context, contact.data, id)) await forgetIn(context, one, { ...person, id }, key);
  const waiting = contact.data.question?.media;
  if (waiting != null) await media.drop(waiting.id);
  const latest = await store.get(id);
  if (latest !== null && !(await store.remove(id, latest.version))) await forgetPerson(context, person, key);
}

/** The contact remembers the latest only, so every village is looked through in which there is one. */
async function* casesOf({ store }: Context, { village, cases }: Known, contact: string): AsyncIterable<string> {
  const stored = await Promise.all(cases.map((one) => store.get<Case>(one.id)));
  const villages = new Set([village, ...stored.map((one) => one?.area ?? null)].filter((area) => area !== null));
  for (const area of villages) {
    for await (const one of allCases(store, area)) {
      if (concerns(one.data, contact)) yield one.id;
    }
  }
}

async function* allCases(store: Context['store'], area: AreaPath): AsyncIterable<Aggregate<Case>> {
  const seen = new Set<string>();
  for (let before = Infinity; ;) {
    const limits = Number.isFinite(before) ? { before, limit: PAGE } : { limit: PAGE };
    const page = (await store.find<Case>({ kind: 'case', area, ...limits })).filter((one) => !seen.has(one.id));
    const last = page.at(-1);
    if (last === undefined) return;
    for (const one of page) seen.add(one.id);
    yield* page;
    // Others may have begun in the same millisecond.
    before = last.at + 1;
  }
}

/** Also when they have withdrawn since: their words are still there. */
function concerns(c: Case, contact: string): boolean {
  return [...c.reporters.map((one) => one.contact), ...c.remarks.map((one) => one.by)].includes(contact);
}

async function forgetIn(context: Context, id: string, who: Forgotten & { id: string }, key: string): Promise<void> {
  const now = doing(context, { kind: 'reporter', contact: who.id }, `${key}#forget`);
  await change<Case>(context.store, id, (current) => {
    if (current === null || !concerns(current.data, who.id)) return null;
    const before = { ...current, outbox: current.outbox.flatMap((item) => withoutPerson(item, who)) };
    return caseAggregate(before, forgetReporter(current.data, who.id, now), now, context.mergeWindow);
  });
}

/** What was still to be said to them is not said any more; in a room it is said to the others. */
function withoutPerson(item: OutboxItem, { channel, user }: Forgotten): OutboxItem[] {
  const { to } = item;
  if (to.to !== 'conversation' || to.channel !== channel) return [item];
  if (to.id === user) return [];
  return [{ ...item, to: { ...to, mention: to.mention.filter((one) => one.id !== user) } }];
}
