/** Telling open pages that something has changed: they then ask again for what they show. */
import { createHash } from 'node:crypto';
import type { AreaPath } from '../domain/area.js';
import { SECOND, type Instant } from '../domain/time.js';
import type { Store } from '../ports/store.js';
import { remembered } from './remembered.js';

/** A short text that is another one as soon as a case has come, gone, or entered another state in one of the areas. */
export type SignOf = (areas: readonly AreaPath[]) => Promise<string>;

/** However many look, an area is counted once in this time. */
const FRESH: Instant = SECOND;

export function createSigns(store: Store, now: () => Instant): SignOf {
  const once = remembered<string>(FRESH, now);
  const count = async (area: AreaPath): Promise<string> => {
    const tally = await store.tally('case', area);
    return tally
      .map((one) => `${one.area} ${one.status} ${String(one.count)}`)
      .sort()
      .join('\n');
  };
  return async (areas) => {
    const signs = await Promise.all(areas.map((area) => once(area, () => count(area))));
    return createHash('sha256').update(signs.join('\n\n')).digest('base64url').slice(0, 12);
  };
}

export interface LiveOptions {
  sign(): Promise<string>;
  /** The sign of what the reader has; "" when they do not know. */
  seen: string;
  /** Resolves when it is time to look again, or when the reader has gone. */
  pause(): Promise<void>;
  signal: AbortSignal;
  /** So often at most; a browser that still looks then comes back by itself, and is asked who it is. */
  looks: number;
}

/** Server-sent events: `changed` whenever the sign is another one, and a comment else, by which a dead line is noticed. */
export async function* liveEvents({ sign, seen, pause, signal, looks }: LiveOptions): AsyncGenerator<string> {
  let known = seen;
  for (let look = 0; look < looks && !signal.aborted; look += 1) {
    // A store that does not answer now is asked again.
    const now = await sign().catch(() => known);
    if (now === known) yield ': nothing new\n\n';
    else yield known === '' ? `id: ${now}\n\n` : `id: ${now}\nevent: changed\ndata: \n\n`;
    known = now;
    await pause();
  }
}
