import { BROKEN, countFrames, hasText, TOO_LONG, type Walked } from './frames.js';

/** Milliseconds in every frame of AMR. */
const FRAME = 20;

/** Bytes of a frame by its type, with the header byte; null: reserved, or of another system (RFC 4867, 3GPP TS 26.101/201). */
const NARROW = [13, 14, 16, 18, 20, 21, 27, 32, 6, null, null, null, null, null, null, 1] as const;
const WIDE = [18, 24, 33, 37, 41, 47, 51, 59, 61, 6, null, null, null, null, 1, 1] as const;

/** AMR with one channel, as an Official Account hands it out. */
export function walkAmr(bytes: Uint8Array): Walked {
  if (hasText(bytes, 0, '#!AMR\n')) return walkFrames(bytes, 6, 'amr-nb', 8000, NARROW);
  if (hasText(bytes, 0, '#!AMR-WB\n')) return walkFrames(bytes, 9, 'amr-wb', 16000, WIDE);
  return null;
}

function walkFrames(
  bytes: Uint8Array,
  start: number,
  format: 'amr-nb' | 'amr-wb',
  sampleRate: number,
  sizes: readonly (number | null)[],
): Walked {
  const { frames, duration, end, stopped } = countFrames(bytes, start, (offset) => {
    const size = sizes[(bytes[offset] ?? 0) >> 3] ?? null;
    return size === null ? null : { size, duration: FRAME };
  });
  if (stopped === 'too_long') return TOO_LONG;
  if (stopped === 'no_frame' || frames === 0) return BROKEN;
  return { bytes: bytes.subarray(0, end), format, sampleRate, duration };
}
