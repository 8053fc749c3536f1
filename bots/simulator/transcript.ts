import type { Instant } from '../../src/domain/time.js';
import type { Media, Quote } from '../../src/ports/channel.js';

/** One message of the simulated world as its people see it. */
export interface Utterance {
  /** Counts up from 1 over all conversations; a restart begins anew. */
  seq: number;
  id: string;
  /** A group's id, or the id of the person who talks with the bot alone. */
  conversation: string;
  room: boolean;
  /** The speaker's id; null is the bot. */
  sender: string | null;
  senderName: string;
  at: Instant;
  text: string;
  quote?: Quote;
  media?: Pick<Media, 'kind' | 'name' | 'duration'>;
}

/** The last messages of all conversations, and word of each new one. */
export interface Transcript {
  add(utterance: Omit<Utterance, 'seq'>): Utterance;
  find(id: string): Utterance | undefined;
  /** Oldest first, only those with a higher number. */
  after(seq: number): Utterance[];
  /** Calls back after each new message, until the answer is called. */
  onAdded(listener: () => void): () => void;
}

/** Keeps the last `limit` messages. */
export function createTranscript(limit: number): Transcript {
  const kept: Utterance[] = [];
  const listeners = new Set<() => void>();
  let seq = 0;
  return {
    add(utterance) {
      seq += 1;
      const added = { ...utterance, seq };
      kept.push(added);
      if (kept.length > limit) kept.shift();
      for (const listener of [...listeners]) listener();
      return added;
    },
    find: (id) => kept.find((utterance) => utterance.id === id),
    after: (after) => kept.filter((utterance) => utterance.seq > after),
    onAdded(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/**
 * The first message with a number above `after` for which `wanted` is true, kept or still to come.
 * Rejects when the signal is aborted.
 */
export function nextUtterance(
  transcript: Transcript,
  wanted: (utterance: Utterance) => boolean,
  after: number,
  signal?: AbortSignal,
): Promise<Utterance> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      const found = transcript.after(after).find(wanted);
      if (!found) return;
      end();
      resolve(found);
    };
    const abort = (): void => {
      end();
      reject(new Error('nobody waits any more', { cause: signal?.reason }));
    };
    const end = (): void => {
      stop();
      signal?.removeEventListener('abort', abort);
    };
    const stop = transcript.onAdded(look);
    signal?.addEventListener('abort', abort);
    if (signal?.aborted) abort();
    else look();
  });
}
