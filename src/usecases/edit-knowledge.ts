/** One entry of a knowledge base at a time; importing a file again still replaces them all. */
import type { AreaPath } from '../domain/area.js';
import { titleOf, type KnowledgeEntry } from '../knowledge/entry.js';
import { appliedBefore, change, withSeen } from './change.js';
import type { Context } from './context.js';
import { freshAggregate } from './fresh-aggregate.js';
import { noteVersion } from './noted-versions.js';
import { KNOWLEDGE_BASES_ID, knowledgeId, type StoredKnowledge } from './read-knowledge.js';

export type Edited = 'done' | 'taken' | 'gone';

/** In the order of the base; none where the area has no base of its own. */
export async function entriesOf({ store }: Pick<Context, 'store'>, area: AreaPath): Promise<readonly KnowledgeEntry[]> {
  return (await store.get<StoredKnowledge>(knowledgeId(area)))?.data.entries ?? [];
}

/**
 * Puts an entry in place of the one with the title `instead`, or, with "", after the others; running services answer with
 * it within a minute. Once for each key. `taken`: another entry asks the same; `gone`: there is none of that title any more.
 */
export function putEntry(
  context: Context,
  area: AreaPath,
  entry: KnowledgeEntry,
  instead: string,
  key: string,
): Promise<Edited> {
  return edit(context, area, key, (entries) => {
    const others = entries.filter((one) => instead === '' || titleOf(one) !== instead);
    if (instead !== '' && others.length === entries.length) return 'gone';
    if (others.some(({ questions }) => questions.some((one) => entry.questions.includes(one)))) return 'taken';
    return instead === '' ? [...entries, entry] : entries.map((one) => (titleOf(one) === instead ? entry : one));
  });
}

/** Answers nothing with it from now on; it stays to be read. */
export function retireEntry(context: Context, area: AreaPath, title: string, key: string): Promise<Edited> {
  const now = context.now();
  const until = (entry: KnowledgeEntry): number => Math.min(entry.until ?? now, now);
  return edit(context, area, key, (entries) =>
    entries.some((one) => titleOf(one) === title)
      ? entries.map((one) => (titleOf(one) === title ? { ...one, until: until(one) } : one))
      : 'gone',
  );
}

async function edit(
  { store, now }: Context,
  area: AreaPath,
  key: string,
  edited: (entries: readonly KnowledgeEntry[]) => readonly KnowledgeEntry[] | Exclude<Edited, 'done'>,
): Promise<Edited> {
  const id = knowledgeId(area);
  let result: Edited = 'done';
  const written = await change<StoredKnowledge>(store, id, (current) => {
    result = 'done';
    if (appliedBefore(current, key)) return null;
    const entries = edited(current?.data.entries ?? []);
    if (typeof entries === 'string') {
      result = entries;
      return null;
    }
    const data = { entries };
    const begun = current ?? freshAggregate({ id, kind: 'knowledge', area, at: now(), data });
    return withSeen({ ...begun, data }, key);
  });
  // Also for a repetition: the first time may have died before it.
  if (written !== null) await noteVersion(store, KNOWLEDGE_BASES_ID, written, now());
  return result;
}
