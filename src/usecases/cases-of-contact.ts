/** Every case in which somebody has a part, however long ago; for what must miss none. */
import type { AreaPath } from '../domain/area.js';
import type { Case } from '../domain/case/types.js';
import type { Aggregate, Store } from '../ports/store.js';

/** What a contact knows that leads to its cases. */
export interface CasesKnown {
  village: AreaPath | null;
  cases: readonly { id: string }[];
}

const PAGE = 200;

/** Ids. A contact remembers its latest cases only, so every village in which it has one is looked through. */
export async function* casesOfContact(
  store: Store,
  { village, cases }: CasesKnown,
  contact: string,
): AsyncIterable<string> {
  const stored = await Promise.all(cases.map((one) => store.get<Case>(one.id)));
  const villages = new Set(
    [village, ...stored.map((one) => one?.data.village ?? null)].filter((area) => area !== null),
  );
  for (const area of villages) {
    for await (const one of allCases(store, area)) {
      if (hasPartIn(one.data, contact)) yield one.id;
    }
  }
}

/** Also when they have withdrawn since: their words are still there. */
export function hasPartIn(c: Case, contact: string): boolean {
  return [...c.reporters.map((one) => one.contact), ...c.remarks.map((one) => one.by)].includes(contact);
}

async function* allCases(store: Store, area: AreaPath): AsyncIterable<Aggregate<Case>> {
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
