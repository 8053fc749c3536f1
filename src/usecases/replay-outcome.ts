/** What became of one message, read from what is stored. */
import type { Store } from '../ports/store.js';
import { messageId } from './ids.js';

export interface ReplayOutcome {
  /** A case of its own; a follower of one; added to an own one; answered with a reason; not worked on yet. */
  kind: 'case' | 'follower' | 'added' | 'answered' | 'waiting';
  /** Number of the case, if any. */
  case: string | null;
}

const KINDS: Readonly<Record<string, ReplayOutcome['kind']>> = {
  opened: 'case',
  emergency: 'case',
  joined: 'follower',
  supplemented: 'added',
  located: 'added',
};

/** How often and how long to look until the message has been worked on. */
const LOOKS = 200;
const PAUSE = 50;

/** Waits a bounded time for the message to be worked on. A message handled long ago is told from its key alone. */
export async function outcomeOf(
  store: Store,
  channel: string,
  key: string,
  pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms)),
): Promise<ReplayOutcome> {
  for (let look = 0; look < LOOKS; look++) {
    const entry = await store.get<{ outcome: string; case: string | null }>(messageId(channel, key));
    if (entry !== null && !entry.status.startsWith('received'))
      return { kind: KINDS[entry.data.outcome] ?? 'answered', case: entry.data.case };
    await pause(PAUSE);
  }
  return { kind: 'waiting', case: null };
}
