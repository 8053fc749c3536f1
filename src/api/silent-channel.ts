/** The door of those who reported through a program: it tells them, for it can ask and is called. Nothing is said here. */
import type { Channel } from '../ports/channel.js';

export function silentChannel(name: string, http: NonNullable<Channel['http']>): Channel {
  return {
    ...{ name, http },
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    send: () => Promise.resolve({ sent: true }),
    status: () => ({ state: 'ready', lastHeardAt: null, detail: '' }),
  };
}
