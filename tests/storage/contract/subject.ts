import type { Aggregate, Store } from '../../../src/ports/store.js';

/** An empty place that one test has for itself. */
export interface Place {
  /** Opens the place once more, as another process would; what was stored before is there. */
  open(): Promise<Store>;
  /** Called after every store of the place was closed. */
  destroy(): Promise<void>;
}

/** A kind of store, as the contract suite sees it. */
export interface Subject {
  name: string;
  place(): Promise<Place>;
  /** Milliseconds that one test may take. */
  timeout: number;
}

type Body = (store: Store, openAnother: () => Promise<Store>) => Promise<void>;

/** A test body with a store of its own; every store that it opens is closed, then the place is destroyed. */
export function withStore(subject: Subject, body: Body): () => Promise<void> {
  return async () => {
    const place = await subject.place();
    const opened: Store[] = [];
    const open = async (): Promise<Store> => {
      const store = await place.open();
      opened.push(store);
      return store;
    };
    try {
      await body(await open(), open);
    } finally {
      for (const store of opened) await store.close();
      await place.destroy();
    }
  };
}

/** 2026-11-23 10:00 in China. */
export const NOW = Date.UTC(2026, 10, 23, 2);

export interface Notes {
  lines: string[];
}

/** A new aggregate of village 1.2; the id follows the area. */
export function aggregate(name: string, overrides: Partial<Aggregate<Notes>> = {}): Aggregate<Notes> {
  const area = overrides.area ?? '1.2';
  return {
    id: `${area}/${name}`,
    version: 0,
    kind: 'case',
    area,
    status: 'new',
    at: NOW,
    due: null,
    ref: null,
    data: { lines: [] },
    seen: [],
    outbox: [],
    ...overrides,
  };
}

/** Stores all of them as new. */
export async function storeAll(store: Store, aggregates: readonly Aggregate[]): Promise<void> {
  const written = await Promise.all(aggregates.map((each) => store.commit(each, 0)));
  if (written.includes(false)) throw new Error('an aggregate of this test was there before');
}

/** The part of the id after the area. */
export function nameOf(aggregateOrId: Aggregate | string): string {
  const id = typeof aggregateOrId === 'string' ? aggregateOrId : aggregateOrId.id;
  return id.slice(id.lastIndexOf('/') + 1);
}
