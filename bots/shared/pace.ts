import { MINUTE, SECOND, type Instant } from '../../src/domain/time.js';
import type { Schedule } from './schedule.js';

/**
 * How fast one account speaks: like a person. Nothing of this is official; whoever kept to it was not blocked
 * (docs/channels/wechaty.md).
 */
export interface Pace {
  /**
   * Does the work when it is its turn; null, without doing it, when that is too far away. What is urgent goes before
   * everything else. Works of one conversation keep their order. Rejects as the work does.
   */
  run<T>(turn: Turn, work: () => Promise<T>): Promise<T | null>;
  /** The platform has complained: nothing that can wait is said for a while. */
  rest(): void;
  /** How many wait. */
  queued(): number;
  idle(): Promise<void>;
}

export interface Turn {
  conversation: { id: string; room: boolean };
  urgent: boolean;
}

export interface PaceOptions {
  now(): Instant;
  schedule: Schedule;
  /** From 0 to 1; chance when absent. */
  random?: () => number;
}

/** Between any two messages, and between two in one room: at least, and as much again at most by chance. */
const GAP = { least: 1 * SECOND, chance: 0.8 * SECOND };
const ROOM_GAP = { least: 3 * SECOND, chance: 2 * SECOND };
const REST = { least: 10 * MINUTE, chance: 20 * MINUTE };
/** Whoever waits longer is told to come again, so that nobody takes the sender for dead. */
const PATIENCE = 10 * SECOND;

interface Waiting extends Turn {
  since: Instant;
  begin(): Promise<void>;
  giveUp(): void;
}

export function createPace({ now, schedule, random = Math.random }: PaceOptions): Pace {
  const waiting: Waiting[] = [];
  const roomFreeAt = new Map<string, Instant>();
  let freeAt = Number.NEGATIVE_INFINITY;
  let restsUntil = Number.NEGATIVE_INFINITY;
  let underWay: Promise<void> | null = null;
  let cancelTimer = (): void => undefined;
  const within = ({ least, chance }: typeof GAP): number => Math.round(least + chance * random());

  /** When it may be said: what is urgent waits for the account alone. */
  function readyAt({ conversation, urgent }: Turn): Instant {
    if (urgent) return freeAt;
    return Math.max(freeAt, restsUntil, roomFreeAt.get(conversation.id) ?? freeAt);
  }

  function look(): void {
    cancelTimer();
    if (underWay !== null) return;
    const tooLate = waiting.filter((one) => Math.max(now(), readyAt(one)) - one.since > PATIENCE);
    for (const one of tooLate) take(one).giveUp();
    const chosen = firstOf(waiting, (one) => readyAt(one) <= now());
    if (chosen !== null) return begin(take(chosen));
    if (waiting.length === 0) return;
    const soonest = Math.min(...waiting.map(readyAt));
    cancelTimer = schedule(look, Math.max(soonest - now(), 1));
  }

  function take(one: Waiting): Waiting {
    waiting.splice(waiting.indexOf(one), 1);
    return one;
  }

  function begin(one: Waiting): void {
    underWay = one.begin().finally(() => {
      underWay = null;
      freeAt = now() + within(GAP);
      for (const [room, at] of roomFreeAt) if (at <= now()) roomFreeAt.delete(room);
      if (one.conversation.room) roomFreeAt.set(one.conversation.id, now() + within(ROOM_GAP));
      look();
    });
  }

  return {
    run: <T>(turn: Turn, work: () => Promise<T>) =>
      new Promise<T | null>((resolve, reject) => {
        const begin = (): Promise<void> => work().then(resolve, reject);
        waiting.push({ ...turn, since: now(), begin, giveUp: () => resolve(null) });
        look();
      }),
    rest: () => void (restsUntil = now() + within(REST)),
    queued: () => waiting.length + (underWay === null ? 0 : 1),
    idle: async () => {
      cancelTimer();
      for (const one of waiting.splice(0)) one.giveUp();
      await underWay;
    },
  };
}

/** The first of each conversation may go; among those the urgent ones do before the others. */
function firstOf(waiting: readonly Waiting[], isReady: (one: Waiting) => boolean): Waiting | null {
  const seen = new Set<string>();
  const ready = waiting.filter((one) => {
    const isFirst = one.urgent || !seen.has(one.conversation.id);
    seen.add(one.conversation.id);
    return isFirst && isReady(one);
  });
  return ready.find((one) => one.urgent) ?? ready[0] ?? null;
}
