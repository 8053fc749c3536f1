/** A voice message as it came, and the plain signal in it. */

export const AUDIO_FORMATS = ['silk', 'amr-nb', 'amr-wb', 'mp3', 'speex', 'wav', 'm4a'] as const;
export type AudioFormat = (typeof AUDIO_FORMATS)[number];

/** What these bytes are was found by looking into them, never by a name. */
export interface Audio {
  bytes: Uint8Array;
  format: AudioFormat;
  /** Hz, as it was coded. */
  sampleRate: number;
  /** Milliseconds. */
  duration: number;
}

/** Why bytes are not taken as a voice message. "broken": a known format, but empty, damaged or made to mislead. */
export interface AudioRefused {
  reason: 'too_long' | 'unknown' | 'broken';
}

/** One channel, 16 bit. */
export interface Pcm {
  samples: Int16Array;
  /** Hz. */
  sampleRate: number;
}

/** Makes plain samples at a rate (Hz) of any format but Speex and M4A. Rejects with DecodeError. */
export type Decode = (audio: Audio, options: { sampleRate: number }) => Promise<Pcm>;

/**
 * What went wrong. "unsupported", "broken" and "too_long" are said of the recording and stay so; "timeout", "crashed" (of
 * the decoder) and "closed" (while stopping) may go well another time.
 */
export type DecodeFailure = 'unsupported' | 'broken' | 'too_long' | 'timeout' | 'crashed' | 'closed';

export class DecodeError extends Error {
  readonly reason: DecodeFailure;

  constructor(reason: DecodeFailure, options?: { cause?: unknown }) {
    super(`the recording was not decoded: ${reason}`, options);
    this.reason = reason;
  }
}
