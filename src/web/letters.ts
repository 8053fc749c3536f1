/** What was said to a browser whose owner nobody knows: kept until they come back to read it. */
import { DAY, type Instant } from '../domain/time.js';
import type { Store } from '../ports/store.js';
import { change } from '../usecases/change.js';
import { freshAggregate } from '../usecases/fresh-aggregate.js';
import { lettersId } from '../usecases/ids.js';

export interface Letter {
  /** The same for every attempt to say it. */
  key: string;
  at: Instant;
  text: string;
}

const MOST = 50;
const KEPT: Instant = 180 * DAY;

/** Once per key. */
export async function keepLetter(store: Store, browser: string, letter: Letter): Promise<void> {
  const id = lettersId(browser);
  await change<{ letters: readonly Letter[] }>(store, id, (current) => {
    const before = current?.data.letters ?? [];
    if (before.some((one) => one.key === letter.key)) return null;
    const data = { letters: [...before, letter].slice(-MOST) };
    const begun = current ?? freshAggregate({ id, kind: 'letters', area: '', at: letter.at, data });
    return { ...begun, due: letter.at + KEPT, data };
  });
}

/** Newest first. */
export async function lettersOf(store: Store, browser: string): Promise<readonly Letter[]> {
  const found = await store.get<{ letters: readonly Letter[] }>(lettersId(browser));
  return (found?.data.letters ?? []).toReversed();
}

export async function forgetLetters(store: Store, browser: string): Promise<void> {
  const found = await store.get(lettersId(browser));
  if (found !== null) await store.remove(found.id, found.version);
}
