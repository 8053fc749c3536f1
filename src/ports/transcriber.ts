/** Speech to text: what a recogniser is asked, and what it may answer. */
import type { Audio } from './audio.js';

export interface Hints {
  /** Words likely to be said: places, what people are called, words of the categories. Most telling first: only so many are taken. */
  phrases: readonly string[];
  /** BCP-47 tags of what this speaker is known to speak; empty when nothing is known. */
  languages: readonly string[];
}

export interface Transcript {
  /** "" for silence, and for speech in which nothing was understood. */
  text: string;
  /** From 0 to 1; null when the recogniser does not say. */
  confidence: number | null;
  /** BCP-47 tag of what was spoken; null when the recogniser does not say. */
  language: string | null;
  /** Name of the recogniser that answered. */
  by: string;
}

export interface Transcriber {
  readonly name: string;
  /** True when the recording is sent abroad: a transfer of personal data that an operator must have allowed. */
  readonly leavesCountry: boolean;
  /** Rejects with a TranscriberError and with nothing else. After `signal` nobody waits for the answer any more. */
  transcribe(audio: Audio, hints: Hints, signal?: AbortSignal): Promise<Transcript>;
  /** Ends what is under way and lets go of processes and connections. */
  close(): Promise<void>;
}

/**
 * `unavailable`: it does not answer now. `unauthorised`: it does not take our key or account.
 * `refused`: it does not take this recording. `unsupported`: it cannot take this format.
 */
export type TranscriberErrorKind = 'unavailable' | 'unauthorised' | 'refused' | 'unsupported';

/** Its message is for the operator and holds nothing of what was said. */
export class TranscriberError extends Error {
  readonly kind: TranscriberErrorKind;

  constructor(kind: TranscriberErrorKind, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.kind = kind;
  }

  /** Whether the same recording may be understood later without anybody doing something. */
  get retry(): boolean {
    return this.kind === 'unavailable';
  }
}
