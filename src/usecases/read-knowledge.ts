/** Keeps what a process knows of the knowledge bases in step with the store, reading only those that changed. */
import { lineageOf, type AreaPath } from '../domain/area.js';
import { holdsIn, type KnowledgeEntry } from '../knowledge/entry.js';
import { createKnowledgeBase, type Found, type KnowledgeBase } from '../knowledge/knowledge-base.js';
import type { Store } from '../ports/store.js';
import { createVersionsReader } from './noted-versions.js';

/** One aggregate for each area that has a knowledge base of its own: a county, a township, a village. */
export interface StoredKnowledge {
  entries: readonly KnowledgeEntry[];
}

export const knowledgeId = (area: AreaPath): string => `${area}/knowledge`;

/** Id of the aggregate that notes which knowledge bases there are. */
export const KNOWLEDGE_BASES_ID = 'knowledge/98/bases';

export interface KnowledgeReader {
  /** Reads what changed since the last time. Errors: those of the store; what is known then stays. */
  refresh(): Promise<void>;
  /** The entries most like the question that hold in the area and are accepted, surest first; the nearest base wins a tie. */
  find(area: AreaPath, question: string, accepts: (entry: KnowledgeEntry) => boolean): Found[];
}

export function createKnowledgeReader(store: Store): KnowledgeReader {
  const bases = new Map<string, () => KnowledgeBase>();
  return {
    refresh: createVersionsReader<StoredKnowledge>(store, KNOWLEDGE_BASES_ID, ({ id, data }) =>
      bases.set(id, whenAsked(data.entries)),
    ),
    find: (area, question, accepts) => {
      const near = lineageOf(area).flatMap((path) => bases.get(knowledgeId(path)) ?? []);
      const found = near.flatMap((base) => base().find(question, (entry) => holdsIn(entry, area) && accepts(entry)));
      return found.sort((a, b) => b.confidence - a.confidence);
    },
  };
}

/** Most processes are never asked about most areas: the index is built with the first question. */
function whenAsked(entries: readonly KnowledgeEntry[]): () => KnowledgeBase {
  let base: KnowledgeBase | null = null;
  return () => (base ??= createKnowledgeBase(entries));
}
