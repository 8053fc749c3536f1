import { MINUTE, SECOND } from '../../src/domain/time.js';
import type { IncomingMessage, Receive } from '../../src/ports/channel.js';
import type { ChannelLog } from './channel-log.js';
import { createLanes } from './lanes.js';
import { createRecentKeys } from './recent-keys.js';
import type { Schedule } from './schedule.js';

/** A message that the platform has announced. */
export interface Offer {
  /** What makes it the same message when the platform delivers it again. */
  key: string;
  /** Messages of one lane (a conversation) are first handed over in the order they were offered. */
  lane: string;
  /** Makes the message; null when there is nothing in it for the service. May be called more than once. */
  read(): Promise<IncomingMessage | null>;
}

/**
 * `taken`: the service has it durably. `ignored`: `read` gave null. `duplicate`: it was taken or ignored before.
 */
export type Outcome = 'taken' | 'ignored' | 'duplicate';

export interface Intake {
  /** Never throws. A message offered again while it is still being handed over is dropped: the first one goes on. */
  offer(offer: Offer): void;
  /** Takes nothing new, gives up what waits to be tried again, and resolves when no `receive` is under way. */
  close(): Promise<void>;
}

export interface IntakeOptions {
  receive: Receive;
  log: ChannelLog;
  schedule: Schedule;
  /** Told once for every offer that came to an end. */
  onOutcome?(key: string, outcome: Outcome): void;
}

/** How many handed-over keys are remembered; a session re-delivers its last few, never thousands. */
const REMEMBERED = 5_000;
/** After a refusal; the last one repeats without end, because what people said must not be lost while the store is away. */
const BACK_OFF = [1 * SECOND, 2 * SECOND, 5 * SECOND, 15 * SECOND] as const;
const LAST_BACK_OFF = 1 * MINUTE;

/**
 * Hands messages to the service: each one until it is taken, none twice, in order within a lane.
 * A refused message is tried again later and does not hold up those behind it.
 */
export function createIntake({ receive, log, schedule, onOutcome }: IntakeOptions): Intake {
  const lanes = createLanes();
  const underWay = new Set<string>();
  const settled = createRecentKeys(REMEMBERED);
  const waiting = new Map<string, () => void>();
  let closed = false;

  async function attempt(offer: Offer, refusals: number): Promise<void> {
    let message: IncomingMessage | null;
    try {
      message = await offer.read();
      if (message) await receive(message);
    } catch (err) {
      tryLater(offer, refusals, err);
      return;
    }
    // Remembered only now: a message that was refused is no duplicate when it comes again.
    settled.add(offer.key);
    underWay.delete(offer.key);
    onOutcome?.(offer.key, message ? 'taken' : 'ignored');
  }

  function tryLater(offer: Offer, refusals: number, err: unknown): void {
    if (closed) {
      log.error({ err, key: offer.key }, 'message not taken before the channel stopped');
      return;
    }
    const delay = BACK_OFF[refusals] ?? LAST_BACK_OFF;
    log.warn({ err, key: offer.key, refusals: refusals + 1, delay }, 'message not taken, will be handed over again');
    const cancel = schedule(() => {
      waiting.delete(offer.key);
      void lanes.run(offer.lane, () => attempt(offer, refusals + 1));
    }, delay);
    waiting.set(offer.key, cancel);
  }

  return {
    offer(offer) {
      if (closed || underWay.has(offer.key)) return;
      if (settled.has(offer.key)) return onOutcome?.(offer.key, 'duplicate');
      underWay.add(offer.key);
      void lanes.run(offer.lane, () => attempt(offer, 0));
    },
    async close() {
      closed = true;
      for (const cancel of waiting.values()) cancel();
      if (waiting.size > 0) log.error({ messages: waiting.size }, 'messages not taken before the channel stopped');
      waiting.clear();
      await lanes.idle();
    },
  };
}
