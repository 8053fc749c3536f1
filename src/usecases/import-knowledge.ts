/** Takes a knowledge file over into the store. */
import { isDeepStrictEqual } from 'node:util';
import type { AreaPath } from '../domain/area.js';
import type { Instant } from '../domain/time.js';
import type { KnowledgeEntry } from '../knowledge/entry.js';
import type { Store } from '../ports/store.js';
import { change } from './change.js';
import { freshAggregate } from './fresh-aggregate.js';
import type { Imported } from './import-village.js';
import { noteVersion } from './noted-versions.js';
import { KNOWLEDGE_BASES_ID, knowledgeId, type StoredKnowledge } from './read-knowledge.js';

/**
 * Makes these entries the knowledge base of an area, in place of those that were there. Running services take it over
 * within a minute. Calling it again after an error of the store is safe.
 */
export async function importKnowledge(
  store: Store,
  area: AreaPath,
  entries: readonly KnowledgeEntry[],
  now: Instant,
): Promise<Imported> {
  const id = knowledgeId(area);
  const data: StoredKnowledge = { entries };
  let result: Imported = 'unchanged';
  const written = await change<StoredKnowledge>(store, id, (current) => {
    result = current === null ? 'created' : isDeepStrictEqual(plain(data), current.data) ? 'unchanged' : 'changed';
    return { ...(current ?? freshAggregate({ id, kind: 'knowledge', area, at: now, data })), data };
  });
  // Also when nothing changed: an earlier import may have died before it.
  await noteVersion(store, KNOWLEDGE_BASES_ID, written, now);
  return result;
}

/** As it comes back from the store. */
function plain(data: StoredKnowledge): unknown {
  return JSON.parse(JSON.stringify(data));
}
