/** Posts events to subscriptions; one that does not take them costs the others nothing but a moment. */
import { SECOND, type Instant } from '../../domain/time.js';
import type { Store } from '../../ports/store.js';
import type { Subscription } from '../../usecases/subscriptions.js';
import type { Outcome } from '../deliver.js';
import { sendSigned, type Parcel } from './send-signed.js';

/** After a failure, only so long afterwards somebody tries again; the others fail at once and come back by themselves. */
const REST: Instant = 30 * SECOND;

export interface PosterOptions {
  store: Store;
  now: () => Instant;
  privately: boolean;
  send?: (parcel: Parcel) => Promise<string | null>;
}

interface Standing {
  /** The last post under way: events of one subscription go one after the other. */
  last: Promise<unknown>;
  restsUntil: Instant;
  /** True while it is not known to take anything: then one tries, and nobody waits behind it. */
  doubtful: boolean;
  busy: boolean;
}

/** An event of a subscription that was removed counts as said. Errors: those of the store. */
export function createPoster({ store, now, privately, send = sendSigned }: PosterOptions) {
  const known = new Map<string, Standing>();

  async function post(id: string, body: string, standing: Standing): Promise<Outcome> {
    if (standing.restsUntil > now()) return waits('rests after a failure');
    const found = await store.get<Subscription>(id);
    if (found?.status !== 'active') return { said: true };
    const { url, secret } = found.data;
    const failed = await send({ url, body, secret, privately, now: now() });
    standing.doubtful = failed !== null;
    if (failed === null) return { said: true };
    standing.restsUntil = now() + REST;
    return waits(failed);
  }

  return async (id: string, body: string): Promise<Outcome> => {
    const standing = known.get(id) ?? { last: Promise.resolve(), restsUntil: -Infinity, doubtful: false, busy: false };
    known.set(id, standing);
    if (standing.doubtful && standing.busy) return waits('is being tried');
    standing.busy = true;
    const mine = standing.last.then(() => post(id, body, standing));
    standing.last = mine.catch(() => undefined);
    try {
      return await mine;
    } finally {
      standing.busy = false;
    }
  };
}

const waits = (detail: string): Outcome => ({ said: false, retry: true, detail: `webhook ${detail}` });
