/** What was asked under an idempotency key: the same call, made again, is done at the first one's instant and so found done. */
import { createHash } from 'node:crypto';
import { DAY, type Instant } from '../domain/time.js';
import type { Store } from '../ports/store.js';
import { change } from './change.js';
import { freshAggregate } from './fresh-aggregate.js';
import { apiCallId } from './ids.js';

interface ApiCall {
  /** Hash of what was asked. */
  asked: string;
}

/** For so long a call is known again. */
export const CALL_LIFE: Instant = DAY;

/** When this was asked first; null when something else was asked under the key. `key` must hold who asks. */
export async function firstAsked(store: Store, key: string, asked: string, now: Instant): Promise<Instant | null> {
  const id = apiCallId(key);
  const data: ApiCall = { asked: createHash('sha256').update(asked).digest('hex') };
  const kept = await change<ApiCall>(store, id, (current) =>
    current === null ? freshAggregate({ id, kind: 'api-call', area: '', at: now, due: now + CALL_LIFE, data }) : null,
  );
  return kept?.data.asked === data.asked ? kept.at : null;
}
