/** All cases of an area, however many: page by page, so that others are served in between. */
import type { AreaPath } from '../domain/area.js';
import type { Case } from '../domain/case/types.js';
import type { Instant } from '../domain/time.js';
import type { Store } from '../ports/store.js';

/** Read and parsed at a stretch. */
const PAGE = 500;

/** `since` and `before` as in the store's `FindQuery`. */
export interface WhichCases {
  area: AreaPath;
  status?: readonly string[];
  since?: Instant;
  before?: Instant;
}

/** Newest first, each once. Errors: those of the store. */
export async function* everyCase(store: Store, { before: end, ...which }: WhichCases): AsyncGenerator<Case> {
  const seen = new Set<string>();
  let limit = PAGE;
  let before = end;
  for (;;) {
    const page = await store.find<Case>({ kind: 'case', ...which, limit, ...(before === undefined ? {} : { before }) });
    for (const { id, data } of page) if (!seen.has(id)) yield data;
    const oldest = page.at(-1);
    if (oldest === undefined || page.length < limit) return;
    page.forEach(({ id }) => seen.add(id));
    // More of the same instant may follow; when a whole page is of one instant, a longer one gets past it.
    if (before === oldest.at + 1) limit *= 2;
    before = oldest.at + 1;
  }
}
