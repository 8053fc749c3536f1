import type { Log } from '../common/log.js';
import type { Instant } from '../domain/time.js';
import type { Channel, ChannelStatus, OutgoingMessage, Receive, SendResult } from '../ports/channel.js';
import { BEAT_EVERY, type SessionLease } from '../usecases/session-lease.js';

export interface ExclusiveChannelOptions {
  name: string;
  lease: SessionLease;
  /**
   * Makes the channel of one session. What waits its turn in it could be said long after the session was lost, so it asks
   * `holds` before it says anything.
   */
  open(holds: () => Promise<boolean>): Channel;
  now(): Instant;
  log: Log;
}

/**
 * A channel of which only one process may have a session: started, it takes the session or stands by until that is free.
 * Before anything is said the lease is asked once more, when it is its turn, so that a process that was paused or cut off, and has lost its
 * session without knowing, says nothing. Stopped, it lets go at once.
 */
export class ExclusiveChannel implements Channel {
  readonly name: string;
  readonly #options: ExclusiveChannelOptions;
  readonly #beats = createQueue();
  /** Null while it is not started. */
  #receive: Receive | null = null;
  /** Null while it stands by. */
  #session: Channel | null = null;
  #beatAt: Instant = Number.NEGATIVE_INFINITY;

  constructor(options: ExclusiveChannelOptions) {
    this.name = options.name;
    this.#options = options;
  }

  /** True while it is another process that hears and speaks. */
  get standsBy(): boolean {
    return this.#receive !== null && this.#session === null;
  }

  /**
   * Keeps the session, takes it when it is free, ends it when it is lost; to be called every second.
   * Errors: those of the store, and of the channel that should begin; the next beat tries again.
   */
  async beat(): Promise<void> {
    const now = this.#options.now();
    const passed = now - this.#beatAt;
    // Below zero the clock was put back.
    if (this.#receive === null || (passed >= 0 && passed < BEAT_EVERY)) return;
    this.#beatAt = now;
    await this.#beats(() => this.#follow());
  }

  async start(receive: Receive): Promise<void> {
    this.#receive = receive;
    await this.beat();
    const { log, lease } = this.#options;
    if (this.#session === null) log.info({ channel: this.name, by: lease.holder }, 'standing by');
  }

  async stop(): Promise<void> {
    this.#receive = null;
    await this.#beats(() => this.#end());
    await this.#letGo();
  }

  async send(message: OutgoingMessage): Promise<SendResult> {
    const speaking = this.#session;
    if (speaking === null || !(await this.#holds()) || speaking !== this.#session)
      return { sent: false, retry: true, reason: 'offline', detail: 'another process may have the session' };
    return speaking.send(message);
  }

  status(): ChannelStatus {
    if (this.#session !== null) return this.#session.status();
    if (this.#receive === null) return { state: 'stopped', lastHeardAt: null, detail: '' };
    const { holder } = this.#options.lease;
    const by = holder === null ? 'nobody' : `process ${holder.pid} on ${holder.host}`;
    return { state: 'waiting', lastHeardAt: null, detail: `standing by, ${by} has the session` };
  }

  #holds(): Promise<boolean> {
    return this.#options.lease.holds().catch(() => false);
  }

  async #follow(): Promise<void> {
    if (this.#receive === null) return;
    const { lease, log } = this.#options;
    const held = await lease.beat();
    if (held && this.#session === null) await this.#begin(this.#receive);
    if (held || this.#session === null) return;
    log.warn({ channel: this.name, by: lease.holder }, 'another process has taken the session; standing by');
    await this.#end();
  }

  async #begin(receive: Receive): Promise<void> {
    const { log, open } = this.#options;
    log.info({ channel: this.name }, 'this process has the session');
    const session = open(() => (session === this.#session ? this.#holds() : Promise.resolve(false)));
    this.#session = session;
    try {
      await this.#session.start(receive);
    } catch (error) {
      await this.#end();
      await this.#letGo();
      throw error;
    }
  }

  async #end(): Promise<void> {
    const ended = this.#session;
    this.#session = null;
    await ended?.stop();
  }

  async #letGo(): Promise<void> {
    const { lease, log } = this.#options;
    await lease.release().catch((err: unknown) => {
      log.warn({ err, channel: this.name }, 'the session was not let go of; another process takes it in a minute');
    });
  }
}

/** Runs works one after the other, whatever became of those before. */
function createQueue(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work, work);
    last = next;
    return next;
  };
}
