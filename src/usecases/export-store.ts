/**
 * The export of a store, as JSON lines: a head, one line for each aggregate in id order, and an end that counts them.
 *
 *     {"export":"gezipu","format":1,"at":"2026-11-23T10:00:00.000Z"}
 *     {"area":"63.02…","at":…,"data":{…},"id":…,"kind":"case",…,"version":7}
 *     {"checksum":"9f2c…","end":true,"kinds":{"case":204,"contact":180,…}}
 *
 * The checksum is the SHA-256 of the lines between head and end, each with its line feed: `sed '1d;$d' FILE | sha256sum`.
 */
import type { Instant } from '../domain/time.js';
import type { Store } from '../ports/store.js';
import { belongings, canonicalLine, createCounter, type Census } from './census.js';

/** The format of the lines; a program reads its own and older ones. */
export const EXPORT_FORMAT = 1;

export interface ExportHead {
  export: 'gezipu';
  format: number;
  /** When it was made, ISO 8601. */
  at: string;
}

export interface ExportEnd extends Census {
  end: true;
}

/**
 * The lines of an export, without line feeds, as of the moment when the first one is asked for; others may go on writing.
 * Returns its census at the end. Errors: those of the store.
 */
export async function* exportLines(store: Store, now: Instant): AsyncGenerator<string, Census> {
  const snapshot = await store.snapshot();
  try {
    const head: ExportHead = { export: 'gezipu', format: EXPORT_FORMAT, at: new Date(now).toISOString() };
    yield JSON.stringify(head);
    const counter = createCounter();
    for await (const aggregate of belongings(snapshot)) {
      const line = canonicalLine(aggregate);
      counter.add(aggregate.kind, line);
      yield line;
    }
    const census = counter.census();
    const end: ExportEnd = { checksum: census.checksum, end: true, kinds: census.kinds };
    yield JSON.stringify(end);
    return census;
  } finally {
    await snapshot.close();
  }
}
