/** Keeps what a process knows of the knowledge bases in step with the store, reading only those that changed. */
import { lineageOf, type AreaPath } from '../domain/area.js';
import type { Instant } from '../domain/time.js';
import { holdsIn, type KnowledgeEntry } from '../knowledge/entry.js';
import { createKnowledgeBase, type Found, type KnowledgeBase } from '../knowledge/knowledge-base.js';
import type { Store } from '../ports/store.js';
import { change } from './change.js';
import { freshAggregate } from './fresh-aggregate.js';

/** One aggregate for each area that has a knowledge base of its own: a county, a township, a village. */
export interface StoredKnowledge {
  entries: readonly KnowledgeEntry[];
}

export const knowledgeId = (area: AreaPath): string => `${area}/knowledge`;

/** The one aggregate that tells processes which knowledge bases there are, and in which version. */
const VERSIONS_ID = 'knowledge/98/bases';

interface Versions {
  versions: Readonly<Record<string, number>>;
}

export interface KnowledgeReader {
  /** Reads what changed since the last time. Errors: those of the store; what is known then stays. */
  refresh(): Promise<void>;
  /** The entries most like the question that hold in the area and are accepted, surest first; the nearest base wins a tie. */
  find(area: AreaPath, question: string, accepts: (entry: KnowledgeEntry) => boolean): Found[];
}

export function createKnowledgeReader(store: Store): KnowledgeReader {
  const bases = new Map<string, { version: number; ask: () => KnowledgeBase }>();
  let known = 0;
  return {
    refresh: async () => {
      const noted = await store.get<Versions>(VERSIONS_ID);
      if (noted === null || noted.version === known) return;
      for (const [id, version] of Object.entries(noted.data.versions)) {
        if (bases.get(id)?.version === version) continue;
        const stored = await store.get<StoredKnowledge>(id);
        if (stored !== null) bases.set(id, { version: stored.version, ask: whenAsked(stored.data.entries) });
      }
      known = noted.version;
    },
    find: (area, question, accepts) => {
      const near = lineageOf(area).flatMap((path) => bases.get(knowledgeId(path)) ?? []);
      const found = near.flatMap(({ ask }) => ask().find(question, (entry) => holdsIn(entry, area) && accepts(entry)));
      return found.sort((a, b) => b.confidence - a.confidence);
    },
  };
}

/** Most processes are never asked about most areas: the index is built with the first question. */
function whenAsked(entries: readonly KnowledgeEntry[]): () => KnowledgeBase {
  let base: KnowledgeBase | null = null;
  return () => (base ??= createKnowledgeBase(entries));
}

/** Notes for all processes that a knowledge base has this version now. */
export async function noteKnowledge(store: Store, id: string, version: number, now: Instant): Promise<void> {
  await change<Versions>(store, VERSIONS_ID, (current) => {
    const before = current?.data.versions ?? {};
    if ((before[id] ?? 0) >= version) return null;
    const data = { versions: { ...before, [id]: version } };
    return {
      ...(current ?? freshAggregate({ id: VERSIONS_ID, kind: 'knowledge-versions', area: '', at: now, data })),
      data,
    };
  });
}
