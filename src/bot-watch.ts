/** When a process with a session is of no use any more, and only beginning anew can help. */
import { MINUTE, type Instant } from './domain/time.js';
import type { ChannelStatus } from './ports/channel.js';

/** The channel mends what it can by itself, and goes first. */
const PATIENCE: Instant = 5 * MINUTE;

export interface Seen extends Pick<ChannelStatus, 'state' | 'detail'> {
  /** Another process has the session. */
  standsBy: boolean;
}

/** To be asked every second; gives the reason to end, once there is one. Waiting for a first login is none. */
export function createBotWatch(): (seen: Seen, now: Instant) => string | null {
  let hadSession = false;
  let wasReady = false;
  let awaySince: Instant | null = null;
  return ({ state, detail, standsBy }, now) => {
    if (standsBy) return hadSession ? 'another process has taken the session' : null;
    hadSession = true;
    if (state === 'ready') {
      wasReady = true;
      awaySince = null;
      return null;
    }
    if (!wasReady) return null;
    awaySince ??= now;
    return now - awaySince < PATIENCE ? null : `the session is over (${state}: ${detail})`;
  };
}
