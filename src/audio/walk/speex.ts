import { countFrames, TOO_LONG, type Walked } from './frames.js';

/** Milliseconds in every frame of Speex. */
const FRAME = 20;
/** There is no header to know it by, so many frames in a row must be right. */
const ENOUGH = 10;
/** Bits of a frame by its mode: first the narrow band, then what widens it (libspeex, nb_mode and wb_mode). */
const NARROW_BITS = [5, 43, 119, 160, 220, 300, 364, 492, 79];
const WIDE_BITS = [4, 36, 112, 192, 352];

/**
 * Wideband Speex, one byte of length before every frame, as WeChat's H5 recorder hands it out
 * (audio/x-speex-with-header-byte; rate=16000). It has no magic number: every byte must belong to a frame, if only
 * to a last one that broke off.
 */
export function walkSpeex(bytes: Uint8Array): Walked {
  const { frames, duration, end, stopped } = countFrames(bytes, 0, (offset) => {
    const size = bytes[offset] ?? 0;
    return size >= bytesOfFrame(bytes, offset + 1) ? { size: 1 + size, duration: FRAME } : null;
  });
  if (stopped === 'too_long') return TOO_LONG;
  if (stopped === 'no_frame' || frames < ENOUGH) return null;
  return { bytes: bytes.subarray(0, end), format: 'speex', sampleRate: 16000, duration };
}

/** Infinity where none can begin. */
function bytesOfFrame(bytes: Uint8Array, offset: number): number {
  const first = bytes[offset] ?? 0;
  const narrow = first < 0x80 ? NARROW_BITS[first >> 3] : undefined;
  if (narrow === undefined) return Infinity;
  const bit = (at: number): number => ((bytes[offset + (at >> 3)] ?? 0) >> (7 - (at & 7))) & 1;
  if (bit(narrow) === 0) return Math.ceil(narrow / 8);
  const wide = WIDE_BITS[bit(narrow + 1) * 4 + bit(narrow + 2) * 2 + bit(narrow + 3)];
  return wide === undefined ? Infinity : Math.ceil((narrow + wide) / 8);
}
