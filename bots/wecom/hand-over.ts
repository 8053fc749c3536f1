import { createIntake } from '../shared/intake.js';
import type { IntakeOptions, Offer } from '../shared/intake.js';

export interface HandOver {
  /** Resolves true once the message is safe (or known, or nothing), false when it is closed before. Not after that. */
  offer(offer: Offer): Promise<boolean>;
  /** As of an intake. */
  close(): Promise<void>;
}

/** An intake whose callers wait for what becomes of their message, also for one that was offered by somebody before. */
export function createHandOver(options: Omit<IntakeOptions, 'onOutcome'>): HandOver {
  const waiting = new Map<string, ((safe: boolean) => void)[]>();

  function settle(key: string, safe: boolean): void {
    const callers = waiting.get(key) ?? [];
    waiting.delete(key);
    for (const tell of callers) tell(safe);
  }

  const intake = createIntake({ ...options, onOutcome: (key) => settle(key, true) });
  return {
    offer: (offer) =>
      new Promise((tell) => {
        waiting.set(offer.key, [...(waiting.get(offer.key) ?? []), tell]);
        intake.offer(offer);
      }),
    close: async () => {
      await intake.close();
      for (const key of [...waiting.keys()]) settle(key, false);
    },
  };
}
