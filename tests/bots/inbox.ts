import type { IncomingMessage, Receive } from '../../src/ports/channel.js';

/** A service that only collects, and can be told to refuse. */
export interface Inbox {
  receive: Receive;
  messages: IncomingMessage[];
  /** Every message that was offered, also the refused ones. */
  offered: IncomingMessage[];
  /** Refuses this many from now on. */
  refuse(count: number): void;
  /** Resolves when this many were taken since the beginning. */
  taken(count: number): Promise<IncomingMessage[]>;
  /** Resolves when this many were offered since the beginning. */
  seen(count: number): Promise<void>;
}

export function createInbox(): Inbox {
  const messages: IncomingMessage[] = [];
  const offered: IncomingMessage[] = [];
  const listeners = new Set<() => void>();
  let refusals = 0;

  const until = (done: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (!done()) return;
        listeners.delete(look);
        resolve();
      };
      listeners.add(look);
      look();
    });

  return {
    messages,
    offered,
    async receive(message) {
      offered.push(message);
      const refused = refusals > 0;
      if (refused) refusals -= 1;
      else messages.push(message);
      for (const listener of [...listeners]) listener();
      if (refused) throw new Error('store away');
    },
    refuse: (count) => void (refusals = count),
    async taken(count) {
      await until(() => messages.length >= count);
      return messages;
    },
    seen: (count) => until(() => offered.length >= count),
  };
}

export const quietLog = { info: () => undefined, warn: () => undefined, error: () => undefined };
