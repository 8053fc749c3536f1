/** What /readyz says: whether this process does its part, and what keeps it from that. */
import { AppError, type ErrorCode } from './common/errors.js';
import { ExclusiveChannel } from './delivery/exclusive-channel.js';
import type { Readiness } from './http/create-http.js';
import type { Channel } from './ports/channel.js';

/** Before the service stands; `trouble` is what the store said to being opened, null while it has not failed yet. */
export function notYet(trouble: ErrorCode | null): Readiness {
  return { ready: false, reasons: trouble === null ? ['starting'] : [aboutStore(trouble)] };
}

/** Whoever stands by for another process is ready, and says so: a message over HTTP may go to any of them. */
export function readinessOf(trouble: ErrorCode | null, channels: Iterable<Channel>): Readiness {
  const missing = trouble === null ? [] : [aboutStore(trouble)];
  const notes: string[] = [];
  for (const channel of channels) {
    const { state, detail } = channel.status();
    if (isStandingBy(channel)) notes.push(`channel ${channel.name} is ${detail}`);
    else if (state !== 'ready')
      missing.push(`channel ${channel.name} is ${state}${detail === '' ? '' : `: ${detail}`}`);
  }
  return { ready: missing.length === 0, reasons: [...missing, ...notes] };
}

/** True for a channel over which another process hears and speaks. */
export function isStandingBy(channel: Channel | undefined): boolean {
  return channel instanceof ExclusiveChannel && channel.standsBy;
}

/** The sentence of the code alone, because anybody may ask; names of servers are in the log. */
function aboutStore(trouble: ErrorCode): string {
  return `store: ${new AppError(trouble).message}`;
}
