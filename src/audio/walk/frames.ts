import type { Audio, AudioRefused } from '../../ports/audio.js';

/** Milliseconds. WeChat records at most 60 s; a file of 1 MB can claim hours, and decoding those takes gigabytes. */
export const LONGEST = 65_000;

/** What a walk through a file makes of it; null: it is of another format. */
export type Walked = Audio | AudioRefused | null;

export const BROKEN: AudioRefused = { reason: 'broken' };
export const TOO_LONG: AudioRefused = { reason: 'too_long' };

interface Frame {
  /** Bytes, with whatever precedes each frame. */
  size: number;
  /** Milliseconds. */
  duration: number;
}

interface Counted {
  frames: number;
  /** Milliseconds. */
  duration: number;
  /** Offset behind the last whole frame. */
  end: number;
  /** "cut": the last frame is not all there; "no_frame": something else lies at `end`. */
  stopped: 'end' | 'cut' | 'no_frame' | 'too_long';
}

/** Steps from frame to frame, reading headers only, and stops at the first one beyond LONGEST: hours cost no more. */
export function countFrames(bytes: Uint8Array, start: number, frameAt: (offset: number) => Frame | null): Counted {
  let [frames, duration, end] = [0, 0, start];
  const stop = (stopped: Counted['stopped']): Counted => ({ frames, duration, end, stopped });
  while (end < bytes.length) {
    const frame = frameAt(end);
    if (frame === null) return stop('no_frame');
    if (end + frame.size > bytes.length) return stop('cut');
    frames += 1;
    duration += frame.duration;
    end += frame.size;
    if (duration > LONGEST) return stop('too_long');
  }
  return stop('end');
}

export function hasText(bytes: Uint8Array, offset: number, text: string): boolean {
  if (offset + text.length > bytes.length) return false;
  for (let i = 0; i < text.length; i++) if (bytes[offset + i] !== text.charCodeAt(i)) return false;
  return true;
}

export const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
