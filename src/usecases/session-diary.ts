/** When a channel with a login heard nothing: kept for operators, who are told when it begins and when it is over. */
import type { PersonId } from '../domain/person.js';
import type { Told } from '../domain/notice.js';
import type { Instant } from '../domain/time.js';
import { change } from './change.js';
import type { Context } from './context.js';
import { freshAggregate } from './fresh-aggregate.js';
import { diaryId } from './ids.js';
import { dueWith, outboxItems } from './outbox.js';

/** `until` is null while it lasts. */
export interface Gap {
  from: Instant;
  until: Instant | null;
}

interface Diary {
  /** Oldest first, bounded. */
  gaps: readonly Gap[];
}

/** What operators are told. */
export interface DiaryWords {
  ended(from: Instant, now: Instant): string;
  back(from: Instant, until: Instant, now: Instant): string;
}

const MOST_GAPS = 20;
const ENDED = 'ended';

export async function gapsOf({ store }: Context, channel: string): Promise<readonly Gap[]> {
  return (await store.get<Diary>(diaryId(channel)))?.data.gaps ?? [];
}

/** Notes that nothing is heard since `from`; once, whichever process notices it. */
export async function noteEnded(context: Context, channel: string, from: Instant, words: DiaryWords): Promise<void> {
  const now = context.now();
  await changeDiary(context, channel, (gaps) => {
    const last = gaps.at(-1);
    if (last !== undefined && (last.until === null || last.until > from)) return null;
    return { gaps: [...gaps, { from, until: null }], cause: `${ENDED}-${String(from)}`, text: words.ended(from, now) };
  });
}

/** Notes that everything is heard again. What nobody could be told meanwhile is part of what they are told now. */
export async function noteBack(context: Context, channel: string, words: DiaryWords): Promise<void> {
  const now = context.now();
  await changeDiary(context, channel, (gaps) => {
    const last = gaps.at(-1);
    if (last?.until !== null) return null;
    const { from } = last;
    const text = words.back(from, now, now);
    return { gaps: [...gaps.slice(0, -1), { from, until: now }], cause: `back-${String(from)}`, text };
  });
}

interface Entry {
  gaps: readonly Gap[];
  cause: string;
  text: string;
}

async function changeDiary(
  context: Context,
  channel: string,
  update: (gaps: readonly Gap[]) => Entry | null,
): Promise<void> {
  const [id, now] = [diaryId(channel), context.now()];
  await change<Diary>(context.store, id, (current) => {
    const entry = update(current?.data.gaps ?? []);
    if (entry === null) return null;
    const data = { gaps: entry.gaps.slice(-MOST_GAPS) };
    const base = current ?? freshAggregate({ id, kind: 'session-diary', area: '', at: now, data });
    const unsaid = base.outbox.filter((item) => item.lease !== null || !item.id.startsWith(ENDED));
    const outbox = [...unsaid, ...outboxItems(toOperators(context, entry.text), entry.cause, now)];
    return { ...base, data, outbox, due: dueWith(null, outbox) };
  });
}

function toOperators(context: Context, text: string): Told[] {
  return operators(context).map((person) => ({ to: { to: 'person', person }, notice: { kind: 'said', text } }));
}

function operators(context: Context): PersonId[] {
  const people = context.directory().villages.flatMap((village) => village.people);
  return [...new Set(people.filter((one) => one.duties.some((duty) => duty.role === 'operator')).map((one) => one.id))];
}
