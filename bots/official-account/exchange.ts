/** One message that the platform brings, and waits for an answer to: up to three requests of five seconds each. */
import type { Schedule } from '../shared/schedule.js';

export class Exchange {
  readonly user: string;
  /** How many requests have brought it so far. */
  tries = 0;
  /** True once the service has the message. */
  #taken = false;
  #answer: string | null = null;
  /** Requests that take an answer now. */
  #open = 0;
  readonly #schedule: Schedule;
  readonly #listeners = new Set<() => void>();

  constructor(user: string, schedule: Schedule) {
    this.user = user;
    this.#schedule = schedule;
  }

  /** Given to every request; null while there is none. */
  get answer(): string | null {
    return this.#answer;
  }

  get isTaken(): boolean {
    return this.#taken;
  }

  take(): void {
    this.#taken = true;
    this.#tell();
  }

  /** True when an open request takes the answer along. */
  reply(text: string): boolean {
    if (this.#open === 0 || this.#answer !== null) return false;
    this.#answer = text;
    this.#tell();
    return true;
  }

  /** Resolves when there is an answer, at the latest after `patience` milliseconds or when the client is gone. */
  async answered(patience: number, signal: AbortSignal): Promise<void> {
    this.#open += 1;
    await this.#until(() => this.#answer !== null, { patience, signal, ended: () => (this.#open -= 1) });
  }

  /** Resolves when the service has the message, within the same limits. */
  async taken(patience: number, signal: AbortSignal): Promise<void> {
    await this.#until(() => this.#taken, { patience, signal });
  }

  /** Waits out the time, or until the client is gone. */
  async never(patience: number, signal: AbortSignal): Promise<void> {
    await this.#until(() => false, { patience, signal });
  }

  /** `ended` is called in the moment it ends, so that nothing is given to a request that is no longer there. */
  #until(
    done: () => boolean,
    { patience, signal, ended }: { patience: number; signal: AbortSignal; ended?: () => void },
  ): Promise<void> {
    return new Promise((resolve) => {
      const end = (): void => {
        cancel();
        this.#listeners.delete(look);
        signal.removeEventListener('abort', end);
        ended?.();
        resolve();
      };
      const look = (): void => {
        if (done() || signal.aborted) end();
      };
      const cancel = this.#schedule(end, patience);
      this.#listeners.add(look);
      signal.addEventListener('abort', end);
      look();
    });
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
