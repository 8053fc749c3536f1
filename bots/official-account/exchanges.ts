/**
 * The messages that the platform waits on at present. What is said to somebody while a request of theirs is open goes out
 * as the answer to it: answers cost nothing, other messages are counted.
 */
import { SECOND, type Instant } from '../../src/domain/time.js';
import type { Schedule } from '../shared/schedule.js';
import { Exchange } from './exchange.js';

export interface Exchanges {
  /** A request has brought this message: a new exchange, or the one it has when the platform repeats it. */
  arrived(key: string, user: string): Exchange;
  /** The service has the message with this key. */
  taken(key: string): void;
  /** Answers the oldest open request of this person; false when there is none. */
  reply(user: string, text: string): boolean;
}

/** Three tries of five seconds, and some. */
const REMEMBERED = 20 * SECOND;

export function createExchanges(now: () => Instant, schedule: Schedule): Exchanges {
  const exchanges = new Map<string, { begun: Instant; exchange: Exchange }>();

  function forgetOld(): void {
    for (const [key, { begun }] of exchanges) {
      if (now() - begun < REMEMBERED) return;
      exchanges.delete(key);
    }
  }

  return {
    arrived(key, user) {
      forgetOld();
      const kept = exchanges.get(key) ?? { begun: now(), exchange: new Exchange(user, schedule) };
      exchanges.set(key, kept);
      kept.exchange.tries += 1;
      return kept.exchange;
    },
    taken: (key) => exchanges.get(key)?.exchange.take(),
    reply(user, text) {
      for (const { exchange } of exchanges.values()) {
        if (exchange.user === user && exchange.reply(text)) return true;
      }
      return false;
    },
  };
}
